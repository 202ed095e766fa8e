// App · notices about the pools of a result: where there is only one unit, shares and statistics say little.
import type { Scheme } from '../evaluate/scheme/schema.ts'
import { type Finding, notice } from '../kernel/finding.ts'
import type { Duck } from '../store/duck.ts'

const MOST_SHOWN = 200

/** Reads `result`; nothing to say of a scheme that grades by fixed thresholds or not at all. */
export async function poolNotices(duck: Duck, scheme: Scheme): Promise<Finding[]> {
  if (scheme.grades?.by !== 'share') return []
  const rows = await duck.all(
    `SELECT pool, count("rank") AS units FROM result GROUP BY pool HAVING count("rank") = 1 ORDER BY pool LIMIT ${MOST_SHOWN}`,
  )
  return rows.map((row) =>
    notice('evaluate/one-in-pool', {}, { pool: String(row['pool']), units: Number(row['units']) }),
  )
}
