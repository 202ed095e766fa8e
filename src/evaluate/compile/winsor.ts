// Compile · winsorising: where a pool's values are skewed and peaked, at most five extreme values are drawn in to their neighbour.
// Sample skewness and excess kurtosis as spreadsheets reckon them (G1, G2); the usual limits are 2 and 3.5.
import type { Context } from './context.ts'

const ROUNDS = 5

/** Gives the quoted treated column. `keys` are the pool's columns. */
export function winsorise(x: string, keys: readonly string[], context: Context, id: string): string {
  const { plan, stats, dialect, told } = context
  let now = x
  for (let round = 0; round < ROUNDS; round++) {
    const n = stats.count(now, keys)
    const m2 = stats.moment(now, keys, 2)
    const g1 = dialect.divide(stats.moment(now, keys, 3), `(${m2} * sqrt(${m2}))`)
    const g2 = `(${dialect.divide(stats.moment(now, keys, 4), `(${m2} * ${m2})`)} - 3e0)`
    const skew = plan.row(null, `${g1} * sqrt(greatest(${n} * (${n} - 1e0), 0e0)) / nullif(${n} - 2e0, 0e0)`)
    const kurtosis = plan.row(
      null,
      `(${n} - 1e0) / nullif((${n} - 2e0) * (${n} - 3e0), 0e0) * ((${n} + 1e0) * ${g2} + 6e0)`,
    )
    if (round === 0) {
      told.set(`${id}|skewness`, skew)
      told.set(`${id}|kurtosis`, kurtosis)
      told.set(`${id}|raw peers`, n)
    }
    const [max, min] = [stats.max(now, keys), stats.min(now, keys)]
    const below = stats.max(plan.row(null, `CASE WHEN ${now} < ${max} THEN ${now} END`), keys)
    const above = stats.min(plan.row(null, `CASE WHEN ${now} > ${min} THEN ${now} END`), keys)
    // Those drawn in before, at either end, count with those at the edge: five points at most are touched in all.
    const touched = (edge: string) =>
      plan.group(keys, `count(*) FILTER (WHERE ${plan.row(null, `${now} = ${edge} OR ${now} <> ${x}`)})`)
    // At nine places: of pools that stand exactly at a limit the last bits would put some on either side.
    const wild = `round(abs(${skew}), 9) >= 2e0 AND round(${kurtosis}, 9) >= 3.5e0`
    now = plan.row(
      null,
      `CASE WHEN ${wild} AND ${skew} > 0e0 AND ${touched(max)} <= ${ROUNDS} AND ${now} = ${max} THEN coalesce(${below}, ${now}) ` +
        `WHEN ${wild} AND ${skew} < 0e0 AND ${touched(min)} <= ${ROUNDS} AND ${now} = ${min} THEN coalesce(${above}, ${now}) ELSE ${now} END`,
    )
  }
  return now
}
