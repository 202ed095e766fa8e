// Store · one file that holds many, written and read as streams: a zip, so that anyone can look into it without this program.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, open, type ZipFile } from 'yauzl'
import { ZipFile as Writer } from 'yazl'

export interface Part {
  readonly name: string
  /** Called when its turn comes: a part may tell what the parts before it were. */
  readonly content: () => AsyncIterable<Uint8Array>
}

export interface PartHash {
  readonly bytes: number
  readonly hash: string
}

export async function writeArchive(path: string, parts: readonly Part[]): Promise<void> {
  const zip = new Writer()
  const written = pipeline(zip.outputStream, createWriteStream(path))
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  for (const { name, content } of parts)
    zip.addReadStreamLazy(name, (give) => {
      const stream = Readable.from(content(), { objectMode: false })
      stream.on('error', (fault) => zip.emit('error', fault))
      give(null, stream)
    })
  zip.end()
  await Promise.race([written, failed])
}

/** The same bytes, counted and hashed on their way; `done` hears of it at their end. */
export async function* hashed(
  content: AsyncIterable<Uint8Array>,
  done: (what: PartHash) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sm3')
  let bytes = 0
  for await (const chunk of content) {
    hash.update(chunk)
    bytes += chunk.length
    yield chunk
  }
  done({ bytes, hash: `sm3:${hash.digest('hex')}` })
}

export interface Archive {
  readonly names: readonly string[]
  readonly read: (name: string) => AsyncIterable<Uint8Array>
  readonly close: () => void
}

/** Throws when it is no whole zip. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (fault, opened) =>
      fault === null ? resolve(opened) : reject(fault),
    )
  })
  const entries = await listEntries(zip).catch((fault: unknown) => {
    zip.close()
    throw fault
  })
  return {
    names: [...entries.keys()],
    close: () => zip.close(),
    async *read(name) {
      const entry = entries.get(name)
      if (entry === undefined) throw new Error(`no part ${name}`)
      yield* await new Promise<Readable>((resolve, reject) => {
        zip.openReadStream(entry, (fault, stream) => (fault === null ? resolve(stream) : reject(fault)))
      })
    },
  }
}

const listEntries = (zip: ZipFile): Promise<Map<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    zip.on('entry', (entry) => {
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
    zip.readEntry()
  })
