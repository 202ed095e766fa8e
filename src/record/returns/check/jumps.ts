// Record · returns: a figure against its earlier period: a large change wants a reason.
import { periodBefore, yearBefore } from '../../../kernel/period.ts'
import { type Check, explain, factsOf, type Remark, shown } from './remark.ts'

export const jumps: Check = (against, cells) => {
  const { period, figure, spec, asked } = against
  const rule = spec.rules.jump
  if (rule === undefined) return []
  const periods = rule.against.map((one) => (one === 'year_before' ? yearBefore(period) : periodBefore(period)))
  return [...cells].flatMap(([id, cell]): Remark[] => {
    const { value, subject, indicator } = cell
    const small = asked.get(id)?.column.small
    if (value === null || small === undefined) return []
    const earlier = periods.find((one) => figure(subject.id, indicator, one) !== undefined)
    const before = earlier === undefined ? undefined : figure(subject.id, indicator, earlier)
    if (earlier === undefined || before === undefined) return []
    if (Math.abs(value) <= small && Math.abs(before) <= small) return []
    if (Math.abs(value - before) <= rule.share * Math.abs(before)) return []
    const facts = { ...factsOf(against, cell), value, before: shown(before), earlier, share: shown(rule.share * 100) }
    return [explain(id, 'record/jump', facts, cell.note)]
  })
}
