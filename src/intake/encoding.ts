// Intake · in which encoding a csv is written, and what two encodings in one file look like.
import { closeSync, openSync, readSync } from 'node:fs'
import { problem } from './raw.ts'

const CHUNK = 1 << 20

/** Valid UTF-8 to the last byte is UTF-8; what is not is read as GB 18030, which holds GBK and GB 2312. */
export function findEncoding(file: string): string {
  const head = Buffer.alloc(2)
  const handle = openSync(file, 'r')
  readSync(handle, head, 0, 2, 0)
  closeSync(handle)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  // Chinese that reads well as UTF-8 down to some line, and not below it: two files were pasted together.
  const { line, wide } = firstFault(file)
  if (line === undefined) return 'utf-8'
  if (wide) throw problem('intake/mixed-encoding', {}, line)
  return 'gb18030'
}

export function readText(file: string, encoding: string, take: (text: string, done: number) => void): void {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  let done = 0
  readChunks(file, (bytes) => {
    done += bytes.length
    take(decoder.decode(bytes, { stream: true }), done)
  })
  take(decoder.decode(), done)
}

function readChunks(file: string, take: (bytes: Buffer) => void): void {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(CHUNK)
    for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer)) take(buffer.subarray(0, size))
  } finally {
    closeSync(handle)
  }
}

/** The first line that is no UTF-8, and whether Chinese stood above it. */
function firstFault(file: string): { readonly line: number | undefined; readonly wide: boolean } {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [line, wide] = [1, false]
  const see = (text: string): void => {
    wide ||= /[\u4e00-\u9fff]{2}/.test(text)
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++
  }
  let faulty: Buffer | undefined
  try {
    readChunks(file, (bytes) => {
      faulty = bytes
      see(decoder.decode(bytes, { stream: true }))
    })
    see(decoder.decode())
    return { line: undefined, wide }
  } catch {
    return lineWithin(faulty ?? Buffer.alloc(0), line, wide)
  }
}

/** The same, line by line, in the piece that could not be decoded. */
function lineWithin(bytes: Buffer, first: number, before: boolean) {
  let [line, wide] = [first, before]
  for (let at = bytes.indexOf(10) + 1, start = 0; ; start = at, at = bytes.indexOf(10, start) + 1) {
    const end = at <= start ? bytes.length : at
    try {
      // A character may have been cut at the beginning of the piece.
      const text = new TextDecoder('utf-8', { fatal: start > 0 || first === 1 }).decode(bytes.subarray(start, end))
      wide ||= /[\u4e00-\u9fff]{2}/.test(text)
    } catch {
      return { line, wide }
    }
    if (end === bytes.length) return { line, wide }
    line++
  }
}
