// App · notices about the pools of a result: where there is only one unit, shares and statistics say little.
import type { Scheme } from '../evaluate/scheme/schema.ts'
import { type Finding, notice } from '../kernel/finding.ts'
import type { Duck } from '../store/duck.ts'

const MOST_SHOWN = 200

/** Reads `result`; nothing to say of a scheme that grades by fixed thresholds or not at all. */
export async function poolNotices(duck: Duck, scheme: Scheme): Promise<Finding[]> {
  return [...(await emptyNotices(duck, scheme)), ...(await smallNotices(duck, scheme))]
}

/** Nobody takes part, or some stand in no pool that anyone named. */
async function emptyNotices(duck: Duck, scheme: Scheme): Promise<Finding[]> {
  const [all] = await duck.all('SELECT count(*) AS units, count("rank") AS ranked FROM result')
  const none =
    Number(all?.['ranked']) === 0 ? [notice('evaluate/none-in-scope', {}, { units: Number(all?.['units']) })] : []
  const blank: Finding[] = []
  for (const [i, column] of (scheme.pools ?? []).entries()) {
    const [row] = await duck.all(`SELECT count(*) AS units, min(id) AS id FROM input WHERE "${column}" IS NULL`)
    const units = Number(row?.['units'])
    if (units > 0)
      blank.push(notice('evaluate/pool-blank', { path: `pools[${i}]` }, { column, units, id: String(row?.['id']) }))
  }
  return [...none, ...blank]
}

async function smallNotices(duck: Duck, scheme: Scheme): Promise<Finding[]> {
  if (scheme.grades?.by !== 'share') return []
  const rows = await duck.all(
    `SELECT pool, count("rank") AS units FROM result GROUP BY pool HAVING count("rank") = 1 ORDER BY pool LIMIT ${MOST_SHOWN}`,
  )
  return rows.map((row) =>
    notice('evaluate/one-in-pool', {}, { pool: String(row['pool']), units: Number(row['units']) }),
  )
}
