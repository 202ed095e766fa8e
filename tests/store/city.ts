// A very small city for the store's tests: two counties with a town each, two departments, three enterprises, a person per role.
import { doAct } from '../../src/app/do-act.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Role } from '../../src/kernel/role.ts'
import type { Draft } from '../../src/store/pg/acts.ts'
import type { Store } from '../../src/store/pg/open.ts'
import type { Who } from '../../src/store/pg/session.ts'

const FROM = { valid_from: '2020-01-01', valid_to: null }
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

export async function cityOf({ db }: Store): Promise<void> {
  await db
    .insertInto('units')
    .values([
      { code: '3304', name: '嘉兴市', kind: 'city', parent: null, ...FROM },
      { code: '330402', name: '南湖区', kind: 'county', parent: '3304', ...FROM },
      { code: '330402-dq', name: '大桥镇', kind: 'town', parent: '330402', ...FROM },
      { code: '330411', name: '秀洲区', kind: 'county', parent: '3304', ...FROM },
      { code: '330411-wj', name: '王江泾镇', kind: 'town', parent: '330411', ...FROM },
    ])
    .execute()
  const subject = (kind: string, id: string, unit: string) => ({
    kind,
    id,
    name: `模拟${id}`,
    unit,
    facts: '{}',
    act: null,
    ...FROM,
  })
  await db
    .insertInto('subjects')
    .values([
      subject('platform', 'p1', '330402'),
      subject('platform', 'p2', '330411'),
      subject('enterprise', 'e1', '330402'),
      subject('enterprise', 'e2', '330402-dq'),
      subject('enterprise', 'e3', '330411'),
      subject('parcel', 'd1', '330402'),
      subject('parcel', 'd3', '330411'),
    ])
    .execute()
  await db
    .insertInto('indicators')
    .values([
      { id: '入库税收', name: '入库税收', unit: '万元', owner: '市税务局' },
      { id: '总能耗', name: '总能耗', unit: '吨标煤', owner: '市经信局' },
    ])
    .execute()
  await db
    .insertInto('people')
    .values(PEOPLE.map(([id]) => ({ id, name: id, active: true })))
    .execute()
  await db
    .insertInto('grants')
    .values(
      PEOPLE.map(([person, role, { unit = null, department = null, enterprise = null }]) => ({
        person,
        role,
        unit,
        department,
        enterprise,
        valid_to: null,
      })),
    )
    .execute()
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
    indicator: '入库税收',
    period: '2025',
    caliber: '全口径',
    value,
    unit: '万元',
  }
  await must(store, filer, 'open', id, { form: '税收', period: '2025', unit, owner })
  await must(store, filer, 'draft', id, { cells: { C5: cell } })
  if (plan.draft !== true) await must(store, filer, 'file', id)
}

export async function must(store: Store, person: string, kind: string, id: string, payload: Json = {}): Promise<void> {
  const done = await doAct(store, whoIs(person), { kind, subject: { kind: 'return', id }, payload })
  if ('findings' in done) throw new Error(`${person} ${kind} ${id}: ${JSON.stringify(done.findings)}`)
}

const pass = (person: string, kind: string) => ({
  who: whoIs(person),
  draft: (id: string): Draft => ({ kind, subject: { kind: 'return', id }, payload: {} }),
})
export const PASS = [pass('南湖审核', 'review'), pass('税务', 'verify'), pass('规则', 'approve')] as const
