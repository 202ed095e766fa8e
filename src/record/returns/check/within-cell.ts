// Record · returns: one cell by itself: asked for at all, of this period, in its unit and caliber, within its bounds.
import { type Check, explain, factsOf, must, type Remark } from './remark.ts'

export const withinCell: Check = (against, cells) =>
  [...cells].flatMap(([id, cell]): Remark[] => {
    const asked = against.asked.get(id)
    const { spec, period } = against
    if (asked === undefined || cell.indicator !== asked.column.indicator || cell.subject.id !== asked.subject.id)
      // A subject that is not there is told by the check against the registers.
      return against.subjects.has(cell.subject.id)
        ? [must(id, 'record/cell-not-asked', { cell: id, form: spec.title.zh })]
        : []
    const { column } = asked
    const about = factsOf(against, cell)
    const { value } = cell
    const remarks: Remark[] = []
    if (cell.period !== period.text)
      remarks.push(must(id, 'record/cell-other-period', { ...about, period: cell.period, wanted: period.text }))
    if (cell.unit !== column.unit) remarks.push(must(id, 'record/cell-other-unit', { ...about, got: cell.unit }))
    if (!column.calibers.includes(cell.caliber))
      remarks.push(must(id, 'record/caliber', { ...about, got: cell.caliber, may: column.calibers.join('、') }))
    if (value === null) return [...remarks, explain(id, 'record/unknown-value', about, cell.note)]
    if (!Number.isFinite(value)) return [...remarks, must(id, 'record/no-number', { ...about, value: String(value) })]
    if (column.min !== undefined && value < column.min)
      remarks.push(must(id, 'record/below-min', { ...about, value, min: column.min }))
    if (column.max !== undefined && value > column.max)
      remarks.push(must(id, 'record/above-max', { ...about, value, max: column.max }))
    if (column.whole && !Number.isInteger(value)) remarks.push(must(id, 'record/not-whole', { ...about, value }))
    return remarks
  })
