// Office files are zips; their entries carry a fixed date, so that the same content is the same bytes on any day and machine.
import { type Unzipped, unzipSync, zipSync } from 'fflate'

/** Date written into every file we make: a result's date is its period, not the minute it was printed. */
export const fixedDate = new Date(Date.UTC(2000, 0, 1))

/** Re-packs with fixed dates and order; `change` may replace the content of entries. */
export function repack(bytes: Uint8Array, change: (files: Unzipped) => void = () => {}): Uint8Array {
  const files = unzipSync(bytes, { filter: (file) => !file.name.endsWith('/') })
  change(files)
  const named = Object.entries(files).map(([name, data]) => [name.replace(/^\/+/, ''), data] as const)
  // fflate reads the date in local time, so it is given in local time: the bytes are the same in every zone.
  return zipSync(Object.fromEntries(named), { level: 6, mtime: new Date(1980, 0, 1) })
}
