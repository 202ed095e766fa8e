// App · the frozen files that acts on record name by their hash: whether each is there, and is what it was.
import type { Act } from '../kernel/act.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { type ContentFiles, type Ending, fileName, openContentFiles } from '../store/content-files.ts'
import { type Part, WORDS } from './evaluation/find-file.ts'
import type { Steps } from './run-steps.ts'

type What = Part | 'evidence'

export interface NamedFile {
  readonly hash: string
  readonly ending: Ending
  readonly what: What
  /** Those whose acts name it. */
  readonly evaluations: Set<string>
}

/** By the name of the file. */
export type NamedFiles = Map<string, NamedFile>

/** `altered`: there, with other bytes. */
export type Look = (name: string, file: NamedFile) => Promise<'sound' | 'absent' | 'altered'>

const ENDINGS: Readonly<Record<Part, Ending>> = {
  snapshot: 'parquet',
  sources: 'parquet',
  left_out: 'parquet',
  scheme: 'yaml',
  book: 'json',
  result: 'parquet',
  skipped: 'parquet',
}
/** What is no hash was frozen elsewhere: no file here bears it. */
const HASH = /^(sm3|sha256):[0-9a-f]{64}$/

/** What a lawful act names, added to what those before it named. */
export function noteFiles(named: NamedFiles, { subject, payload }: Pick<Act, 'subject' | 'payload'>): void {
  if (subject.kind !== 'evaluation') return
  const said = payload as Readonly<Record<string, Json>>
  const note = (text: unknown, ending: Ending, what: What): void => {
    // A plan names its scheme by the edition: `enterprises@sm3:…`.
    const hash = typeof text === 'string' ? (text.split('@').at(-1) ?? '') : ''
    if (!HASH.test(hash)) return
    const name = fileName(hash, ending)
    const known = named.get(name)
    if (known === undefined) named.set(name, { hash, ending, what, evaluations: new Set([subject.id]) })
    else known.evaluations.add(subject.id)
  }
  for (const [part, ending] of Object.entries(ENDINGS)) note(said[part], ending, part as Part)
  const { evidence } = said
  if (Array.isArray(evidence))
    for (const one of evidence as readonly { readonly hash?: Json }[]) note(one.hash, 'evidence', 'evidence')
}

export const lookInFolder =
  (files: ContentFiles): Look =>
  async (_, { hash, ending }) => {
    const found = await files.find(hash, ending)
    return typeof found === 'string' ? found : 'sound'
  }

/** The same by the path of the folder. */
export const lookAt = (folder: string): Look => lookInFolder(openContentFiles(folder))

/** Against hashes that were taken already, by name. */
export const lookAmong =
  (hashOf: (name: string) => string | undefined): Look =>
  async (name, { hash }) => {
    const found = hashOf(name)
    return found === undefined ? 'absent' : found === hash ? 'sound' : 'altered'
  }

export async function checkFiles(
  named: NamedFiles,
  look: Look,
  { onProgress, signal }: Steps = {},
): Promise<Finding[]> {
  const findings: Finding[] = []
  let done = 0
  for (const [name, file] of named) {
    signal?.throwIfAborted()
    onProgress?.(done++, named.size, '核对冻结的文件')
    const found = await look(name, file)
    if (found !== 'sound') findings.push(tell(name, file, found))
  }
  return findings
}

/** Evidence that is lost makes no result false: it is told, and the rest is still to be kept and brought back. */
export const goOnWithoutEvidence = (findings: readonly Finding[]): Finding[] =>
  findings.map((one) => (one.code === 'store/evidence-absent' ? { ...one, blocking: false } : one))

function tell(name: string, { what, evaluations }: NamedFile, found: 'absent' | 'altered'): Finding {
  const at = { file: `snapshots/${name}` }
  const facts = { evaluation: [...evaluations].join('、') }
  if (what !== 'evidence') {
    const [zh, en] = WORDS[what]
    return finding(`store/kept-${found}`, at, { ...facts, what: zh, whatEn: en })
  }
  if (found === 'absent') return finding('store/evidence-absent', at, facts)
  return finding('store/kept-altered', at, { ...facts, what: '异议的证据', whatEn: 'the evidence of an objection' })
}
