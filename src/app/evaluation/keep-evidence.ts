// App · evaluation: documents handed in as evidence: kept by their hash before the objection names them, handed out to whoever sees that objection.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Json } from '../../kernel/canonical-json.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Draft } from '../../store/pg/acts.ts'
import { findEvaluation } from '../../store/pg/results.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import { dropScratch, openScratch } from '../../store/scratch.ts'
import { plainName } from '../plain-name.ts'
import { type EvidenceEnding, isOfKind } from './evidence-kinds.ts'
import type { Works } from './works.ts'

type Refused = { readonly findings: readonly Finding[] }

/** Whoever may object hands in; whoever may not, has nothing to show. */
const MAY_OBJECT: readonly string[] = ['enterprise', 'filer']

export interface SentEvidence {
  readonly name: string
  /** The kind of document that it was said to be. */
  readonly ending: EvidenceEnding
  readonly bytes: Uint8Array
}

/** What was sent over the API: it begins as its kind does, and its name leads nowhere. */
export async function takeEvidence(
  works: Works,
  who: Who,
  id: string,
  { name, ending, bytes }: SentEvidence,
): ReturnType<typeof keepEvidence> {
  if (!MAY_OBJECT.includes(who.role)) return { findings: [finding('process/not-objecting', {}, { role: who.role })] }
  const plain = plainName(ending === 'jpg' ? name.replace(/\.jpeg$/i, '.jpg') : name, ending)
  return isOfKind(bytes, ending)
    ? await keepEvidence(works, who, id, plain, bytes)
    : { findings: [finding('process/other-kind', { file: plain }, { ending })] }
}

/** An objection names documents that were kept, by names that lead nowhere. */
export async function refuseUnkeptEvidence({ files }: Works, { kind, subject, payload }: Draft): Promise<Finding[]> {
  if (subject.kind !== 'evaluation' || kind !== 'object' || !hasEvidence(payload)) return []
  const findings: Finding[] = []
  for (const { name, hash } of payload.evidence) {
    if (/[\p{Cc}/\\]/u.test(name)) findings.push(finding('process/evidence-name', {}, { name }))
    if (typeof (await files.find(hash, 'evidence')) === 'string')
      findings.push(finding('process/evidence-not-kept', {}, { name, hash }))
    if (findings.length > 0) return findings
  }
  return findings
}

/** Anything else is refused as a payload. */
const hasEvidence = (payload: Json): payload is { readonly evidence: readonly { name: string; hash: string }[] } =>
  Value.Check(WithEvidence, payload)

const WithEvidence = Type.Object({
  evidence: Type.Array(Type.Object({ name: Type.String(), hash: Type.String() })),
})

export async function keepEvidence(
  works: Works,
  who: Who,
  id: string,
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly name: string; readonly hash: string } | Refused> {
  if (!MAY_OBJECT.includes(who.role)) return { findings: [finding('process/not-objecting', {}, { role: who.role })] }
  const row = await readAs(works.store, who, (session) => findEvaluation(session, id))
  if (row === undefined) return { findings: [finding('process/no-evaluation', {}, { id })] }
  const folder = openScratch('wanmu-evidence-')
  try {
    const path = join(folder, 'evidence')
    await writeFile(path, bytes)
    return { name, hash: await works.files.keepFile(path, 'evidence') }
  } finally {
    dropScratch(folder)
  }
}

/** The document as it was handed in; row-level security decides whose objections are seen. */
export async function readEvidence(
  works: Works,
  who: Who,
  id: string,
  hash: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | Refused> {
  const { rows } = await readAs(works.store, who, (session) =>
    sql<{
      name: string
    }>`select one ->> 'name' as name from acts, lateral jsonb_array_elements(payload -> 'evidence') one
      where subject_kind = 'evaluation' and subject_id = ${id} and kind = 'object' and one ->> 'hash' = ${hash}`.execute(
      session,
    ),
  )
  const found = rows.length === 0 ? 'absent' : await works.files.find(hash, 'evidence')
  return typeof found === 'string'
    ? { findings: [finding('process/no-evidence-here', {}, { hash })] }
    : { name: rows[0]?.name ?? '', bytes: await readFile(found.path) }
}
