// App · backup: what the manifest of an archive says. It comes from outside, so its shape is checked before anything else.
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { type Finding, finding } from '../kernel/finding.ts'
import type { Archive } from '../store/archive.ts'

export const FORM = 'wanmu-backup-1'
export const MANIFEST = 'manifest.json'

/** A line per part: of hundreds of thousands of files. */
const MOST_BYTES = 64_000_000

const Count = Type.Integer({ minimum: 0 })
const Text = Type.String({ minLength: 1 })

/** More members may be there: a later program may say more. */
const Manifest = Type.Object({
  form: Type.Literal(FORM),
  made: Type.String(),
  migrations: Type.Array(Text, { minItems: 1 }),
  head: Type.Object({
    chain: Text,
    algorithm: Type.Union([Type.Literal('sm3'), Type.Literal('sha256')]),
    seq: Count,
    hash: Type.String(),
  }),
  parts: Type.Record(Type.String(), Type.Object({ bytes: Count, hash: Type.String(), rows: Type.Optional(Count) })),
})
export type Manifest = Static<typeof Manifest>

type Refused = { readonly findings: readonly Finding[] }

/** What is no manifest at all is no backup; one of this form that lacks something is told by its member. */
export async function readManifest(archive: Archive, file: string): Promise<Manifest | Refused> {
  const value = await parse(archive)
  if (!isOurs(value)) return { findings: [finding('store/backup-broken', { file })] }
  if (Value.Check(Manifest, value)) return value
  const [fault] = Value.Errors(Manifest, value)
  const why = `${fault?.instancePath ?? ''} ${fault?.message ?? ''}`.trim()
  return { findings: [malformed(file, MANIFEST, why)] }
}

async function parse(archive: Archive): Promise<unknown> {
  if (!archive.names.includes(MANIFEST)) return undefined
  try {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of archive.read(MANIFEST)) {
      size += chunk.length
      if (size > MOST_BYTES) return undefined
      chunks.push(chunk)
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

const isOurs = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'form' in value && value.form === FORM

/** A part whose hash is right, but whose content is not what a backup holds. */
export const malformed = (file: string, part: string, why: string, line?: number): Finding =>
  finding('store/backup-malformed', { file, ...(line === undefined ? {} : { line }) }, { part, why: why.slice(0, 200) })
