// Compile · statistics over groups that come out the same in whatever order an engine adds: sums are taken over scaled integers.
import type { Dialect } from '../dialect.ts'
import type { Plan } from '../plan/plan.ts'

export interface Statistics {
  sum(x: string, keys: readonly string[]): string
  mean(x: string, keys: readonly string[]): string
  sd(x: string, keys: readonly string[]): string
  /** Mean of the nth power of the distance from the mean, in units of `spread`. */
  moment(x: string, keys: readonly string[], power: 2 | 3 | 4): string
  min(x: string, keys: readonly string[]): string
  max(x: string, keys: readonly string[]): string
  /** Values that are there, as DOUBLE. */
  count(x: string, keys: readonly string[]): string
  quantile(x: string, keys: readonly string[], share: number): string
}

/** `x` is the quoted name of a planned column throughout. */
export function statistics(plan: Plan, dialect: Dialect): Statistics {
  const sum = (x: string, keys: readonly string[]): string => {
    // All that is the same for a group is reckoned once for it, not in each of its rows.
    const scale = plan.group(keys, dialect.fixedScale(`max(abs(${x}))`))
    return plan.group(keys, dialect.fixedBack(`sum(${dialect.fixed(x, scale)})`, `max(${scale})`))
  }
  const count = (x: string, keys: readonly string[]) => plan.group(keys, `CAST(count(${x}) AS DOUBLE)`)
  const mean = (x: string, keys: readonly string[]) => plan.row(null, dialect.divide(sum(x, keys), count(x, keys)))
  const min = (x: string, keys: readonly string[]) => plan.group(keys, `min(${x})`)
  const max = (x: string, keys: readonly string[]) => plan.group(keys, `max(${x})`)
  const distance = (x: string, keys: readonly string[]) => {
    // Equal values lie at no distance from their mean, whatever the last bit of the mean says.
    const [most, least, middle] = [max(x, keys), min(x, keys), mean(x, keys)]
    const scale = plan.row(null, dialect.unitScale(`greatest(${most} - ${middle}, ${middle} - ${least})`))
    const far = `CASE WHEN ${most} = ${least} THEN ${x} * 0e0 ELSE (${x} - ${middle}) * ${scale} END`
    return { scale, far: plan.row(null, dialect.finite(far)) }
  }
  const moment = (x: string, keys: readonly string[], power: 2 | 3 | 4) => {
    const { far } = distance(x, keys)
    return mean(plan.row(null, Array<string>(power).fill(far).join(' * ')), keys)
  }
  return {
    sum,
    mean,
    moment,
    count,
    sd: (x, keys) => {
      const n = count(x, keys)
      const variance = dialect.divide(`${moment(x, keys, 2)} * ${n}`, `(${n} - 1e0)`)
      return plan.row(null, `sqrt(${variance}) / ${distance(x, keys).scale}`)
    },
    min,
    max,
    quantile: (x, keys, share) => plan.group(keys, dialect.quantile(x, share)),
  }
}
