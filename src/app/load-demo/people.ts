// App · the people of the synthetic city: whoever files, reviews, verifies, approves, and one account for each role.
import type { Json } from '../../kernel/canonical-json.ts'
import type { Role } from '../../kernel/role.ts'
import type { Book } from '../../policy/read.ts'
import type { Store } from '../../store/pg/open.ts'
import type { Who } from '../../store/pg/session.ts'
import { openSignIn } from '../../store/sign-in/sign-in.ts'
import type { Clock } from '../clock.ts'
import { beginPeople, doAct } from '../do-act.ts'
import { demand } from './demand.ts'

export interface Person {
  readonly person: string
  readonly role: Role
  readonly grant: { readonly unit?: string; readonly department?: string; readonly enterprise?: string }
  /** What the account is for, in words; only those that have one can sign in. */
  readonly shows?: string
}

export interface Staff {
  readonly admin: Who
  readonly rules: Who
  readonly leader: Who
  readonly filer: (unit: string) => Who
  readonly reviewer: (unit: string) => Who
  readonly department: (id: string) => Who
  readonly people: readonly Person[]
  /** The unit above all others. */
  readonly city: string
  /** Whose returns wait at each step, and whose enterprise has an account. */
  readonly shownUnit: string
}

const ADMIN = 'admin'

/** Persons for every unit and department of the rule book. The account of an enterprise follows when there are enterprises. */
export function staffOf({ units, departments }: Pick<Book, 'units' | 'departments'>, shownUnit: string): Staff {
  const city = Object.entries(units).find(([, { kind }]) => kind === 'city')?.[0] ?? ''
  const people: Person[] = [
    { person: ADMIN, role: 'system-admin', grant: {}, shows: '人员、备份、审计链' },
    { person: '规则', role: 'rule-keeper', grant: {}, shows: '市发展改革委：规则、批准、评价、公示' },
    { person: '领导', role: 'leader', grant: {}, shows: '市领导：驾驶舱、排名、定稿' },
    { person: '督查', role: 'supervisor', grant: {}, shows: '市委市政府督查室：目标、亮灯' },
    { person: '审计', role: 'auditor', grant: {}, shows: '审计：行为记录、核对审计链' },
  ]
  for (const [unit, { short }] of Object.entries(units)) {
    const shown = unit === shownUnit
    const word = unit === city ? '市级' : short.zh
    people.push(
      { person: `${word}填报`, role: 'filer', grant: { unit }, ...(shown ? { shows: `${short.zh}：填报、更正` } : {}) },
      {
        person: `${word}审核`,
        role: 'reviewer',
        grant: { unit },
        ...(shown ? { shows: `${short.zh}：审核、处理异议` } : {}),
      },
    )
  }
  for (const [department, { name, short }] of Object.entries(departments)) {
    const shown = department === 'resources' ? { shows: `${name.zh}：核实本部门的数` } : {}
    people.push({ person: `${short.zh}部门`, role: 'owner-department', grant: { department }, ...shown })
  }
  const find = (role: Role, key: 'unit' | 'department' | undefined, id: string): Who => {
    const found = people.find((one) => one.role === role && (key === undefined || one.grant[key] === id))
    if (found === undefined) throw new Error(`nobody is ${role} of ${id}`)
    return { person: found.person, role }
  }
  return {
    people,
    city,
    shownUnit,
    admin: find('system-admin', undefined, ''),
    rules: find('rule-keeper', undefined, ''),
    leader: find('leader', undefined, ''),
    filer: (unit) => find('filer', 'unit', unit),
    reviewer: (unit) => find('reviewer', 'unit', unit),
    department: (id) => find('owner-department', 'department', id),
  }
}

export async function addPeople(store: Store, { admin, people }: Staff, clock: Clock): Promise<void> {
  demand(await beginPeople(store, admin.person, '系统管理员', clock))
  for (const one of people) if (one.person !== admin.person) await addPerson(store, admin, one, clock)
}

export const enterprisePerson = (enterprise: string): Person => ({
  person: '企业',
  role: 'enterprise',
  grant: { enterprise },
  shows: '一家企业：自己的数、等级、异议',
})

export async function addPerson(
  store: Store,
  admin: Who,
  { person, role, grant }: Person,
  clock: Clock,
): Promise<void> {
  const subject = { kind: 'person', id: person }
  demand(await doAct(store, admin, { kind: 'add', subject, payload: { name: `${person}（模拟）` } }, clock))
  demand(await doAct(store, admin, { kind: 'grant', subject, payload: { role, ...grant } as unknown as Json }, clock))
}

/** All that are shown get the same password, chosen as each of them would choose it. */
export async function openAccounts(store: Store, people: readonly Person[], password: string): Promise<void> {
  const signIn = await openSignIn(store)
  for (const { person, shows } of people) {
    if (shows === undefined) continue
    const once = await signIn.giveOneTimePassword(person)
    const entered = await signIn.signIn(person, once)
    if (!('person' in entered)) throw new Error(`${person} may not sign in`)
    const headers = new Headers({ cookie: entered.cookies.map((one) => one.split(';')[0]).join('; ') })
    const changed = await signIn.changePassword(headers, once, password)
    if (!('cookies' in changed)) throw new Error(JSON.stringify(changed))
    await signIn.endSessions(person)
  }
}
