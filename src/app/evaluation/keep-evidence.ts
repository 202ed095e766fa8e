// App · evaluation: documents handed in as evidence: kept by their hash before the objection names them, named by whoever handed them in, handed out to whoever sees that objection.
import { readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Json } from '../../kernel/canonical-json.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { withoutHidden } from '../../kernel/hidden.ts'
import { EVALUATION_STEPS, type EvaluationStanding } from '../../record/evaluations/steps.ts'
import { findStep } from '../../record/steps.ts'
import { hashBytes } from '../../store/hash.ts'
import type { Draft } from '../../store/pg/acts.ts'
import { noteAtDoor } from '../../store/pg/door-log.ts'
import { findEvaluation } from '../../store/pg/results.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import { dropScratch, openScratch } from '../../store/scratch.ts'
import { plainName } from '../plain-name.ts'
import { type EvidenceEnding, endingOf, isOfKind } from './evidence-kinds.ts'
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
  const against = await refuseHanding(works, who, id)
  if (against.length > 0) return { findings: against }
  const plain = plainName(ending === 'jpg' ? name.replace(/\.jpeg$/i, '.jpg') : name, ending)
  if (!isOfKind(bytes, ending)) return { findings: [finding('process/other-kind', { file: plain }, { ending })] }
  const kept = await keepEvidence(works, who, id, plain, bytes)
  if ('hash' in kept)
    await noteAtDoor(works.store, { ...who, what: HANDED, subject: `${id} ${kept.hash}`, outcome: 'done' })
  return kept
}

/** In the log of the door, where everyone reads of oneself. */
const HANDED = 'evidence'
/** Pieces that one person hands in within a day. */
const MOST_A_DAY = 40

/** Only where an objection could be raised now, and not without measure: what was handed in is kept for good. */
async function refuseHanding(works: Works, who: Who, id: string): Promise<Finding[]> {
  if (!MAY_OBJECT.includes(who.role)) return [finding('process/not-objecting', {}, { role: who.role })]
  return await readAs(works.store, who, async (session) => {
    const row = await findEvaluation(session, id)
    if (row === undefined) return [finding('process/no-evaluation', {}, { id })]
    if (findStep(EVALUATION_STEPS, row.standing as EvaluationStanding, 'object') === undefined)
      return [finding('process/no-objections-now', {}, { id })]
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from door_log
      where person = ${who.person} and what = ${HANDED} and at > now() - interval '1 day'`.execute(session)
    return (rows[0]?.n ?? 0) < MOST_A_DAY ? [] : [finding('process/much-evidence', {}, { most: MOST_A_DAY })]
  })
}

/** An objection names documents that were kept, by names that lead nowhere; another's is as if it were not there. */
export async function refuseUnkeptEvidence(
  works: Works,
  who: Who,
  { kind, subject, payload }: Draft,
): Promise<Finding[]> {
  if (subject.kind !== 'evaluation' || kind !== 'object' || !hasEvidence(payload)) return []
  const findings: Finding[] = []
  for (const { name, hash } of payload.evidence) {
    const found = await works.files.find(hash, 'evidence')
    if (typeof found === 'string' || !(await mayName(works, who, subject.id, hash)))
      findings.push(finding('process/evidence-not-kept', {}, { name, hash }))
    else if (safeName(name, await readFile(found.path)) !== name)
      findings.push(finding('process/evidence-name', {}, { name: withoutHidden(name) }))
    if (findings.length > 0) return findings
  }
  return findings
}

/** As it may be handed out: its ending is that of what it holds, so that nobody opens a program for a document. */
function safeName(name: string, bytes: Uint8Array): string {
  const ending = endingOf(extname(name))
  // Plain text runs nowhere.
  if (/\.txt$/i.test(name)) return plainName(name, 'txt')
  return plainName(name, ending !== undefined && isOfKind(bytes, ending) ? ending : 'bin')
}

/** Handed in by this person for this evaluation, or in an objection that this person sees anyway. */
async function mayName(works: Works, who: Who, id: string, hash: string): Promise<boolean> {
  const note = hashBytes(Buffer.from(handedBy(who, id, hash)))
  if (typeof (await works.files.find(note, 'handed')) !== 'string') return true
  const { rows } = await readAs(works.store, who, (session) =>
    sql`select 1 from acts where subject_kind = 'evaluation' and kind = 'object'
      and payload -> 'evidence' @> jsonb_build_array(jsonb_build_object('hash', ${hash}::text)) limit 1`.execute(
      session,
    ),
  )
  return rows.length > 0
}

/** What a small file beside the document says. */
const handedBy = ({ person }: Who, evaluation: string, hash: string): string =>
  JSON.stringify([person, evaluation, hash])

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
    const hash = await works.files.keepFile(path, 'evidence')
    await works.files.keepText(handedBy(who, id, hash), 'handed')
    return { name, hash }
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
  if (typeof found === 'string') return { findings: [finding('process/no-evidence-here', {}, { hash })] }
  const bytes = await readFile(found.path)
  return { name: safeName(rows[0]?.name ?? '', bytes), bytes }
}
