// Record · returns: figures of one subject against each other, as the rule book compares them.
import type { Comparison } from '../../../kernel/form.ts'
import { partsOf } from '../../../kernel/period.ts'
import { cellId } from '../form.ts'
import { type Against, type Cells, type Check, explain, factsOf, must, type Remark, shown } from './remark.ts'

/** Sums of decimal figures carry noise in the last digits; nobody files a share of a billionth. */
const NOISE = 1e-9

export const comparisons: Check = (against, cells) => {
  const subjects = [...new Set([...cells.values()].map(({ subject }) => subject.id))]
  return subjects.flatMap((subject) =>
    against.spec.rules.comparisons.flatMap((rule) => compare(against, cells, subject, rule)),
  )
}

function compare(against: Against, cells: Cells, subject: string, rule: Comparison): Remark[] {
  const left = sum(against, cells, subject, rule.left)
  const right = sum(against, cells, subject, rule.right)
  const named = [...rule.left, ...rule.right]
  // Told at the first of its figures that this form asks: somebody else answers for the others.
  const id = named.map((indicator) => cellId(subject, indicator)).find((one) => cells.has(one))
  const cell = id === undefined ? undefined : cells.get(id)
  if (left === undefined || right === undefined || id === undefined || cell === undefined) return []
  const slack = NOISE * Math.max(Math.abs(left), Math.abs(right))
  const holds = rule.is === 'equal' ? Math.abs(left - right) <= slack : left <= right + slack
  if (holds) return []
  const facts = {
    ...factsOf(against, cell),
    rule: rule.label.zh,
    ruleEn: rule.label.en,
    left: shown(left),
    right: shown(right),
  }
  return [rule.must ? must(id, 'record/comparison', facts) : explain(id, 'record/comparison-unusual', facts, cell.note)]
}

/** Undefined unless all are known. */
function sum(against: Against, cells: Cells, subject: string, indicators: readonly string[]): number | undefined {
  let total = 0
  for (const indicator of indicators) {
    const value = findValue(against, cells, subject, indicator)
    if (value === undefined) return undefined
    total += value
  }
  return total
}

/** As filed here, or in force, or in force for all the shorter periods that make up this one. */
export function findValue(against: Against, cells: Cells, subject: string, indicator: string): number | undefined {
  const filed = cells.get(cellId(subject, indicator))
  if (filed !== undefined) return filed.value ?? undefined
  const { period, figure } = against
  const whole = figure(subject, indicator, period.text)
  if (whole !== undefined) return whole
  for (const parts of partsOf(period)) {
    const values = parts.map((part) => figure(subject, indicator, part)).filter((one) => one !== undefined)
    if (values.length === parts.length) return values.reduce((total, one) => total + one, 0)
  }
  return undefined
}
