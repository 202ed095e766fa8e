// Intake · geometry: the parts of shapefiles, inside a zip or lying side by side. A zip may hold several shapefiles.
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isProblem, problem } from '../raw.ts'
import { openZip, type Zip } from '../xlsx-zip.ts'
import { isUtf8 } from './dbf-text.ts'
import type { GeoLimits } from './limits.ts'

const ENDINGS = ['shp', 'dbf', 'prj', 'cpg'] as const
type Ending = (typeof ENDINGS)[number]
export interface Part {
  readonly bytes: number
  open(): Promise<AsyncIterable<Uint8Array>>
}
export interface PartSet {
  readonly name: string
  readonly parts: Readonly<Partial<Record<Ending, Part>>>
}
export interface OpenParts {
  readonly sets: readonly PartSet[]
  close(): void
}

export async function openZipParts(path: string, limits: GeoLimits): Promise<OpenParts> {
  const zip = await openGeoZip(path, limits)
  const parts = [...zip.entries.values()].map((entry) => ({
    name: decodeName(entry.fileNameRaw),
    part: { bytes: entry.uncompressedSize, open: async () => unpacked(() => zip.bytes(entry)) },
  }))
  const sets = group(parts.filter(({ name }) => !/(^|\/)(__MACOSX\/|\._)/.test(name)))
  if (sets.length > 0) return { sets, close: () => zip.close() }
  zip.close()
  throw problem('geo/no-shp-in-zip')
}

export function openFileParts(path: string, limits: GeoLimits): OpenParts {
  const folder = dirname(path)
  const stem = basename(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
  const parts = readdirSync(folder)
    .filter((name) => name.toLowerCase().replace(/\.[^.]*$/, '') === stem && existsSync(join(folder, name)))
    .map((name) => ({
      name,
      part: { bytes: statSync(join(folder, name)).size, open: async () => createReadStream(join(folder, name)) },
    }))
  const megabytes = limits.uncompressedMegabytes
  if (parts.reduce((sum, { part }) => sum + part.bytes, 0) > megabytes * 1024 * 1024)
    throw problem('intake/too-large-inside', { megabytes })
  return { sets: group(parts), close: () => {} }
}

/** The whole of a small part, as text; undefined when it is not there. */
export async function readSmall(part: Part | undefined): Promise<string | undefined> {
  if (part === undefined) return undefined
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of await part.open()) {
    pieces.push(piece)
    size += piece.length
    if (size > 1 << 16) break
  }
  return Buffer.concat(pieces)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
}

/** What unpacking throws comes from the file: damaged, or not of the size that its directory says. */
async function* unpacked(open: () => Promise<AsyncIterable<Uint8Array>>): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of await open()) yield piece
  } catch {
    throw problem('geo/zip-broken')
  }
}

async function openGeoZip(path: string, limits: GeoLimits): Promise<Zip> {
  try {
    return await openZip(path, { ...limits, columns: 0, rows: 0 }, (name) => /\.dbf$/i.test(name))
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown
    const code = OWN_WORDS[thrown.problem]
    throw code === undefined ? thrown : problem(code, thrown.facts)
  }
}
const OWN_WORDS: Readonly<Record<string, string>> = {
  'intake/not-workbook': 'geo/not-zip',
  'intake/password': 'geo/zip-password',
  'intake/broken-file': 'geo/zip-broken',
  'intake/bomb': 'geo/zip-bomb',
}

/** By name without ending; each with a .shp. */
function group(parts: readonly { readonly name: string; readonly part: Part }[]): PartSet[] {
  const sets = new Map<string, { name: string; parts: Partial<Record<Ending, Part>> }>()
  for (const { name, part } of parts) {
    const ending = /\.([^./]+)$/.exec(name.toLowerCase())?.[1]
    const known = ENDINGS.find((one) => one === ending)
    if (known === undefined) continue
    const stem = name.slice(0, -4)
    const set = sets.get(stem.toLowerCase()) ?? { name: stem, parts: {} }
    set.parts[known] ??= part
    if (known === 'shp') set.name = stem
    sets.set(stem.toLowerCase(), set)
  }
  return [...sets.values()].filter(({ parts }) => parts.shp !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Zips made by Chinese Windows name their entries in GBK and do not say so. */
const decodeName = (raw: Uint8Array): string => new TextDecoder(isUtf8(raw) ? 'utf-8' : 'gb18030').decode(raw)
