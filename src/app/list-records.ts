// App · what a person may see of the records, as a table, csv by default: people, registers, returns, figures.
import { sql } from 'kysely'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { dayBefore } from '../kernel/day.ts'
import { readPeriod } from '../kernel/period.ts'
import { deadlineOf } from '../policy/forms.ts'
import { EVALUATION_ACTS, type EvaluationStanding, findEvaluationStep } from '../record/evaluations/steps.ts'
import { TENURE_WORDS, type TenureKind } from '../record/land/tenure.ts'
import type { Register } from '../record/registers/register.ts'
import { foldReturn, type ReturnState } from '../record/returns/fold-return.ts'
import type { Answer } from '../record/returns/payload.ts'
import { findReturnStep, RETURN_ACTS } from '../record/returns/steps.ts'
import { ACT_WORDS, ROLE_WORDS, STANDING_WORDS } from '../record/words.ts'
import { type CsvValue, csv } from '../report/csv.ts'
import { actsOf } from '../store/pg/acts.ts'
import { tenureRowsAt } from '../store/pg/land.ts'
import type { Store } from '../store/pg/open.ts'
import { indicatorsAt, subjectsAt, unitsAt } from '../store/pg/registers.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import { formBook } from './form-book.ts'

/** How head and rows are laid: as the text of a csv, unless told otherwise. */
export type Lay<T> = (head: readonly string[], rows: readonly (readonly CsvValue[])[]) => T
const asCsv = csv as unknown as Lay<never>

export const listPeople = <T = string>(store: Store, who: Who, lay: Lay<T> = asCsv): Promise<T> =>
  readAs(store, who, async (session) => {
    const people = await session.selectFrom('people').selectAll().orderBy('id').execute()
    const grants = await session.selectFrom('grants').selectAll().where('valid_to', 'is', null).orderBy('n').execute()
    const held = (person: string): string =>
      grants
        .filter((one) => one.person === person)
        .map(({ role, unit, department, enterprise }) => {
          const scope = unit ?? department ?? enterprise
          return `${ROLE_WORDS[role].zh}${scope === null ? '' : `（${scope}）`}`
        })
        .join('；')
    return lay(
      ['编号', '姓名', '状态', '角色'],
      people.map(({ id, name, active }) => [id, name, active ? '在用' : '已停用', held(id)]),
    )
  })

export const listRegister = <T = string>(
  store: Store,
  who: Who,
  register: Register,
  day: string,
  lay: Lay<T> = asCsv,
): Promise<T> =>
  readAs(store, who, async (session) => {
    const { head, rows } = await registerTable(session, register, day)
    return lay(head, rows)
  })

interface BoundsRow {
  readonly kind: string
  readonly id: string
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly valid_from: string
}

async function registerTable(
  session: Session,
  register: Register,
  day: string,
): Promise<{ head: string[]; rows: CsvValue[][] }> {
  if (register === 'unit') {
    const rows = (await unitsAt(session, day)).map((one) => [one.code, one.name, one.kind, one.parent, one.valid_from])
    return { head: ['编号', '名称', '种类', '上级', '自'], rows }
  }
  if (register === 'indicator') {
    const rows = (await indicatorsAt(session, day)).map((one) => [
      one.subject_kind,
      one.id,
      one.name,
      one.unit,
      one.period,
      one.owner,
    ])
    return { head: ['对象', '编号', '名称', '单位', '周期', '主管部门'], rows }
  }
  if (register === 'tenure') {
    const rows = (await tenureRowsAt(session, day)).map((one) => [
      ...[one.parcel, one.holder, TENURE_WORDS[one.kind as TenureKind], one.share, one.since],
      ...[one.until === null ? null : dayBefore(one.until), one.counterpart, one.evidence, one.source],
    ])
    return { head: ['宗地', '企业', '用地关系', '份额', '起', '止', '对方', '依据', '出处'], rows }
  }
  if (register === 'shape') {
    const rows = (
      await sql<BoundsRow>`select kind, id, west, south, east, north, valid_from from (
      select distinct on (kind, id) * from shapes where kind <> 'parcel' and valid_from <= ${day}::date
      order by kind, id, valid_from desc, act desc) newest where not ended`.execute(session)
    ).rows
    const head = ['对象', '编号', '西', '南', '东', '北', '自']
    return {
      head,
      rows: rows.map((one) => [one.kind, one.id, one.west, one.south, one.east, one.north, one.valid_from]),
    }
  }
  const subjects = await subjectsAt(session, register, day)
  const keys = [...new Set(subjects.flatMap(({ facts }) => Object.keys(facts)))].sort()
  const text = (value: unknown): CsvValue =>
    typeof value === 'object' && value !== null ? canonicalJson(value) : (value as CsvValue)
  return {
    head: ['编号', '名称', '所属单位', '自', ...keys],
    rows: subjects.map(({ id, name, unit, valid_from, facts }) => [
      id,
      name,
      unit,
      valid_from,
      ...keys.map((key) => text(facts[key])),
    ]),
  }
}

export const listReturns = <T = string>(store: Store, who: Who, lay: Lay<T> = asCsv): Promise<T> =>
  readAs(store, who, async (session) => {
    const rows = await session.selectFrom('returns').selectAll().orderBy('id').execute()
    const book = await formBook()
    return lay(
      ['编号', '对象', '期间', '填报单位', '主管部门', '状态', '应报', '宽限到', '我可办理'],
      rows.map(({ id, form, period, unit, owner, standing }) => {
        const now = standing as ReturnState['standing']
        const open = RETURN_ACTS.filter((act) => findReturnStep(now, act)?.by.includes(who.role))
        const of = readPeriod(period)
        const deadline = of === undefined ? undefined : deadlineOf(book, of)
        const may = open.map((act) => ACT_WORDS[act].zh).join('、')
        return [
          id,
          form,
          period,
          unit,
          owner,
          STANDING_WORDS[now].zh,
          deadline?.due ?? '',
          deadline?.lateUntil ?? '',
          may,
        ]
      }),
    )
  })

/** All cells of a return with what is in force and what is on its way; above them its standing and why it came back. */
export const showReturn = <T = string>(
  store: Store,
  who: Who,
  id: string,
  lay: Lay<T> = asCsv,
): Promise<T | undefined> =>
  readAs(store, who, async (session) => {
    const state = foldReturn(await actsOf(session, { kind: 'return', id }))
    if (state.form === undefined) return undefined
    const cells = [...new Set([...state.inForce.keys(), ...state.pending.keys(), ...state.answers.keys()])].sort()
    const head = [
      '单元格',
      '现行值',
      '待批值',
      '单位',
      '口径',
      '出处',
      '说明',
      '已有的数',
      '填报人',
      '批准人',
      '退回意见',
    ]
    return lay(
      head,
      cells.map((cell) => {
        const held = state.inForce.get(cell)
        const pending = state.pending.get(cell)
        const shown = pending ?? held?.cell
        return [
          cell,
          held?.cell.value ?? null,
          pending === undefined ? null : (pending?.value ?? '（删去）'),
          shown?.unit ?? '',
          shown?.caliber ?? '',
          shown?.from ?? '',
          shown?.note ?? '',
          answerText(state.answers.get(cell)),
          held?.filedBy ?? state.filedBy,
          held?.approvedBy ?? '',
          state.returned?.cells[cell] ?? '',
        ]
      }),
    )
  })

/** What is said of a figure that is in force already. */
function answerText(answer: Answer | undefined): string {
  if (answer === undefined) return ''
  if (answer.is === 'confirmed') return '确认'
  return `有异议，应为 ${answer.value ?? '不详'}：${answer.why ?? ''}`
}

export const listFigures = <T = string>(store: Store, who: Who, period?: string, lay: Lay<T> = asCsv): Promise<T> =>
  readAs(store, who, async (session) => {
    const all = session
      .selectFrom('figures')
      .selectAll()
      .orderBy('subject_kind')
      .orderBy('subject_id')
      .orderBy('indicator')
    const rows = await (period === undefined ? all : all.where('period', '=', period)).execute()
    return lay(
      [
        '对象',
        '编号',
        '指标',
        '期间',
        '口径',
        '值',
        '单位',
        '填报单位',
        '主管部门',
        '填报表',
        '单元格',
        '填报人',
        '批准人',
      ],
      rows.map((one) => [
        one.subject_kind,
        one.subject_id,
        one.indicator,
        one.period,
        one.caliber,
        one.value,
        one.measure,
        one.unit,
        one.owner,
        one.return_id,
        one.cell,
        one.filed_by,
        one.approved_by,
      ]),
    )
  })

export const listEvaluations = <T = string>(store: Store, who: Who, lay: Lay<T> = asCsv): Promise<T> =>
  readAs(store, who, async (session) => {
    const rows = await session.selectFrom('evaluations').selectAll().orderBy('id').execute()
    return lay(
      ['编号', '方案', '期间', '对象', '范围', '状态', '版本', '公示自', '公示至', '我可办理'],
      rows.map((one) => {
        const now = one.standing as EvaluationStanding
        const open = EVALUATION_ACTS.filter((act) => findEvaluationStep(now, act)?.by.includes(who.role))
        const acts = open.map((act) => ACT_WORDS[act].zh).join('、')
        const shown = [one.publicity_from, one.publicity_until]
        return [
          one.id,
          one.scheme.split('@')[0],
          one.period,
          one.scope_kind,
          one.scope_unit,
          STANDING_WORDS[now].zh,
          one.version,
          ...shown,
          acts,
        ]
      }),
    )
  })

export const listObjections = <T = string>(
  store: Store,
  who: Who,
  evaluation: string,
  lay: Lay<T> = asCsv,
): Promise<T> =>
  readAs(store, who, async (session) => {
    const rows = await session
      .selectFrom('objections')
      .selectAll()
      .where('evaluation', '=', evaluation)
      .orderBy('at')
      .execute()
    return lay(
      ['编号', '关于', '提出人', '时间', '状态', '理由', '决定', '更正'],
      rows.map((one) => [
        one.id,
        one.about_id,
        one.by,
        one.at,
        OBJECTION_WORDS[one.standing],
        one.reason,
        one.decision,
        one.correction,
      ]),
    )
  })

const OBJECTION_WORDS: Readonly<Record<string, string>> = {
  raised: '已提出',
  accepted: '已采纳，待更正',
  rejected: '不采纳',
  corrected: '已更正',
}
