// App · evaluation: how the values of one node spread among peers, and where one unit stands among them; from the kept result of a version.
import { nodeLabel } from '../../evaluate/describe.ts'
import { nodesUp } from '../../evaluate/scheme/tree.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { openDuck } from '../../store/duck.ts'
import { findEvaluation, seesUnit } from '../../store/pg/results.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import { findFile } from './find-file.ts'
import { roundOf } from './round-of.ts'
import { schemeByHash } from './scheme.ts'
import { veiledSpread } from './veiled-spread.ts'
import { stateOf, type Works } from './works.ts'

export interface PeersRequest {
  readonly version?: number | undefined
  readonly node: string
  /** Whose place is asked for; its pool is what it is compared with. */
  readonly unit?: string | undefined
  readonly pool?: string | undefined
  readonly what: 'value' | 'points'
  readonly bins: number
}

export interface Peers {
  readonly node: string
  readonly label: string
  readonly what: 'value' | 'points'
  readonly pool: string | null
  /** With a value, and without. */
  readonly count: number
  readonly missing: number
  /** Told only to whoever sees the figures of all these peers; the others get numbers that are of five peers at least, and none where there are fewer. */
  readonly lowest: number | null
  readonly quarter: number | null
  readonly median: number | null
  readonly three_quarters: number | null
  readonly highest: number | null
  /** Equally wide, the upper end belonging to the last; for whoever does not see all, of five peers at least, and null is an open end. */
  readonly bins: readonly { readonly from: number | null; readonly to: number | null; readonly count: number }[]
  readonly own: {
    readonly id: string
    readonly name: string
    readonly value: number | null
    /** How many peers have more; ties share a place. */
    readonly above: number
  } | null
}

type Refused = { readonly findings: readonly Finding[] }

export async function findPeers(works: Works, who: Who, id: string, request: PeersRequest): Promise<Peers | Refused> {
  const { unit, node } = request
  const state = await stateOf(works, who, id)
  const seen = await readAs(works.store, who, async (session) => {
    const evaluation = await findEvaluation(session, id)
    const whole = await seesUnit(session, state.plan?.scope.unit)
    const row =
      unit === undefined || evaluation === undefined
        ? undefined
        : await session
            .selectFrom('results')
            .select(['id', 'name', 'pool'])
            .where('evaluation', '=', id)
            .where('version', '=', request.version ?? evaluation.version)
            .where('id', '=', unit)
            .executeTakeFirst()
    const pool = row?.pool ?? request.pool
    // Row-level security shows whose figures one sees.
    let ranked = session
      .selectFrom('results')
      .select((one) => one.fn.countAll<string>().as('n'))
      .where('evaluation', '=', id)
      .where('version', '=', request.version ?? evaluation?.version ?? 0)
      .where('rank', 'is not', null)
    if (pool !== undefined) ranked = ranked.where('pool', '=', pool)
    const visible = whole ? Number.POSITIVE_INFINITY : Number((await ranked.executeTakeFirstOrThrow()).n)
    return { evaluation, whole, row, pool, visible }
  })
  if (seen.evaluation === undefined) return { findings: [finding('process/no-evaluation', {}, { id })] }
  if (unit === undefined ? !seen.whole : seen.row === undefined)
    return {
      findings: [
        unit === undefined
          ? finding('process/not-whole', {}, { person: who.person, unit: state.plan?.scope.unit ?? '—' })
          : finding('process/no-unit', {}, { id, unit }),
      ],
    }
  const round = roundOf(id, state, request.version ?? seen.evaluation.version)
  if ('findings' in round) return round
  const { scheme: hash } = round.inputs
  if (hash === undefined) return { findings: [finding('process/not-frozen-here', {}, { id })] }
  const [scheme, file] = [await schemeByHash(works, hash), await findFile(works, round.result, 'parquet', 'result')]
  if ('findings' in scheme) return scheme
  if ('findings' in file) return file
  const nodes = nodesUp(scheme.checked.scheme).map((one) => one.node)
  const asked = nodes.find((one) => one.id === node)
  if (asked === undefined)
    return { findings: [finding('process/no-node', {}, { node, known: nodes.map((one) => one.id).join('、') })] }
  return {
    node,
    label: nodeLabel(asked),
    what: request.what,
    pool: seen.pool ?? null,
    ...(await spreadOf(file.path, request, seen.pool, seen.visible)),
  }
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

async function spreadOf(
  path: string,
  { node, unit, what, bins }: PeersRequest,
  pool: string | undefined,
  visible: number,
) {
  const duck = await openDuck({ threads: 1 })
  try {
    const column = `"${`${node}.${what}`.replaceAll('"', '""')}"`
    await duck.run(
      `CREATE TABLE peers AS SELECT id, name, CAST(${column} AS DOUBLE) AS v FROM read_parquet(${text(path)})
       WHERE "rank" IS NOT NULL${pool === undefined ? '' : ` AND pool = ${text(pool)}`}`,
    )
    const [all] = await duck.all(
      `SELECT count(v) AS n, count(*) - count(v) AS missing, min(v) AS low, quantile_cont(v, 0.25) AS q1, median(v) AS q2,
         quantile_cont(v, 0.75) AS q3, max(v) AS high FROM peers`,
    )
    const number = (cell: unknown): number | null => (cell === null || cell === undefined ? null : Number(cell))
    const [low, high] = [number(all?.['low']), number(all?.['high'])]
    const counted =
      low === null || high === null || low === high
        ? []
        : await duck.all(
            `SELECT least(CAST(floor((v - ${low}) * ${bins} / (${high} - ${low})) AS INTEGER), ${bins - 1}) AS bin, count(*) AS n
             FROM peers WHERE v IS NOT NULL GROUP BY 1`,
          )
    const counts = new Map(counted.map((row) => [Number(row['bin']), Number(row['n'])]))
    const count = Number(all?.['n'] ?? 0)
    const end = (n: number): number => (n === bins ? (high ?? 0) : (low ?? 0) + (((high ?? 0) - (low ?? 0)) * n) / bins)
    const [own] =
      unit === undefined
        ? []
        : await duck.all(
            `SELECT id, name, v, (SELECT count(*) FROM peers p WHERE p.v > o.v) AS above FROM peers o WHERE id = ${text(unit)}`,
          )
    const missing = Number(all?.['missing'] ?? 0)
    const veiled =
      visible < count + missing
        ? veiledSpread(
            (await duck.all('SELECT v FROM peers WHERE v IS NOT NULL ORDER BY v')).map((row) => Number(row['v'])),
            bins,
          )
        : {}
    return {
      count,
      missing,
      lowest: low,
      quarter: number(all?.['q1']),
      median: number(all?.['q2']),
      three_quarters: number(all?.['q3']),
      highest: high,
      bins:
        low === null || high === null
          ? []
          : low === high
            ? [{ from: low, to: high, count }]
            : Array.from({ length: bins }, (_, n) => ({ from: end(n), to: end(n + 1), count: counts.get(n) ?? 0 })),
      ...veiled,
      own:
        own === undefined
          ? null
          : { id: String(own['id']), name: String(own['name']), value: number(own['v']), above: Number(own['above']) },
    }
  } finally {
    duck.close()
  }
}
