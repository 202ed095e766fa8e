// App · the rows of results and of the history of grades against the acts that brought them: as many, and with the same hash.
import { sql } from 'kysely'
import type { Hash } from '../kernel/act.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { EvaluationState } from '../record/evaluations/fold-evaluation.ts'
import type { Listed } from '../record/evaluations/payload.ts'
import { hashRows } from '../record/registers/register.ts'
import { readRows } from '../store/pg/dump.ts'
import type { Store } from '../store/pg/open.ts'
import type { Replay } from './replay.ts'

export async function compareResults(
  store: Pick<Store, 'db'>,
  { evaluations }: Replay,
  hash: Hash,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const table of ['results', 'grades'] as const) {
    // A backup of before there were such tables is audited as it is.
    if (!(await isThere(store, table))) continue
    const expected = new Map([...evaluations].flatMap(([id, { state }]) => LISTED[table](id, state)))
    const found = new Map<string, object[]>()
    for await (const page of readRows(store.db, table))
      for (const row of page) {
        const name = nameOf(String(row['evaluation']), Number(row['version']))
        const rows = found.get(name)
        if (rows === undefined) found.set(name, [row])
        else rows.push(row)
      }
    for (const name of new Set([...expected.keys(), ...found.keys()])) {
      const [said, rows] = [expected.get(name), found.get(name) ?? []]
      if (said === undefined ? rows.length > 0 : said.rows !== rows.length || said.hash !== hashRows(rows, hash))
        findings.push(finding('record/copy-differs', {}, { table, row: name }))
    }
  }
  return findings
}

const nameOf = (id: string, version: number): string => `${id} ${version}`

type Lists = (id: string, state: EvaluationState) => (readonly [string, Listed])[]

const LISTED: Readonly<Record<'results' | 'grades', Lists>> = {
  /** The last result of each version; of the one in work only while it stands. */
  results: (id, { rounds, version, result }) =>
    rounds.flatMap((round) =>
      round.outcome.listed === undefined || (round.version === version && result === '')
        ? []
        : [[nameOf(id, round.version), round.outcome.listed] as const],
    ),
  grades: (id, { published }) =>
    published.flatMap(({ version, grades }) => (grades === undefined ? [] : [[nameOf(id, version), grades] as const])),
}

export async function isThere({ db }: Pick<Store, 'db'>, table: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${`wanmu.${table}`}) is not null as there`.execute(
    db,
  )
  return rows[0]?.there === true
}
