// Record · the words for roles, standings and acts, in the reader's language.
import type { Fact, Language } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import type { EvaluationAct, EvaluationStanding } from './evaluations/steps.ts'
import type { PersonAct, PersonStanding } from './people/steps.ts'
import type { RegisterAct, RegisterStanding } from './registers/register.ts'
import type { ReturnAct, ReturnStanding } from './returns/steps.ts'
import type { SchemeAct, SchemeStanding } from './schemes/scheme.ts'

type Words<Key extends string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>

export const ROLE_WORDS: Words<Role> = {
  'system-admin': { zh: '系统管理员', en: 'system admin' },
  'rule-keeper': { zh: '规则管理员', en: 'rule keeper' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  'owner-department': { zh: '数据主管部门', en: 'owner department' },
  filer: { zh: '填报人', en: 'filer' },
  supervisor: { zh: '督查人员', en: 'supervisor' },
  leader: { zh: '领导', en: 'leader' },
  enterprise: { zh: '企业', en: 'enterprise' },
  auditor: { zh: '审计人员', en: 'auditor' },
}

export const STANDING_WORDS: Words<
  ReturnStanding | EvaluationStanding | PersonStanding | RegisterStanding | SchemeStanding
> = {
  absent: { zh: '尚未建立', en: 'not begun' },
  drafted: { zh: '草稿', en: 'drafted' },
  filed: { zh: '已填报', en: 'filed' },
  reviewed: { zh: '已审核', en: 'reviewed' },
  verified: { zh: '已核实', en: 'verified' },
  approved: { zh: '已批准', en: 'approved' },
  locked: { zh: '已锁定', en: 'locked' },
  planned: { zh: '已立项', en: 'planned' },
  'land-published': { zh: '用地公示中', en: 'land published for objection' },
  frozen: { zh: '数据已冻结', en: 'frozen' },
  computed: { zh: '已计算', en: 'computed' },
  'internally-reviewed': { zh: '已内部审核', en: 'internally reviewed' },
  'in-publicity': { zh: '结果公示中', en: 'in publicity' },
  'objections-decided': { zh: '异议已处理', en: 'objections decided' },
  final: { zh: '已定稿', en: 'final' },
  published: { zh: '已发布', en: 'published' },
  active: { zh: '在用', en: 'active' },
  closed: { zh: '已停用', en: 'closed' },
  kept: { zh: '已建立', en: 'kept' },
}

export const ACT_WORDS: Words<ReturnAct | EvaluationAct | PersonAct | RegisterAct | SchemeAct> = {
  open: { zh: '建表', en: 'open' },
  draft: { zh: '保存草稿', en: 'draft' },
  file: { zh: '填报', en: 'file' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  review: { zh: '审核', en: 'review' },
  verify: { zh: '核实', en: 'verify' },
  approve: { zh: '批准', en: 'approve' },
  lock: { zh: '锁定', en: 'lock' },
  return: { zh: '退回', en: 'return' },
  correct: { zh: '更正', en: 'correct' },
  plan: { zh: '立项', en: 'plan' },
  'publish-land': { zh: '公示用地', en: 'publish land' },
  object: { zh: '提出异议', en: 'object' },
  accept: { zh: '采纳异议', en: 'accept the objection' },
  reject: { zh: '不采纳异议', en: 'reject the objection' },
  amend: { zh: '按异议更正', en: 'amend after the objection' },
  freeze: { zh: '冻结数据', en: 'freeze' },
  compute: { zh: '计算', en: 'compute' },
  'open-publicity': { zh: '开始公示', en: 'open publicity' },
  decide: { zh: '结束异议处理', en: 'close the objections' },
  finalise: { zh: '定稿', en: 'finalise' },
  publish: { zh: '发布', en: 'publish' },
  add: { zh: '新增人员', en: 'add a person' },
  grant: { zh: '授予角色', en: 'grant a role' },
  revoke: { zh: '收回角色', en: 'revoke a role' },
  close: { zh: '停用人员', en: 'close a person' },
  reopen: { zh: '恢复人员', en: 'reopen a person' },
  import: { zh: '导入名录', en: 'import into the register' },
  issue: { zh: '印发新版方案', en: 'issue an edition of a scheme' },
  succeed: { zh: '登记撤并承接', en: 'say which unit succeeds another' },
}

/** `standing` and `standingEn` as facts: a sentence takes the one of its language. */
export const wordFacts = (key: string, word: Readonly<Record<Language, string>>): Record<string, Fact> => ({
  [key]: word.zh,
  [`${key}En`]: word.en,
})
