// Goals · what one subject's figures say of a year or a day: an amount is summed within its year, a stock is as last counted.
import { type Day, daysBetween, type Period, partsOf } from '../kernel/period.ts'
import type { Dated } from './figures.ts'

export interface Amount {
  readonly value: number
  /** Last day the value speaks of. */
  readonly at: Day
  /** The whole year; a part of it is no year's amount. */
  readonly whole: boolean
  readonly from: readonly string[]
}

const PARTS = { quarter: 4, month: 12 } as const
/** A stock counted longer ago than this is not taken as today's. */
const STALE = 366

/** The year's own figure if there is one, else its quarters, else its months, from January on without a gap. */
export function amountOfYear(figures: readonly Dated[], year: number): Amount | undefined {
  const own = figures.filter(({ period }) => period.year === year)
  const yearly = own.findLast(({ period }) => period.kind === 'year')
  if (yearly !== undefined) return amount([yearly], true)
  const [quarters, months] = (['quarter', 'month'] as const).map((kind) => {
    const run = withoutGap(
      own.filter(({ period }) => period.kind === kind),
      year,
    )
    return run.length === 0 ? undefined : amount(run, run.length === PARTS[kind])
  })
  if (quarters === undefined || months === undefined) return quarters ?? months
  return months.at > quarters.at ? months : quarters
}

/** Within one period: its own figure, or those of the shorter periods that make it up. */
export function amountOfPeriod(figures: readonly Dated[], period: Period): number | undefined {
  const of = (text: string): number | undefined => figures.findLast((one) => one.period.text === text)?.value
  const own = of(period.text)
  if (own !== undefined) return own
  for (const parts of partsOf(period)) {
    const values = parts.map(of)
    if (values.every((one) => one !== undefined)) return values.reduce((sum, one) => sum + one, 0)
  }
  return undefined
}

/** As last counted by the day, unless that was long ago. */
export function stockAt(figures: readonly Dated[], day: Day): Amount | undefined {
  const last = figures.findLast(({ period }) => period.last <= day)
  return last === undefined || daysBetween(last.period.last, day) > STALE ? undefined : amount([last], true)
}

function amount(figures: readonly Dated[], whole: boolean): Amount {
  return {
    value: figures.reduce((sum, one) => sum + one.value, 0),
    at: figures.at(-1)?.period.last ?? '',
    whole,
    from: figures.flatMap(({ from }) => (from === undefined ? [] : [from])),
  }
}

function withoutGap(parts: readonly Dated[], year: number): readonly Dated[] {
  const run: Dated[] = []
  let next = `${year}-01-01`
  for (const one of parts) {
    if (one.period.first < next) run.pop()
    else if (one.period.first !== next) break
    run.push(one)
    next = new Date(Date.parse(one.period.last) + 86_400_000).toISOString().slice(0, 10)
  }
  return run
}
