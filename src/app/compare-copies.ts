// App · the tables that show what acts come to, against the acts themselves: a difference means that somebody wrote past the acts.
import type { Hash } from '../kernel/act.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { type Finding, finding } from '../kernel/finding.ts'
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
  const expected = expectedRows(replay)
  const findings: Finding[] = []
  for (const table of Object.keys(expected) as Table[]) {
    // A backup of before there was such a table is audited as it is.
    if (!(await isThere(store, table))) continue
    const left = new Map(expected[table].map((row) => [nameOf(table, row), canonicalJson(row)]))
    const tell = (name: string): number => findings.push(finding('record/copy-differs', {}, { table, row: name }))
    for await (const page of readRows(store.db, table))
      for (const row of page) {
        const name = nameOf(table, row)
        if (left.get(name) !== canonicalJson(row)) tell(name)
        left.delete(name)
      }
    for (const name of left.keys()) tell(name)
  }
  return [...findings, ...(await compareRegisters(store, replay, hash)), ...(await compareResults(store, replay, hash))]
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

function expectedRows({ returns, evaluations, people, successions }: Replay): Readonly<Record<Table, readonly Row[]>> {
  const given = (rows: readonly object[]): Row[] => rows as Row[]
  const ofReturns = [...returns.values()].map(({ state, last }) => rowsOfReturn(state, last))
  const ofEvaluations = [...evaluations.values()].map(({ state, last }) => rowsOfEvaluation(state, last))
  const ofPeople = [...people].map(([id, state]) => rowsOfPerson(state, id))
  return {
    returns: given(ofReturns.map(({ row }) => row)),
    figures: given(ofReturns.flatMap(({ figures }) => figures)),
    contests: given(ofReturns.flatMap(({ contests }) => contests)),
    evaluations: given(ofEvaluations.map(({ row }) => row)),
    objections: given(ofEvaluations.flatMap(({ objections }) => objections)),
    versions: given(ofEvaluations.flatMap(({ versions }) => versions)),
    people: given(ofPeople.map(({ row }) => row)),
    grants: given(ofPeople.flatMap(({ grants }) => grants)),
    unit_successions: given(successions.map(successionRow)),
  }
}
