// App · the tables that show what acts come to, against the acts themselves: a difference means that somebody wrote past the acts.
import type { Hash } from '../kernel/act.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { openPauses } from '../store/others-turn.ts'
import { readRows } from '../store/pg/dump.ts'
import type { Store } from '../store/pg/open.ts'
import { compareRegisters } from './compare-registers.ts'
import { compareResults, isThere } from './compare-result-rows.ts'
import { rowsOfEvaluation, rowsOfPerson, rowsOfReturn, successionRow } from './project.ts'
import type { Replay } from './replay.ts'

type Row = Readonly<Record<string, unknown>>
type Table =
  | 'returns'
  | 'figures'
  | 'contests'
  | 'evaluations'
  | 'objections'
  | 'versions'
  | 'people'
  | 'grants'
  | 'unit_successions'

export async function compareCopies(store: Pick<Store, 'db'>, replay: Replay, hash: Hash): Promise<Finding[]> {
  const pauses = openPauses()
  const expected = await expectedRows(replay, pauses)
  const findings: Finding[] = []
  for (const table of Object.keys(expected) as Table[]) {
    // A backup of before there was such a table is audited as it is.
    if (!(await isThere(store, table))) continue
    const left = new Map<string, Row>()
    for (const row of expected[table]) {
      await pauses()
      left.set(nameOf(table, row), row)
    }
    const tell = (name: string): number => findings.push(finding('record/copy-differs', {}, { table, row: name }))
    for await (const page of readRows(store.db, table))
      for (const row of page) {
        await pauses()
        const name = nameOf(table, row)
        const said = left.get(name)
        if (said === undefined || !isSameRow(said, row)) tell(name)
        left.delete(name)
      }
    for (const name of left.keys()) tell(name)
  }
  return [...findings, ...(await compareRegisters(store, replay, hash)), ...(await compareResults(store, replay, hash))]
}

/** As their canonical JSON would be the same, without making that of every cell. */
function isSameRow(a: Row, b: Row): boolean {
  const columns = Object.keys(a)
  return (
    columns.length === Object.keys(b).length &&
    columns.every((column) => {
      const [one, other] = [a[column], b[column]]
      if (one === other) return Object.hasOwn(b, column)
      const both = typeof one === 'object' && one !== null && typeof other === 'object' && other !== null
      return both && canonicalJson(one) === canonicalJson(other)
    })
  )
}

const KEYS: Readonly<Record<Table, readonly string[]>> = {
  returns: ['id'],
  figures: ['return_id', 'cell'],
  contests: ['return_id', 'cell'],
  evaluations: ['id'],
  objections: ['evaluation', 'id'],
  versions: ['evaluation', 'version'],
  people: ['id'],
  grants: ['person', 'n'],
  unit_successions: ['from_code', 'to_code'],
}
const nameOf = (table: Table, row: Row): string => KEYS[table].map((key) => String(row[key])).join(' ')

async function expectedRows(
  { returns, evaluations, people, successions }: Replay,
  pauses: () => Promise<void> | undefined,
): Promise<Readonly<Record<Table, readonly Row[]>>> {
  const rows: Record<Table, object[]> = {
    returns: [],
    figures: [],
    contests: [],
    evaluations: [],
    objections: [],
    versions: [],
    people: [],
    grants: [],
    unit_successions: successions.map(successionRow),
  }
  for (const [, { state, last }] of returns) {
    await pauses()
    const { row, figures, contests } = rowsOfReturn(state, last)
    rows.returns.push(row)
    for (const one of figures) rows.figures.push(one)
    for (const one of contests) rows.contests.push(one)
  }
  for (const [, { state, last }] of evaluations) {
    const { row, objections, versions } = rowsOfEvaluation(state, last)
    rows.evaluations.push(row)
    rows.objections.push(...objections)
    rows.versions.push(...versions)
  }
  for (const [id, state] of people) {
    const { row, grants } = rowsOfPerson(state, id)
    rows.people.push(row)
    rows.grants.push(...grants)
  }
  return rows as Record<Table, Row[]>
}
