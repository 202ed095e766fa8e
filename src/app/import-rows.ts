// App · rows into a register: one act that says how many, from where and with which hash; what is as it was brings no row.
import { sql } from 'kysely'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { type Finding, notice } from '../kernel/finding.ts'
import { admitRegister, foldRegister, hashRows, type Register } from '../record/registers/register.ts'
import { hashBy } from '../store/hash.ts'
import { appendAct, type Draft } from '../store/pg/acts.ts'
import { writeRows } from '../store/pg/dump.ts'
import type { Store } from '../store/pg/open.ts'
import type { Session, Who } from '../store/pg/session.ts'
import { readHead } from './audit.ts'
import { type Clock, OURS } from './do-act.ts'

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
  /** What held on that day before. */
  readonly before: (session: Session) => Promise<readonly Row[]>
}

const OTHER = { unit: 'units', indicator: 'indicators', shape: 'shapes', tenure: 'tenure' } as const
type Table = (typeof OTHER)[keyof typeof OTHER] | 'subjects'
const tableOf = (register: Register): Table => (register in OTHER ? OTHER[register as keyof typeof OTHER] : 'subjects')

export async function importRows<Row extends Dated>(
  store: Store,
  who: Who,
  batch: Batch<Row>,
  clock: Clock = OURS,
): Promise<{ imported: Imported } | { findings: readonly Finding[] }> {
  const { algorithm } = await readHead(store)
  const subject = { kind: 'register', id: batch.register }
  let compared: Compared<Row> | undefined
  // The chain is held while the rows are compared: nobody else imports in between.
  const draft = async (session: Session): Promise<Draft | readonly Finding[]> => {
    compared = compare(batch, await batch.before(session))
    const { rows } = compared
    if (rows.length === 0) return [notice('record/nothing-new', {})]
    const hash = hashRows(rows, hashBy(algorithm))
    return { kind: 'import', subject, payload: { day: batch.day, rows: rows.length, hash, source: batch.source } }
  }
  const act = await appendAct(
    store,
    who,
    draft,
    {
      admit: (acts, body) => admitRegister(foldRegister(acts), body),
      async project(session, acts) {
        const seq = acts.at(-1)?.seq
        const rows = (compared?.rows ?? []).map((row) => ({ ...row, act: seq }))
        if (tableOf(batch.register) === 'subjects') await spell(session, rows as readonly { readonly name?: string }[])
        for (let at = 0; at < rows.length; at += PAGE)
          await writeRows(session, tableOf(batch.register), rows.slice(at, at + PAGE))
      },
    },
    clock.now,
  )
  if (compared === undefined || ('findings' in act && act.findings.some((one) => one.blocking)))
    return { findings: 'findings' in act ? act.findings : [] }
  return { imported: compared.imported }
}

/** Names in Chinese are found by their spelling too. */
async function spell(session: Session, rows: readonly { readonly name?: string }[]): Promise<void> {
  const names = [
    ...new Set(rows.flatMap(({ name }) => (name !== undefined && /\p{Script=Han}/u.test(name) ? [name] : []))),
  ]
  if (names.length === 0) return
  const { spellName } = await import('../record/registers/spelling.ts')
  for (let at = 0; at < names.length; at += PAGE)
    await sql`insert into spellings select * from json_populate_recordset(null::spellings, ${JSON.stringify(
      names.slice(at, at + PAGE).map(spellName),
    )}::json) on conflict do nothing`.execute(session)
}

const PAGE = 2000

interface Compared<Row> {
  /** Only what differs from what held before. */
  readonly rows: readonly Row[]
  readonly imported: Imported
}

function compare<Row extends Dated>(batch: Batch<Row>, held: readonly Row[]): Compared<Row> {
  const before = new Map(held.map((row) => [batch.nameOf(row), row]))
  const says = (row: Row): string => canonicalJson({ ...row, valid_from: '' })
  const isNew = (row: Row): boolean => !before.has(batch.nameOf(row))
  const isSame = (row: Row): boolean => {
    const old = before.get(batch.nameOf(row))
    return old !== undefined && says(old) === says(row)
  }
  const settled = batch.rows.map((row) => {
    const old = before.get(batch.nameOf(row))
    return old === undefined || batch.settle === undefined ? row : batch.settle(row, old)
  })
  const fresh = settled.filter((row) => !isSame(row))
  const names = new Set(batch.rows.map(batch.nameOf))
  const gone = batch.complete ? held.filter((row) => !names.has(batch.nameOf(row))) : []
  const added = fresh.filter(isNew).length
  return {
    rows: [...fresh, ...gone.map((row) => ({ ...row, ended: true, valid_from: batch.day }))],
    imported: {
      added,
      changed: fresh.length - added,
      ended: gone.length,
      same: batch.rows.length - fresh.length,
    },
  }
}
