// App · a rule file's text: read within bounds, and told what it is when it is no text.
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Finding, finding } from '../kernel/finding.ts'

/** A million characters take at most this. */
const MOST_BYTES = 4_000_000

/** `room` is the first half of its findings' codes, `file` how they name the file. */
export async function readTextFile(
  path: string,
  room = 'evaluate',
  file?: string,
): Promise<{ readonly text: string } | Finding> {
  try {
    const { bytes, more } = await readBounded(path)
    const name = file ?? basename(path)
    if (more) return finding(`${room}/file-too-long`, { file: name }, { megabytes: MOST_BYTES / 1e6 })
    return toText(bytes, room, name)
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : undefined
    if (code === undefined) throw fault
    return code === 'EISDIR'
      ? finding(`${room}/folder`, { file: file ?? path })
      : finding(`${room}/no-file`, { file: file ?? path }, { detail: code })
  }
}

async function readBounded(path: string): Promise<{ readonly bytes: Buffer; readonly more: boolean }> {
  const handle = await open(path)
  try {
    const bytes = Buffer.alloc(MOST_BYTES + 1)
    let size = 0
    for (;;) {
      const { bytesRead } = await handle.read(bytes, size, bytes.length - size)
      size += bytesRead
      if (bytesRead === 0 || size === bytes.length) break
    }
    return { bytes: bytes.subarray(0, size), more: size > MOST_BYTES }
  } finally {
    await handle.close()
  }
}

function toText(bytes: Buffer, room: string, file: string): { readonly text: string } | Finding {
  if (bytes.toString('latin1', 0, 2) === 'PK') return finding(`${room}/workbook`, { file })
  const [first, second] = bytes
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : ''
  try {
    const text = new TextDecoder(marked === '' ? 'utf-8' : marked, { fatal: true }).decode(bytes)
    const nul = text.indexOf('\0')
    if (nul < 0) return { text }
    return finding(`${room}/no-text`, { file, line: text.slice(0, nul).split('\n').length })
  } catch {
    return finding(`${room}/not-utf8`, { file, line: firstBadLine(bytes) })
  }
}

/** The line that the decoder stumbles over. */
function firstBadLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let at = 0; at < bytes.length; line++) {
    const end = bytes.indexOf(10, at)
    const stop = end < 0 ? bytes.length : end + 1
    try {
      decoder.decode(bytes.subarray(at, stop))
    } catch {
      return line
    }
    at = stop
  }
  return line
}
