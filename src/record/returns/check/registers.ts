// Record · returns: figures against the registers: the subject is there on the period's last day, and what the register knows agrees.
import { type Check, explain, factsOf, must, type Remark, shown } from './remark.ts'

export const registers: Check = (against, cells) =>
  [...cells].flatMap(([id, cell]): Remark[] => {
    const { subjects, spec, period, registered } = against
    if (!subjects.has(cell.subject.id))
      return [must(id, 'record/not-there', { id: cell.subject.id, day: period.last, subject: spec.subjectLabel.zh })]
    const { value } = cell
    if (value === null) return []
    return spec.rules.registers
      .filter(({ indicator }) => indicator === cell.indicator)
      .flatMap((rule): Remark[] => {
        const known = registered(rule, cell.subject.id)
        if (known === undefined || Math.abs(value - known) <= rule.tolerance * known) return []
        const facts = {
          ...factsOf(against, cell),
          value,
          registered: shown(known),
          tolerance: shown(rule.tolerance * 100),
        }
        return [explain(id, 'record/register-land', facts, cell.note)]
      })
  })
