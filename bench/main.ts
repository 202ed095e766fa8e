// Bench · runs the benches that were asked for and prints one table; figures are told, never tested.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { mapFrames } from './map-frames.ts'
import { million } from './million.ts'
import { readXlsx } from './read-xlsx.ts'
import { start } from './start.ts'
import { toText } from './table.ts'
import { tiles } from './tiles.ts'
import { tree } from './tree.ts'
import type { Bench, Line } from './types.ts'

const BENCHES: Readonly<Record<string, Bench>> = {
  start,
  tree,
  'read-xlsx': readXlsx,
  million,
  tiles,
  'map-frames': mapFrames,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' }, times: { type: 'string', default: '3' } },
})
const [scale, times] = [Number(values.scale), Number(values.times)]
const asked = positionals.length > 0 ? positionals : Object.keys(BENCHES)
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0 || !(scale > 0 && scale <= 1) || !Number.isInteger(times) || times < 1) {
  process.stderr.write(`npm run bench -- [${Object.keys(BENCHES).join(' | ')}] [--scale 0..1] [--times n]\n`)
  process.exit(2)
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'wanmu-bench-'))
const gigabytes = Math.round(totalmem() / 1024 ** 3)
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${gigabytes} GB; scale ${scale}, best of ${times}\n`,
)
try {
  const lines: Line[] = []
  for (const name of asked) lines.push(...((await BENCHES[name]?.({ scale, times, folder, root })) ?? []))
  process.stdout.write(toText(lines))
  if (lines.some(({ same }) => !same)) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
