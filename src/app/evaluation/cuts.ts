// App · evaluation: the totals that part one grade from the next, pool by pool, of a kept result as a whole, whoever asks: a cut seen from one county's rows would be another.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Round } from '../../record/evaluations/round.ts'
import { openDuck } from '../../store/duck.ts'
import { type BoundedCache, openCache } from '../map/bounded-cache.ts'
import { findFile } from './find-file.ts'
import { schemeByHash } from './scheme.ts'
import type { Works } from './works.ts'

export interface GradeCut {
  /** Null: the same for every pool. */
  readonly pool: string | null
  readonly grade: string
  /** A total at least (where fewer are better, at most) as good as this has the grade, a veto aside. */
  readonly at: number
}
export interface Cuts {
  readonly by: 'share' | 'threshold' | 'none'
  readonly order: 'desc' | 'asc'
  /** Grades from the best to the worst that place or score gives. */
  readonly ladder: readonly string[]
  readonly cuts: readonly GradeCut[]
}
type Refused = { readonly findings: readonly Finding[] }

/** A result never changes: its cuts are read once. */
const KEPT = 64
export const openCuts = (): BoundedCache<Cuts | Refused> => openCache(KEPT, () => 1)

/** Of thresholds the scheme's own; of shares the total of the last one whom its place put into the grade. The worst grade has none. */
export async function readCuts(works: Works, id: string, round: Round): Promise<Cuts | Refused> {
  const { scheme: hash } = round.inputs
  if (hash === undefined) return { findings: [finding('process/not-frozen-here', {}, { id })] }
  const found = await schemeByHash(works, hash)
  if ('findings' in found) return found
  const { grades, rank } = found.checked.scheme
  const order = rank?.order ?? 'desc'
  if (grades === undefined) return { by: 'none', order, ladder: [], cuts: [] }
  const ladder = grades.cut.map(([grade]) => String(grade))
  const rungs = grades.cut.slice(0, -1).map(([grade, at]) => ({ grade: String(grade), at }))
  if (grades.by === 'threshold')
    return {
      ...{ by: 'threshold', order, ladder },
      cuts: rungs.flatMap(({ grade, at }) => (at === null ? [] : [{ pool: null, grade, at }])),
    }
  const file = await findFile(works, round.result, 'parquet', 'result')
  if ('findings' in file) return file
  const lasts = await lastsOf(file.path, order)
  return { by: 'share', order, ladder, cuts: lasts.filter((one) => rungs.some(({ grade }) => grade === one.grade)) }
}

async function lastsOf(path: string, order: 'desc' | 'asc'): Promise<GradeCut[]> {
  const duck = await openDuck({ threads: 1 })
  try {
    const rows = await duck.all(
      `SELECT pool, grade, ${order === 'desc' ? 'min' : 'max'}(total) AS last FROM read_parquet('${path.replaceAll("'", "''")}')
       WHERE total IS NOT NULL AND regexp_matches(because, '${EARNED}') GROUP BY pool, grade ORDER BY pool, last`,
    )
    return rows.map((row) => ({
      pool: String(row['pool'] ?? ''),
      grade: String(row['grade']),
      at: Number(row['last']),
    }))
  } finally {
    duck.close()
  }
}

/** The sentence of a grade that the place decided, see src/evaluate/compile/grade.ts; a veto's says otherwise. */
const EARNED = '第 [0-9.]+ 名，共 [0-9.]+ 个'
