// App · what waits for a person, as csv.
import { ACT_WORDS } from '../record/words.ts'
import { csv } from '../report/csv.ts'
import { ourDay } from './clock.ts'
import type { Inbox } from './inbox.ts'

const HEAD = ['类别', '编号', '等您办', '单位或对象', '期间', '截止', '已逾期', '自', '说明']

export const inboxText = ({ returns, objections, contests, evaluations }: Inbox): string =>
  csv(HEAD, [
    ...returns.map((one) => [
      ...['填报表', one.id, ACT_WORDS[one.act].zh, one.unit, one.period, one.due ?? ''],
      ...[one.overdue ? '是' : '', ourDay(one.since), one.returned === null ? '' : `退回：${one.returned}`],
    ]),
    ...objections.map((one) => [
      ...['异议', `${one.evaluation} ${one.id}`, one.standing === 'raised' ? '决定' : '更正', one.about_name, '', ''],
      ...['', ourDay(one.at), one.reason],
    ]),
    ...contests.map((one) => [
      ...['被质疑的数', `${one.about_return} ${one.about_cell}`, '核对', one.subject_id, '', '', '', ''],
      `在用 ${one.figure ?? '—'}，对方认为 ${one.value ?? '—'}：${one.why}`,
    ]),
    ...evaluations.map((one) => [
      ...['评价', one.id, one.acts.map((act) => ACT_WORDS[act].zh).join('、'), '', one.period],
      ...[one.publicity_until ?? '', '', '', one.version > 1 ? `第 ${one.version} 版` : ''],
    ]),
  ])
