// A very small city for the store's tests, made by its own acts: two counties with a town each, two departments, three enterprises, a person per role.
import { beginPeople, doAct } from '../../src/app/do-act.ts'
import { importRows } from '../../src/app/import-rows.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Finding } from '../../src/kernel/finding.ts'
import type { Role } from '../../src/kernel/role.ts'
import type { Draft } from '../../src/store/pg/acts.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { indicatorsAt, subjectsAt, unitsAt } from '../../src/store/pg/registers.ts'
import type { Who } from '../../src/store/pg/session.ts'

const DAY = '2020-01-01'
const FROM = { valid_from: DAY, ended: false }
interface Grant {
  readonly unit?: string
  readonly department?: string
  readonly enterprise?: string
}
export const PEOPLE: readonly (readonly [person: string, role: Role, grant: Grant])[] = [
  ['管理员', 'system-admin', {}],
  ['规则', 'rule-keeper', {}],
  ['领导', 'leader', {}],
  ['督查', 'supervisor', {}],
  ['审计', 'auditor', {}],
  ['南湖审核', 'reviewer', { unit: '330402' }],
  ['秀洲审核', 'reviewer', { unit: '330411' }],
  ['南湖填报', 'filer', { unit: '330402' }],
  ['大桥填报', 'filer', { unit: '330402-dq' }],
  ['秀洲填报', 'filer', { unit: '330411' }],
  ['税务', 'owner-department', { department: '市税务局' }],
  ['经信', 'owner-department', { department: '市经信局' }],
  ['企业一', 'enterprise', { enterprise: 'e1' }],
  ['企业三', 'enterprise', { enterprise: 'e3' }],
]

/** `people` are the first ones only, when not all are needed: each costs two acts. */
export async function cityOf(store: Store, people: readonly string[] = PEOPLE.map(([name]) => name)): Promise<void> {
  demand(await beginPeople(store, '管理员', '管理员'))
  for (const [id, role, grant] of PEOPLE)
    if (id !== '管理员' && (people.includes(id) || id === '规则')) await addPerson(store, id, { role, ...grant })
  await registers(store)
}

/** Their acts, in all. */
export const actsOfCity = async ({ db }: Store): Promise<number> =>
  (await db.selectFrom('acts').select('seq').where('subject_kind', 'in', ['person', 'register']).execute()).length

export async function addPerson(store: Store, id: string, grant: Json): Promise<void> {
  const subject = { kind: 'person', id }
  demand(await doAct(store, whoIs('管理员'), { kind: 'add', subject, payload: { name: id } }))
  demand(await doAct(store, whoIs('管理员'), { kind: 'grant', subject, payload: grant }))
}

async function registers(store: Store): Promise<void> {
  const common = { day: DAY, source: { file: '名录.xlsx', hash: 'sm3:0' }, complete: false }
  const unit = (code: string, name: string, kind: string, parent: string | null) => ({
    code,
    name,
    kind,
    parent,
    ...FROM,
  })
  demand(
    await importRows(store, whoIs('规则'), {
      ...common,
      register: 'unit',
      rows: [
        unit('3304', '嘉兴市', 'city', null),
        unit('330402', '南湖区', 'county', '3304'),
        unit('330402-dq', '大桥镇', 'town', '330402'),
        unit('330411', '秀洲区', 'county', '3304'),
        unit('330411-wj', '王江泾镇', 'town', '330411'),
      ],
      nameOf: (row) => row.code,
      before: (session) => unitsAt(session, DAY),
    }),
  )
  const subject = (kind: string, id: string, at: string) => ({
    kind,
    id,
    name: `模拟${id}`,
    unit: at,
    facts: {},
    ...FROM,
  })
  for (const [register, ...rows] of [
    ['platform', subject('platform', 'p1', '330402'), subject('platform', 'p2', '330411')],
    [
      'enterprise',
      subject('enterprise', 'e1', '330402'),
      subject('enterprise', 'e2', '330402-dq'),
      subject('enterprise', 'e3', '330411'),
    ],
    ['parcel', subject('parcel', 'd1', '330402'), subject('parcel', 'd3', '330411')],
  ] as const)
    demand(
      await importRows(store, whoIs('规则'), {
        ...common,
        register,
        rows,
        nameOf: (row) => row.id,
        before: async (session) => await subjectsAt(session, register, DAY),
      }),
    )
  const indicator = (id: string, owner: string) => ({
    subject_kind: 'enterprise',
    id,
    name: id,
    unit: '万元',
    period: 'year',
    owner,
    ...FROM,
  })
  demand(
    await importRows(store, whoIs('规则'), {
      ...common,
      register: 'indicator',
      rows: [indicator('入库税收', '市税务局'), indicator('总能耗', '市经信局')],
      nameOf: (row) => row.id,
      before: (session) => indicatorsAt(session, DAY),
    }),
  )
}

export const whoIs = (person: string): Who => {
  const role = PEOPLE.find(([name]) => name === person)?.[1]
  if (role === undefined) throw new Error(`nobody called ${person}`)
  return { person, role }
}

interface Plan {
  readonly unit?: string
  readonly owner?: string
  readonly filer?: string
  readonly enterprise?: string
  readonly value?: number
  /** Left as a draft. */
  readonly draft?: boolean
}

/** A return that has been opened, drafted and filed. */
export async function returnOf(store: Store, id: string, plan: Plan = {}): Promise<void> {
  const { unit = '330402', owner = '市税务局', filer = '南湖填报', enterprise = 'e1', value = 820.5 } = plan
  const cell = {
    subject: { kind: 'enterprise', id: enterprise },
    indicator: owner === '市经信局' ? '总能耗' : '入库税收',
    period: '2025',
    caliber: '全口径',
    value,
    unit: '万元',
  }
  await must(store, filer, 'open', id, { form: 'enterprise', period: '2025', unit, owner })
  await must(store, filer, 'draft', id, { cells: { C5: cell } })
  if (plan.draft !== true) await must(store, filer, 'file', id)
}

export async function must(store: Store, person: string, kind: string, id: string, payload: Json = {}): Promise<void> {
  demand(await doAct(store, whoIs(person), { kind, subject: { kind: 'return', id }, payload }))
}

function demand(done: object): void {
  if ('findings' in done) throw new Error(JSON.stringify((done as { findings: readonly Finding[] }).findings))
}

const pass = (person: string, kind: string) => ({
  who: whoIs(person),
  draft: (id: string): Draft => ({ kind, subject: { kind: 'return', id }, payload: {} }),
})
export const PASS = [pass('南湖审核', 'review'), pass('税务', 'verify'), pass('规则', 'approve')] as const
