// Store · acts: read back as they were linked, and appended one after another under the chain's lock.
import { type Selectable, sql } from 'kysely'
import { type Act, type ActBody, type Hash, linkAct, type Subject } from '../../kernel/act.ts'
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { type Algorithm, hashBy } from '../hash.ts'
import { othersTurn } from '../others-turn.ts'
import { markUnder } from './asked.ts'
import type { Store } from './open.ts'
import { refusalOf } from './refusal.ts'
import { ownAs, type Session, type Who, writeAs } from './session.ts'
import { type ActRow, CHAIN, type Tables } from './tables.ts'

export interface Draft {
  readonly kind: string
  readonly subject: Subject
  readonly payload: Json
  readonly reason?: string
  readonly clause?: string
  /** The same key again is the same act again: it is handed back, not done twice. */
  readonly key?: string
}

export interface Rules {
  /** What stands against the act, given all acts of its subject so far. */
  readonly admit: (
    before: readonly Act[],
    body: ActBody,
    session: Session,
  ) => readonly Finding[] | Promise<readonly Finding[]>
  /** Writes what the acts of the subject now come to. Runs before the act itself is written: it may depend on it. */
  readonly project: (session: Session, acts: readonly Act[]) => Promise<void>
  /** Done by whoever holds the database, not yet by a person with a role: only the first system admin is made so. */
  readonly asOwner?: boolean
}

export type Appended = { readonly act: Act; readonly repeated: boolean } | { readonly findings: readonly Finding[] }

/** When it returns an act, the act is committed. A draft that depends on what is there is made when the chain is taken. */
export async function appendAct(
  store: Store,
  who: Who,
  given: Draft | ((session: Session) => Promise<Draft | readonly Finding[]>),
  rules: Rules,
  now: () => Date = () => new Date(),
): Promise<Appended> {
  try {
    return await inTurn(store, rules.asOwner === true ? ownAs : writeAs, who, async (session) => {
      const chain = await takeChain(session)
      const draft = typeof given === 'function' ? await given(session) : given
      if (!('subject' in draft)) return { findings: draft }
      const repeated = await findRepeated(session, who, draft)
      if (repeated !== undefined) return repeated
      const before = await actsOf(session, draft.subject)
      const body = bodyOf(who, draft, chain.seq + 1, now())
      const findings = await rules.admit(before, body, session)
      if (findings.length > 0) return { findings }
      const act = linkAct(chain.hash, body, chain.by)
      await rules.project(session, [...before, act])
      await session.insertInto('acts').values(toRow(act, draft.key)).execute()
      return { act, repeated: false }
    })
  } catch (fault) {
    const findings = refusalOf(fault)
    if (findings === undefined) throw fault
    return { findings }
  }
}

const last = new WeakMap<Store, Promise<unknown>>()

/** One after another in this process: whoever waited for the chain in the database would hold a connection that readers want. */
function inTurn<T>(store: Store, as: typeof writeAs, who: Who, use: (session: Session) => Promise<T>): Promise<T> {
  const done = (last.get(store) ?? Promise.resolve()).then(() => as(store, who, use))
  last.set(
    store,
    done.catch(() => {}),
  )
  return done
}

export async function takeChain(session: Session): Promise<{ seq: number; hash: string; by: Hash }> {
  const { rows } = await sql<Selectable<Tables['chains']>>`select * from take_chain(${CHAIN})`.execute(session)
  const head = rows[0]
  if (head === undefined) throw new Error(`no chain ${CHAIN}`)
  return { seq: head.seq, hash: head.hash, by: hashBy(head.algorithm as Algorithm) }
}

/** The act that this person did under this key. */
export async function keyedAct(session: Session, { person }: Who, key: string): Promise<Act | undefined> {
  const row = await session
    .selectFrom('acts')
    .selectAll()
    .where('actor', '=', person)
    .where('key', '=', key)
    .executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** Whether a key is free for a question, stands for this very one, or for another or an act. */
export async function lookUpKey(
  session: Session,
  who: Who,
  key: string,
  mark: string,
): Promise<'new' | 'same' | 'other'> {
  const asked = await markUnder(session, who, key)
  if (asked !== undefined) return asked === mark ? 'same' : 'other'
  return (await keyedAct(session, who, key)) === undefined ? 'new' : 'other'
}

async function findRepeated(session: Session, who: Who, draft: Draft): Promise<Appended | undefined> {
  if (draft.key === undefined) return undefined
  const act = await keyedAct(session, who, draft.key)
  if (act === undefined)
    return (await markUnder(session, who, draft.key)) === undefined
      ? undefined
      : { findings: [finding('store/key-reused', {}, { key: draft.key })] }
  const said = (one: Draft | Act): string =>
    canonicalJson([one.kind, one.subject, one.payload, one.reason ?? null, one.clause ?? null])
  return said(act) === said(draft)
    ? { act, repeated: true }
    : { findings: [finding('store/key-reused', {}, { key: draft.key })] }
}

export async function actsOf(session: Session, { kind, id }: Subject): Promise<Act[]> {
  const rows = await session
    .selectFrom('acts')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(fromRow)
}

/** All acts on subjects of one kind that the reader sees, in their order. */
export async function actsOn(session: Session, kind: string): Promise<Act[]> {
  const rows = await session.selectFrom('acts').selectAll().where('subject_kind', '=', kind).orderBy('seq').execute()
  return rows.map(fromRow)
}

function bodyOf({ person, role }: Who, draft: Draft, seq: number, at: Date): ActBody {
  const { kind, subject, payload, reason, clause } = draft
  return {
    seq,
    chain: CHAIN,
    actor: person,
    role,
    at: at.toISOString(),
    kind,
    subject: { kind: subject.kind, id: subject.id },
    payload,
    ...(reason === undefined ? {} : { reason }),
    ...(clause === undefined ? {} : { clause }),
  }
}

export const toRow = ({ subject, payload, ...act }: Act, key: string | null = null) => ({
  ...act,
  subject_kind: subject.kind,
  subject_id: subject.id,
  payload: JSON.stringify(payload),
  reason: act.reason ?? null,
  clause: act.clause ?? null,
  key,
})

export function fromRow(row: Selectable<ActRow>): Act {
  const { subject_kind, subject_id, reason, clause, key: _, ...rest } = row
  return {
    ...rest,
    subject: { kind: subject_kind, id: subject_id },
    ...(reason === null ? {} : { reason }),
    ...(clause === null ? {} : { clause }),
  }
}

/** An act may hold the figures of a whole county. */
const PAGE = 100

/** The whole chain in its order, page by page. For whoever audits: row-level security does not apply here. */
export async function* allActs({ db }: Pick<Store, 'db'>, from = 0, of?: string): AsyncGenerator<Act[]> {
  for (let last = from; ; ) {
    const page = db.selectFrom('acts').selectAll().where('seq', '>', last).orderBy('seq').limit(PAGE)
    const rows = await (of === undefined ? page : page.where('subject_kind', '=', of)).execute()
    if (rows.length === 0) return
    yield rows.map(fromRow)
    await othersTurn()
    last = rows.at(-1)?.seq ?? last
  }
}
