// App · rows into a register: one act that says how many, from where and with which hash; what is as it was brings no row.
import { sql } from 'kysely'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { type Finding, finding, notice } from '../kernel/finding.ts'
import { refuseFarDay } from '../record/registers/days.ts'
import { admitRegister, foldRegister, hashTexts, type Register } from '../record/registers/register.ts'
import { hashBy } from '../store/hash.ts'
import { othersTurn } from '../store/others-turn.ts'
import { appendAct, type Draft, lookUpKey } from '../store/pg/acts.ts'
import { keepKey } from '../store/pg/asked.ts'
import { writeRows } from '../store/pg/dump.ts'
import type { Store } from '../store/pg/open.ts'
import { type Session, type Who, writeAs } from '../store/pg/session.ts'
import { readHead } from './audit.ts'
import { type Clock, OURS } from './clock.ts'
import { dayOf } from './day-of.ts'
import { markOf } from './mark-of.ts'

/** A row as it will stand, without the act that brings it. */
export interface Dated {
  readonly valid_from: string
  readonly ended: boolean
}

export interface Imported {
  readonly added: number
  readonly changed: number
  readonly ended: number
  readonly same: number
}

export interface Batch<Row extends Dated> {
  readonly register: Register
  readonly day: string
  readonly source: { readonly file: string; readonly hash: string }
  readonly rows: readonly Row[]
  readonly nameOf: (row: Row) => string
  /** A row as it is to stand where there was one before. */
  readonly settle?: (row: Row, old: Row) => Row
  /** What is not among the rows has ended on that day. */
  readonly complete: boolean
  /** Only reckoned: nothing is put on record. */
  readonly dry?: boolean | undefined
  /** The same key with the same file brings nothing a second time, whatever happened meanwhile. */
  readonly key?: string | undefined
  /** What held on that day before. */
  readonly before: (session: Session) => Promise<readonly Row[]>
}

const LONGEST_NAME = 200
const MOST_TOLD = 200

/** No index keeps them, and no page shows them. */
const refuseLongNames = <Row extends Dated>({ rows, nameOf }: Batch<Row>): Finding[] =>
  rows
    .filter((row) => 'name' in row && typeof row.name === 'string' && row.name.length > LONGEST_NAME)
    .slice(0, MOST_TOLD)
    .map((row) => finding('record/long-name', {}, { id: nameOf(row), most: LONGEST_NAME }))

const OTHER = { unit: 'units', indicator: 'indicators', shape: 'shapes', tenure: 'tenure' } as const
type Table = (typeof OTHER)[keyof typeof OTHER] | 'subjects'
const tableOf = (register: Register): Table => (register in OTHER ? OTHER[register as keyof typeof OTHER] : 'subjects')

export async function importRows<Row extends Dated>(
  store: Store,
  who: Who,
  batch: Batch<Row>,
  clock: Clock = OURS,
): Promise<{ imported: Imported } | { findings: readonly Finding[] }> {
  const far = refuseFarDay(batch.day, dayOf({ at: clock.now().toISOString() }, clock.zone))
  const long = far.length > 0 ? [] : refuseLongNames(batch)
  if (far.length + long.length > 0) return { findings: [...far, ...long] }
  const { algorithm } = await readHead(store)
  const subject = { kind: 'register', id: batch.register }
  const { key, register, day, source, complete } = batch
  const mark = markOf({ register, day, source, complete })
  const look = async (session: Session) => ({ newest: await newestImport(session), held: await batch.before(session) })
  const compareAll = async (held: readonly Row[]): Promise<Compared<Row>> => {
    const done = await compare(batch, held)
    return { ...done, hash: hashTexts(await inTurns(done.rows, canonicalJson), hashBy(algorithm)) }
  }
  // Compared before the chain is taken, so that others wait for the writing alone; anew when a register was changed meanwhile.
  const early = await writeAs(store, who, look)
  if (batch.dry === true) return { imported: (await compare(batch, early.held)).imported }
  let compared: Compared<Row> = await compareAll(early.held)
  if (tableOf(batch.register) === 'subjects')
    await spell(store, who, compared.rows as readonly { readonly name?: string }[])
  const draft = async (session: Session): Promise<Draft | readonly Finding[]> => {
    const before = key === undefined ? 'new' : await lookUpKey(session, who, key, mark)
    if (before === 'other') return [finding('store/key-reused', {}, { key: key ?? '' })]
    if (before === 'same') {
      compared = { ...compared, imported: { added: 0, changed: 0, ended: 0, same: batch.rows.length } }
      return [notice('record/nothing-new', {})]
    }
    if ((await newestImport(session)) !== early.newest) compared = await compareAll(await batch.before(session))
    const { rows, hash } = compared
    if (rows.length === 0) {
      if (key !== undefined) await keepKey(session, who, key, mark)
      return [notice('record/nothing-new', {})]
    }
    const payload = { day: batch.day, rows: rows.length, hash, source: batch.source }
    return { kind: 'import', subject, payload }
  }
  const act = await appendAct(
    store,
    who,
    draft,
    {
      admit: (acts, body) => admitRegister(foldRegister(acts), body),
      async project(session, acts) {
        const seq = acts.at(-1)?.seq
        if (key !== undefined) await keepKey(session, who, key, mark)
        const rows = compared.rows.map((row) => ({ ...row, act: seq }))
        for (let at = 0; at < rows.length; at += PAGE)
          await writeRows(session, tableOf(batch.register), rows.slice(at, at + PAGE))
      },
    },
    clock.now,
  )
  if ('findings' in act && act.findings.some((one) => one.blocking)) return { findings: act.findings }
  return { imported: compared.imported }
}

/** Of all registers, since what holds in one may hang on another. */
async function newestImport(session: Session): Promise<number | undefined> {
  const newest = await session
    .selectFrom('acts')
    .select('seq')
    .where('subject_kind', '=', 'register')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.seq
}

/** Names in Chinese are found by their spelling too. A spelling tells of no subject: those of an import that is refused do no harm. */
async function spell(store: Store, who: Who, rows: readonly { readonly name?: string }[]): Promise<void> {
  const names = [
    ...new Set(rows.flatMap(({ name }) => (name !== undefined && /\p{Script=Han}/u.test(name) ? [name] : []))),
  ]
  if (names.length === 0) return
  const { spellName } = await import('../record/registers/spelling.ts')
  for (let at = 0; at < names.length; at += PAGE) {
    const spelt = JSON.stringify(await inTurns(names.slice(at, at + PAGE), spellName))
    await writeAs(store, who, (session) =>
      sql`insert into spellings select * from json_populate_recordset(null::spellings, ${spelt}::json) on conflict do nothing`.execute(
        session,
      ),
    )
  }
}

const PAGE = 2000

interface Compared<Row> {
  /** Only what differs from what held before. */
  readonly rows: readonly Row[]
  readonly imported: Imported
  readonly hash: string
}

async function compare<Row extends Dated>(
  batch: Batch<Row>,
  held: readonly Row[],
): Promise<Omit<Compared<Row>, 'hash'>> {
  const before = new Map(held.map((row) => [batch.nameOf(row), row]))
  const says = (row: Row): string => canonicalJson({ ...row, valid_from: '' })
  const settled = await inTurns(batch.rows, (given) => {
    const old = before.get(batch.nameOf(given))
    const row = old === undefined || batch.settle === undefined ? given : batch.settle(given, old)
    return { row, isNew: old === undefined, isSame: old !== undefined && says(old) === says(row) }
  })
  const fresh = settled.filter(({ isSame }) => !isSame)
  const names = new Set(batch.rows.map(batch.nameOf))
  const gone = batch.complete ? held.filter((row) => !names.has(batch.nameOf(row))) : []
  const added = fresh.filter(({ isNew }) => isNew).length
  return {
    rows: [...fresh.map(({ row }) => row), ...gone.map((row) => ({ ...row, ended: true, valid_from: batch.day }))],
    imported: {
      added,
      changed: fresh.length - added,
      ended: gone.length,
      same: batch.rows.length - fresh.length,
    },
  }
}

/** One after another, with a pause now and then in which others are answered. */
async function inTurns<Of, Made>(all: readonly Of[], make: (one: Of) => Made): Promise<Made[]> {
  const made: Made[] = []
  for (const one of all) {
    if (made.length % TURN === TURN - 1) await othersTurn()
    made.push(make(one))
  }
  return made
}

const TURN = 500
