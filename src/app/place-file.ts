// App · where results are put: checked before any work is done, and a file appears whole or not at all.
import { randomBytes } from 'node:crypto'
import { accessSync, constants, createReadStream, createWriteStream, type Stats, statSync } from 'node:fs'
import { realpath, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Finding, finding } from '../kernel/finding.ts'
import { dropScratch, keepTrack, openScratch } from '../store/scratch.ts'

/** What keeps these paths from being written; an input is never overwritten, by whatever name it is reached. */
export function checkOutputs(outputs: readonly string[], inputs: readonly string[]): Finding[] {
  const read = inputs.map((path) => ({ path, stats: find(path) }))
  return outputs.flatMap((out, i) => {
    const stats = find(out)
    const input = read.find((one) => isSame(one.stats, stats))
    const twin = outputs.slice(0, i).find((other) => other === out || isSame(find(other), stats))
    if (input !== undefined) return [finding('output/is-input', { file: out }, { input: input.path })]
    if (twin !== undefined && (stats === undefined || stats.isFile())) return [finding('output/twice', { file: out })]
    return checkPlace(out, stats)
  })
}

function checkPlace(out: string, stats: Stats | undefined): Finding[] {
  const folder = dirname(out)
  if (stats?.isDirectory() === true || /[/\\]$/.test(out)) return [finding('output/is-folder', { file: out })]
  if (find(folder)?.isDirectory() !== true) return [finding('output/no-folder', { file: out }, { folder })]
  const needed = stats === undefined ? [folder] : stats.isFile() ? [folder, out] : [out]
  const closed = needed.find((path) => !isWritable(path))
  return closed === undefined ? [] : [finding('output/not-writable', { file: out }, { path: closed })]
}

/** `write` fills a file beside the place, which is moved there when whole; a device or a pipe is written through. */
export async function placeFile(
  out: string,
  write: (temporary: string) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const stats = find(out)
  if (stats !== undefined && !stats.isFile()) return writeThrough(out, write)
  const target = stats === undefined ? out : await realpath(out)
  const temporary = join(dirname(target), `.${process.pid}-${randomBytes(6).toString('hex')}.wanmu-part`)
  keepTrack(temporary)
  try {
    await write(temporary)
    signal?.throwIfAborted()
    await rename(temporary, target)
  } finally {
    dropScratch(temporary)
  }
}

async function writeThrough(out: string, write: (temporary: string) => Promise<unknown>): Promise<void> {
  const folder = openScratch('wanmu-part-')
  try {
    const temporary = join(folder, basename(out))
    await write(temporary)
    await pipeline(createReadStream(temporary), createWriteStream(out, { flags: 'w' }))
  } finally {
    dropScratch(folder)
  }
}

const find = (path: string): Stats | undefined => {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

const isSame = (a: Stats | undefined, b: Stats | undefined): boolean =>
  a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
