// Web · words of the audit page.
import { useCallback } from 'react'
import { defineWords } from '../../i18n/words.ts'
import { useStepWord } from '../../parts/step-words.ts'

export const useWords = defineWords('audit', {
  zh: {
    title: '审计',
    acts: '办理记录',
    door: '门口记录',
    kind: '对象类别',
    id: '对象编号',
    actor: '办理人',
    seq: '序号',
    at: '时间',
    role: '身份',
    what: '事项',
    subject: '对象',
    reason: '理由',
    clause: '条款',
    outcome: '结果',
    person: '账号',
    done: '已办',
    payload: '内容',
    hash: '本条指纹',
    prev: '上一条指纹',
    chain: '链',
    act: '第 {{seq}} 号办理',
    noAct: '没有这条办理，或不是您能看的',
    clear: '清除筛选',
    verify: '核对记录链',
    sound: '完好：{{seq}} 条记录，链头 {{hash}}…',
    broken: '没有通过：',
    listActs: '办理记录，新的在前',
    listDoor: '登录、被拒绝的请求、管理员的查看，新的在前',
  },
  en: {
    title: 'Audit',
    acts: 'Acts',
    door: 'At the door',
    kind: 'Kind of subject',
    id: 'Subject',
    actor: 'Actor',
    seq: 'No.',
    at: 'Time',
    role: 'Role',
    what: 'What',
    subject: 'Subject',
    reason: 'Reason',
    clause: 'Clause',
    outcome: 'Outcome',
    person: 'Account',
    done: 'done',
    payload: 'Content',
    hash: 'Its hash',
    prev: 'Hash before it',
    chain: 'Chain',
    act: 'Act no. {{seq}}',
    noAct: 'There is no such act, or it is not yours to see',
    clear: 'Clear the filters',
    verify: 'Verify the chain',
    sound: 'Sound: {{seq}} acts, head {{hash}}…',
    broken: 'It does not hold:',
    listActs: 'Acts, the newest first',
    listDoor: 'Sign-ins, refused requests and what admins looked at, the newest first',
  },
})

const useRecordWords = defineWords('records', {
  zh: { return: '填报表', evaluation: '评价', person: '人员', register: '名录' },
  en: { return: 'return', evaluation: 'evaluation', person: 'person', register: 'register' },
})
const RECORDS = ['return', 'evaluation', 'person', 'register'] as const

/** What kind of thing an act is about. */
export function useRecordWord(): (kind: string) => string {
  const say = useRecordWords()
  return useCallback(
    (kind) => {
      const known = RECORDS.find((one) => one === kind)
      return known === undefined ? kind : say(known)
    },
    [say],
  )
}

const useDoorWords = defineWords('door', {
  zh: {
    'sign-in': '登录',
    'sign-out': '退出',
    'new password': '改密码',
    search: '搜索名录',
    figure: '查看一个数',
    figures: '查看数',
    returns: '查看填报表',
    parcels: '查看宗地',
    'POST /api/people/:id/password': '发一次性密码',
    'DELETE /api/people/:id/sessions': '结束会话',
    act: '办理：{{act}}',
    register: '查看名录：{{register}}',
    export: '导出：{{register}}',
  },
  en: {
    'sign-in': 'sign in',
    'sign-out': 'sign out',
    'new password': 'new password',
    search: 'search the registers',
    figure: 'look at a figure',
    figures: 'look at figures',
    returns: 'look at returns',
    parcels: 'look at parcels',
    'POST /api/people/:id/password': 'one-time password',
    'DELETE /api/people/:id/sessions': 'end sessions',
    act: 'act: {{act}}',
    register: 'look at a register: {{register}}',
    export: 'export: {{register}}',
  },
})
const AT_DOOR = [
  'sign-in',
  'sign-out',
  'new password',
  'search',
  'figure',
  'figures',
  'returns',
  'parcels',
  'POST /api/people/:id/password',
  'DELETE /api/people/:id/sessions',
] as const

/** What was done or tried at the door; an address of the server stays as it is. */
export function useDoorWord(): (what: string) => string {
  const say = useDoorWords()
  const actOf = useStepWord('acts')
  return useCallback(
    (what) => {
      const known = AT_DOOR.find((one) => one === what)
      if (known !== undefined) return say(known)
      const [first, ...rest] = what.split(' ')
      const of = rest.join(' ')
      if (first === 'act') return say('act', { act: actOf(of) })
      return first === 'register' || first === 'export' ? say(first, { register: of }) : what
    },
    [say, actOf],
  )
}
