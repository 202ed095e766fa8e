// App · all forms of the rule book with what they ask and by when, as csv.
import { type Day, daysBetween } from '../kernel/period.ts'
import { deadlineOf, formsOf } from '../policy/forms.ts'
import { csv } from '../report/csv.ts'
import { formBook } from './form-book.ts'

export async function listForms(day: Day): Promise<string> {
  const book = await formBook()
  return csv(
    ['报表', '名称', '对象', '周期', '主管部门', '指标', '期末后几天报送', '宽限几天'],
    formsOf(book, day).map(({ id, title, subject, period, owner, columns }) => {
      const deadline = deadlineOf(book, { kind: period, last: day })
      return [
        id,
        title.zh,
        subject,
        period,
        owner,
        columns.map(({ label, unit }) => `${label.zh}（${unit}）`).join('、'),
        deadline === undefined ? null : daysBetween(day, deadline.due),
        deadline === undefined ? null : daysBetween(deadline.due, deadline.lateUntil),
      ]
    }),
  )
}
