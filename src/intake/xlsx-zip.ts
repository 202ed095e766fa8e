// Intake · the outside of a workbook: is it a zip at all, is it whole, locked, or a bomb. Checked before anything is unpacked.
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { type Entry, open, type ZipFile } from 'yauzl'
import { MOST_SHRINKING, SUSPECT_BYTES } from './limits.ts'
import { problem } from './raw.ts'
import type { IntakeLimits } from './types.ts'

export interface Zip {
  readonly entries: ReadonlyMap<string, Entry>
  /** Text of an entry, piece by piece. */
  read(entry: Entry, take: (text: string, bytes: number) => void): Promise<void>
  bytes(entry: Entry): Promise<Readable>
  /** Bytes of the file itself. */
  readonly size: number
  close(): void
}

const OLE = 'd0cf11e0a1b11ae1'
const MOST_ENTRIES = 10_000

/** `mayShrink`: parts that honestly shrink without measure, such as tables filled up with blanks; the limit on all of them still holds. */
export async function openZip(
  path: string,
  limits: IntakeLimits,
  mayShrink: (name: string) => boolean = () => false,
): Promise<Zip> {
  refuseOtherKinds(path)
  const zip = await openFile(path)
  try {
    const entries = await listEntries(zip)
    refuseBombs(entries, limits, mayShrink)
    return {
      entries,
      size: statSync(path).size,
      read: (entry, take) => readEntry(zip, entry, take),
      bytes: (entry) => openStream(zip, entry),
      close: () => zip.close(),
    }
  } catch (thrown) {
    zip.close()
    throw thrown
  }
}

/** Old binary workbooks and password-protected ones are both OLE compound files; only the latter hold an EncryptedPackage. */
function refuseOtherKinds(path: string): void {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(1 << 20)
    const size = readSync(file, head, 0, head.length, 0)
    if (size === 0) throw problem('intake/empty-file')
    if (head.toString('hex', 0, 8) === OLE) {
      const holds = (stream: string): boolean => head.subarray(0, size).includes(Buffer.from(stream, 'utf16le'))
      const old = holds('Workbook') || (holds('Book') && !holds('EncryptedPackage'))
      throw problem(old ? 'intake/old-xls' : 'intake/password')
    }
    if (head.toString('latin1', 0, 2) !== 'PK') throw problem('intake/not-workbook')
  } finally {
    closeSync(file)
  }
}

const openFile = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error === null ? resolve(zip) : reject(problem('intake/broken-file')),
    )
  })

const listEntries = (zip: ZipFile): Promise<Map<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    if (zip.entryCount > MOST_ENTRIES) return reject(problem('intake/bomb'))
    zip.on('entry', (entry) => {
      entries.set(entry.fileName.replace(/^\//, ''), entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(problem('intake/broken-file')))
    zip.readEntry()
  })

/** Sizes come from the directory; a part that turns out larger than it says is stopped while reading. */
function refuseBombs(
  entries: ReadonlyMap<string, Entry>,
  limits: IntakeLimits,
  mayShrink: (name: string) => boolean,
): void {
  let total = 0
  for (const entry of entries.values()) {
    if (entry.isEncrypted()) throw problem('intake/password')
    total += entry.uncompressedSize
    const shrinking = entry.uncompressedSize / Math.max(1, entry.compressedSize)
    if (entry.uncompressedSize > SUSPECT_BYTES && shrinking > MOST_SHRINKING && !mayShrink(entry.fileName))
      throw problem('intake/bomb')
  }
  const megabytes = limits.uncompressedMegabytes
  if (total > megabytes * 1024 * 1024) throw problem('intake/too-large-inside', { megabytes })
}

async function readEntry(zip: ZipFile, entry: Entry, take: (text: string, bytes: number) => void): Promise<void> {
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of await openStream(zip, entry)) take(decoder.decode(chunk, { stream: true }), chunk.length)
  take(decoder.decode(), 0)
}

const openStream = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)))
  })
