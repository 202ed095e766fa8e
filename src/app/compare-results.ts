// App · results side by side: who moved between two of one evaluation, and the grades of one unit over the years.

import { type Finding, finding } from '../kernel/finding.ts'
import { type EvaluationState, NO_EVALUATION, stepEvaluation } from '../record/evaluations/fold-evaluation.ts'
import { csv } from '../report/csv.ts'
import { openDuck } from '../store/duck.ts'
import { actsOf } from '../store/pg/acts.ts'
import { homesAt } from '../store/pg/registers.ts'
import { readAs } from '../store/pg/session.ts'
import type { Work } from './evaluation.ts'
import { findKept } from './snapshots.ts'

type Text = { readonly text: string } | { readonly findings: readonly Finding[] }

/** The newest result against the one before it, whoever's place or grade is another. */
export async function movers({ store, who, folder, id }: Work): Promise<Text> {
  // An enterprise sees only its own acts, which come to no result.
  if (who.role === 'enterprise') return { findings: [finding('record/no-evaluation', {}, { id })] }
  const results = await readAs(store, who, async (session) => {
    const seen: string[] = []
    let state: EvaluationState = NO_EVALUATION
    for (const act of await actsOf(session, { kind: 'evaluation', id })) {
      state = stepEvaluation(state, act)
      if (state.result !== '' && state.result !== seen.at(-1)) seen.push(state.result)
    }
    return seen
  })
  const [before = '', after = ''] = results.slice(-2)
  if (after === '') return { findings: [finding('record/one-result', {}, { id })] }
  const [old, now] = [await findKept(folder, before, 'parquet'), await findKept(folder, after, 'parquet')]
  if (old === undefined || now === undefined)
    return { findings: [finding('record/not-kept', {}, { hash: old === undefined ? before : after })] }
  const rows = await query(
    `SELECT coalesce(n.id, o.id) AS id, coalesce(n.name, o.name) AS name, o.total AS t1, n.total AS t2,
       o.rank AS r1, n.rank AS r2, o.grade AS g1, n.grade AS g2
     FROM ${parquet(old)} o FULL JOIN ${parquet(now)} n USING (id)
     WHERE o.rank IS DISTINCT FROM n.rank OR o.grade IS DISTINCT FROM n.grade OR o.total IS DISTINCT FROM n.total
     ORDER BY n.rank NULLS LAST, id`,
  )
  return {
    text: csv(
      ['编号', '名称', '原总分', '新总分', '原名次', '新名次', '原等级', '新等级'],
      rows.map((row) => ['id', 'name', 't1', 't2', 'r1', 'r2', 'g1', 'g2'].map((key) => plain(row[key]))),
    ),
  }
}

/** Of every published version in which it stood, oldest period first; the newest version of an evaluation counts. */
export async function history({ store, who, folder, id: unit }: Work): Promise<Text> {
  const own = await readAs(store, who, async (session) => {
    const today = new Date().toISOString().slice(0, 10)
    return who.role !== 'enterprise' || (await homesAt(session, 'enterprise', [unit], today)).has(unit)
  })
  if (!own) return { findings: [finding('record/not-about-yours', {}, { kind: 'enterprise', id: unit })] }
  const published = await readAs(store, who, async (session) => {
    const ids = await session
      .selectFrom('evaluations')
      .select(['id', 'period'])
      .orderBy('period')
      .orderBy('id')
      .execute()
    const versions = await session.selectFrom('versions').selectAll().orderBy('version').execute()
    return ids.flatMap(({ id, period }) => {
      const newest = versions.filter((one) => one.evaluation === id).at(-1)
      return newest === undefined ? [] : [{ id, period, ...newest }]
    })
  })
  const lines: (string | number | null)[][] = []
  for (const one of published) {
    const kept = await findKept(folder, one.result, 'parquet')
    if (kept === undefined) return { findings: [finding('record/not-kept', {}, { hash: one.result })] }
    const [row] = await query(`SELECT name, total, rank, grade FROM ${parquet(kept)} WHERE id = ${quoted(unit)}`)
    if (row !== undefined)
      lines.push([one.period, one.id, one.version, ...['name', 'total', 'rank', 'grade'].map((key) => plain(row[key]))])
  }
  return { text: csv(['期间', '评价', '版本', '名称', '总分', '名次', '等级'], lines) }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const parquet = (path: string): string => `read_parquet(${quoted(path)})`
const plain = (value: unknown): string | number | null =>
  value === null || value === undefined ? null : typeof value === 'number' ? value : String(value)

async function query(text: string): Promise<Record<string, unknown>[]> {
  const duck = await openDuck()
  try {
    return await duck.all(text)
  } finally {
    duck.close()
  }
}
