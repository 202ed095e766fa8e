// App · evaluation: who moved between two results, and why: which of their own figures changed, or only the others'.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Round } from '../../record/evaluations/round.ts'
import { openDuck } from '../../store/duck.ts'
import type { Who } from '../../store/pg/session.ts'
import { findFile } from './find-file.ts'
import { roundOf } from './round-of.ts'
import { schemeByHash } from './scheme.ts'
import { refusePart, refuseUnseen, stateOf, type Works } from './works.ts'

export interface Stand {
  readonly grade: string
  readonly rank: number | null
  readonly total: number | null
}
export interface ChangedInput {
  readonly input: string
  /** As the scheme calls it, with its unit. */
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}
export interface Mover {
  readonly id: string
  readonly name: string
  readonly pool: string
  /** Null: not among the evaluated then. */
  readonly before: Stand | null
  readonly after: Stand | null
  /** Empty: only others' figures, or the scheme, changed. */
  readonly inputs: readonly ChangedInput[]
}
export interface Moved {
  readonly from: Round
  readonly to: Round
  readonly otherScheme: boolean
  /** Those who changed grade first, then by rank; those of the page asked for. */
  readonly movers: readonly Mover[]
  readonly total: number
}
export interface MoversRequest {
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** A page of them; all when left out. */
  readonly offset?: number
  readonly limit?: number
}

/** Without versions: the newest result and the one before it, a correction during publicity counts too. */
export async function findMovers(
  works: Works,
  who: Who,
  id: string,
  request: MoversRequest = {},
): Promise<Moved | { readonly findings: readonly Finding[] }> {
  const unseen = await refuseUnseen(works, who, id)
  if (unseen.length > 0) return { findings: unseen }
  const state = await stateOf(works, who, id)
  const part = await refusePart(works, who, state.plan?.scope.unit)
  if (part.length > 0) return { findings: part }
  const to = roundOf(id, state, request.to)
  if ('findings' in to) return to
  const from =
    request.from === undefined
      ? state.rounds.slice(0, state.rounds.indexOf(to)).findLast((round) => round.result !== to.result)
      : roundOf(id, state, request.from)
  if (from === undefined) return { findings: [finding('process/nothing-to-compare', {}, { id })] }
  if ('findings' in from) return from
  const paths = await Promise.all([
    findFile(works, from.result, 'parquet', 'result'),
    findFile(works, to.result, 'parquet', 'result'),
    findFile(works, from.snapshot, 'parquet', 'snapshot'),
    findFile(works, to.snapshot, 'parquet', 'snapshot'),
  ])
  const lost = paths.flatMap((one) => ('findings' in one ? one.findings : []))
  if (lost.length > 0) return { findings: lost }
  const labels = await labelsOf(works, to.inputs.scheme)
  const { offset = 0, limit } = request
  const { movers, total } = await compare(
    paths.map((one) => ('path' in one ? one.path : '')),
    { labels, page: limit === undefined ? '' : ` LIMIT ${limit} OFFSET ${offset}` },
  )
  return { from, to, otherScheme: from.inputs.scheme !== to.inputs.scheme, movers, total }
}

async function labelsOf(works: Works, scheme: string | undefined): Promise<ReadonlyMap<string, string>> {
  const found = scheme === undefined ? undefined : await schemeByHash(works, scheme)
  if (found === undefined || 'findings' in found) return new Map()
  return new Map(
    Object.entries(found.checked.scheme.inputs).map(([id, { label = id, unit = '' }]) => [
      id,
      unit === '' ? label : `${label}（${unit}）`,
    ]),
  )
}

interface Shown {
  readonly labels: ReadonlyMap<string, string>
  readonly page: string
}

async function compare(
  [result, laterResult, snapshot, laterSnapshot]: readonly string[],
  { labels, page }: Shown,
): Promise<{ movers: Mover[]; total: number }> {
  const duck = await openDuck({ threads: 1 })
  try {
    const view = (name: string, path = ''): Promise<void> =>
      duck.run(`CREATE VIEW ${name} AS FROM read_parquet('${path.replaceAll("'", "''")}')`)
    await view('a', result)
    await view('b', laterResult)
    await view('x', snapshot)
    await view('y', laterSnapshot)
    const columnsOf = async (name: string): Promise<string[]> =>
      (await duck.all(`DESCRIBE ${name}`)).map((row) => String(row['column_name']))
    const later = new Set(await columnsOf('y'))
    const inputs = (await columnsOf('x')).filter((column) => column !== 'id' && later.has(column))
    const changes = inputs.map((column) => {
      const [quoted, text] = [`"${column.replaceAll('"', '""')}"`, column.replaceAll("'", "''")]
      return `{'input': '${text}', 'before': CAST(x.${quoted} AS VARCHAR), 'after': CAST(y.${quoted} AS VARCHAR)}`
    })
    const rows = await duck.all(
      `SELECT count(*) OVER () AS total_movers, id, coalesce(b.name, a.name) AS name, coalesce(b.pool, a.pool) AS pool,
         a.id IS NOT NULL AS was, a.grade AS grade_before, a."rank" AS rank_before, a.total AS total_before,
         b.id IS NOT NULL AS "is", b.grade AS grade_after, b."rank" AS rank_after, b.total AS total_after,
         to_json(CASE WHEN x.id IS NULL OR y.id IS NULL THEN []
           ELSE list_filter([${changes.join(', ')}], lambda one: one.before IS DISTINCT FROM one.after) END) AS inputs
       FROM a FULL JOIN b USING (id) LEFT JOIN x USING (id) LEFT JOIN y USING (id)
       WHERE a.grade IS DISTINCT FROM b.grade OR a."rank" IS DISTINCT FROM b."rank" OR a.total IS DISTINCT FROM b.total
       ORDER BY a.grade IS NOT DISTINCT FROM b.grade, coalesce(b.pool, a.pool), b."rank" NULLS LAST, id${page}`,
    )
    const number = (cell: unknown): number | null => (cell === null || cell === undefined ? null : Number(cell))
    const stand = (row: (typeof rows)[number], at: 'before' | 'after'): Stand => ({
      grade: String(row[`grade_${at}`] ?? ''),
      rank: number(row[`rank_${at}`]),
      total: number(row[`total_${at}`]),
    })
    const movers = rows.map((row) => ({
      id: String(row['id']),
      name: String(row['name']),
      pool: String(row['pool'] ?? ''),
      before: row['was'] === true ? stand(row, 'before') : null,
      after: row['is'] === true ? stand(row, 'after') : null,
      inputs: (JSON.parse(String(row['inputs'])) as Omit<ChangedInput, 'label'>[]).map((one) => ({
        ...one,
        label: labels.get(one.input) ?? one.input,
      })),
    }))
    return { movers, total: Number(rows[0]?.['total_movers'] ?? 0) }
  } finally {
    duck.close()
  }
}
