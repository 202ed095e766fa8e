// App · the formula of a goal's value with its numbers in it, as lines for a pocket calculator.
import { type Draft, fitLines } from '../evaluate/explain/fit.ts'
import { chain, given, operate, quantity, type Term } from '../evaluate/explain/term.ts'
import { type Known, type Point, unitOf } from '../goals/measure.ts'
import type { Said, Sum } from '../kernel/explanation.ts'
import { findConversion, findUnit, type Ratio } from '../kernel/units.ts'
import type { Book } from '../policy/read.ts'
import type { Goal } from '../policy/schema/goals.ts'

/** A line of addition holds no more terms than a person adds up by hand. */
const MOST_TERMS = 30

/** Each side added up, then the ratio or the change of unit. A count is told by its list. */
export function sumsOf(book: Book, goal: Goal, point: Point, sides: readonly (readonly Known[])[]): Sum[] {
  const { measure } = goal
  if ('count' in measure) return []
  const indicators = 'sum' in measure ? [measure.sum] : Object.values(measure.ratio_of_sums)
  const added = indicators.map((id, i) => addedUp(book, id, sides[i] ?? []))
  const last = 'sum' in measure ? turned(book, goal, measure.sum, point) : divided(book, goal, point)
  return fitLines([...added, ...last], 2).sums
}

function addedUp(book: Book, id: string, known: readonly Known[]): Draft {
  const values = known.map(({ amount }) => amount.value)
  const value = values.reduce((sum, one) => sum + one, 0)
  const label = labelOf(book, id)
  const many = values.length > MOST_TERMS
  const term: Term = many || values.length === 0 ? quantity(value) : chain('+', values.map(quantity))
  return {
    words: {
      zh: `${label.zh}合计${many ? `（${values.length} 个主体，名单见下）` : ''}`,
      en: `sum of ${label.en}${many ? ` (${values.length} subjects, listed below)` : ''}`,
    },
    term,
    value,
    role: 'quantity',
    unit: unitOf(book, id),
  }
}

/** Into the goal's unit; nothing where it is counted in it already. */
function turned(book: Book, goal: Goal, id: string, point: Point): Draft[] {
  const ratio = between(unitOf(book, id), goal.unit)
  const [part] = point.parts
  if (ratio === undefined || ratio.times === ratio.over || part === undefined) return []
  return [
    {
      words: { zh: `换算：${part.unit} → ${goal.unit}`, en: `${part.unit} → ${goal.unit}` },
      term: scaled(quantity(part.value), ratio),
      value: point.value,
      role: 'quantity',
      unit: goal.unit,
    },
  ]
}

function divided(book: Book, goal: Goal, point: Point): Draft[] {
  const [over, under] = point.parts
  if (over === undefined || under === undefined) return []
  const same = between(over.unit, under.unit)
  const ratio =
    same === undefined ? between(`${over.unit}/${under.unit}`, goal.unit) : product(same, between('1', goal.unit))
  const [top, bottom] = [labelOf(book, over.what), labelOf(book, under.what)]
  return [
    {
      words: { zh: `${top.zh}合计 ÷ ${bottom.zh}合计`, en: `sum of ${top.en} ÷ sum of ${bottom.en}` },
      term: scaled(operate(quantity(over.value), '÷', quantity(under.value)), ratio ?? { times: 1, over: 1 }),
      value: point.value,
      role: 'quantity',
      unit: goal.unit,
    },
  ]
}

function scaled(term: Term, { times, over }: Ratio): Term {
  const up = times === 1 ? term : operate(term, '×', given(times))
  return over === 1 ? up : operate(up, '÷', given(over))
}

const product = (a: Ratio, b: Ratio | undefined): Ratio => ({
  times: a.times * (b?.times ?? 1),
  over: a.over * (b?.over ?? 1),
})

function between(from: string, to: string): Ratio | undefined {
  const [own, wanted] = [findUnit(from), findUnit(to)]
  return own === undefined || wanted === undefined ? undefined : findConversion(own, wanted)
}

export const labelOf = (book: Book, id: string): Said => book.indicators[id]?.label ?? { zh: id, en: id }
