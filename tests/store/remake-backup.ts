// A backup written once more with other content and the right hashes, as only someone who knows its form could.
import { type Archive, hashed, openArchive, type PartHash, writeArchive } from '../../src/store/archive.ts'

const MANIFEST = 'manifest.json'
/** What each part holds, by its name. */
export type Texts = Map<string, string>

export interface Change {
  readonly texts?: (texts: Texts) => void
  /** Gives the manifest that is written; `parts` has the right hashes already. */
  readonly manifest?: (whole: Record<string, unknown>) => unknown
}

export async function remake(from: string, to: string, { texts: change, manifest }: Change): Promise<string> {
  const archive = await openArchive(from)
  const texts: Texts = new Map()
  for (const name of archive.names) texts.set(name, await textOf(archive, name))
  archive.close()
  const whole = JSON.parse(texts.get(MANIFEST) ?? '') as Record<string, unknown>
  texts.delete(MANIFEST)
  change?.(texts)
  const parts: Record<string, PartHash> = {}
  const bytes = async function* (text: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text)
  }
  for (const [name, text] of texts)
    for await (const _ of hashed(bytes(text), (what) => {
      parts[name] = what
    }));
  const told = { ...whole, parts }
  texts.set(MANIFEST, JSON.stringify(manifest === undefined ? told : manifest(told)))
  await writeArchive(
    to,
    [...texts].map(([name, text]) => ({ name, content: () => bytes(text) })),
  )
  return to
}

async function textOf(archive: Archive, name: string): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of archive.read(name)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
