// Record · returns: nothing left blank, and nothing filed twice: what is in force is confirmed or contested, not filed again.
import type { Answer } from '../payload.ts'
import { type Against, type Cells, must, type Remark } from './remark.ts'

export function complete(against: Against, cells: Cells, answers: ReadonlyMap<string, Answer>): Remark[] {
  return [...against.asked].flatMap(([id, { subject, column, known }]): Remark[] => {
    const about = {
      name: subject.name,
      indicator: column.label.zh,
      indicatorEn: column.label.en,
      unit: column.unit,
    }
    if (known === undefined) return cells.has(id) ? [] : [must(id, 'record/blank', about)]
    if (cells.has(id))
      return [must(id, 'record/known-already', { ...about, value: known.value ?? '—', return: known.return })]
    const answer = answers.get(id)
    if (answer === undefined) return [must(id, 'record/unanswered', { ...about, value: known.value ?? '—' })]
    // The figure was corrected after it was confirmed.
    return answer.figure.act === known.act
      ? []
      : [must(id, 'record/answer-old', { ...about, value: known.value ?? '—' })]
  })
}
