// Bench · a city of 26,000 enterprises with five years of figures, rankings and returns on their way (模拟数据), and a person per user.
import { sql } from 'kysely'
import { beginPeople, doAct } from '../../src/app/do-act.ts'
import { importBook } from '../../src/app/import-book.ts'
import { importRows } from '../../src/app/import-rows.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Role } from '../../src/kernel/role.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { type RegisterSubject, subjectsAt } from '../../src/store/pg/registers.ts'
import type { Who } from '../../src/store/pg/session.ts'
import { openSignIn } from '../../src/store/sign-in/sign-in.ts'

export const DAY = '2020-01-01'
export const UNITS = ['nanhu', 'xiuzhou', 'jiashan', 'haiyan', 'haining', 'pinghu', 'tongxiang', 'jingkai', 'gangqu']
const YEARS = [2020, 2021, 2022, 2023, 2024]
const PLATFORMS = 41
const ADMIN: Who = { person: 'admin', role: 'system-admin' }
const RULES: Who = { person: '规则', role: 'rule-keeper' }

export interface User {
  readonly person: string
  readonly role: Role
  readonly unit?: string
  readonly department?: string
  readonly enterprise?: string
  /** One-time password. */
  readonly once: string
}

/** Everything is there when it returns; about a minute on the embedded database. */
export async function makeCity(store: Store, enterprises: number, users: number): Promise<readonly User[]> {
  demand(await beginPeople(store, ADMIN.person, '管理员'))
  await person({ person: RULES.person, role: RULES.role })
  demand(await importBook(store, RULES, { day: DAY }))
  await register('enterprise', enterprises, (n) => ({
    county: unitOf(n),
    industry: String(1310 + (n % 3000)),
    site: `D${n % 9000}`,
    town: `${unitOf(n)}-${n % 8}镇`,
  }))
  await register('platform', PLATFORMS, (n) => ({ county: unitOf(n), lead_industries: 1 + (n % 3) }))
  await figures(store)
  await evaluation(store)
  await store.db.executeQuery(sql`analyze`.compile(store.db))
  const signIn = await openSignIn(store)
  const made: User[] = []
  for (let n = 0; n < users; n++) {
    const user = userOf(n)
    await person(user)
    made.push({ ...user, once: await signIn.giveOneTimePassword(user.person) })
  }
  return made

  async function person({ person: id, ...grant }: Omit<User, 'once'>): Promise<void> {
    const subject = { kind: 'person', id }
    demand(await doAct(store, ADMIN, { kind: 'add', subject, payload: { name: id } }))
    demand(await doAct(store, ADMIN, { kind: 'grant', subject, payload: grant as unknown as Json }))
  }
  async function register(kind: 'enterprise' | 'platform', count: number, facts: (n: number) => Record<string, Json>) {
    const rows = Array.from({ length: count }, (_, n): RegisterSubject => {
      const unit = unitOf(n)
      const id = kind === 'platform' ? `P${100 + n}` : idOf(n)
      return { kind, id, name: `模拟${kind}${n}号`, unit, facts: facts(n), valid_from: DAY, ended: false }
    })
    const source = { file: '模拟.xlsx', hash: 'sm3:0' }
    const nameOf = (row: RegisterSubject): string => row.id
    const before: Parameters<typeof importRows<RegisterSubject>>[2]['before'] = (session) =>
      subjectsAt(session, kind, DAY)
    demand(await importRows(store, RULES, { register: kind, day: DAY, source, complete: false, rows, nameOf, before }))
  }
}

const unitOf = (n: number): string => UNITS[n % UNITS.length] ?? ''
const idOf = (n: number): string => `M${String(n).padStart(7, '0')}`

/** Of fifty: filers, reviewers, departments, leaders, rule keepers, enterprises. */
function userOf(n: number): Omit<User, 'once'> {
  const unit = UNITS[n % UNITS.length] ?? ''
  const person = `用户${n}`
  if (n % 10 < 4) return { person, role: 'filer', unit }
  if (n % 10 < 6) return { person, role: 'reviewer', unit }
  if (n % 10 === 6) return { person, role: 'owner-department', department: 'resources' }
  if (n % 10 === 7) return { person, role: 'leader' }
  return n % 10 === 8 ? { person, role: 'rule-keeper' } : { person, role: 'enterprise', enterprise: idOf(n) }
}

/** As approved returns leave them: written straight, since a hundred returns a year are not what is measured here. */
async function figures({ db }: Store): Promise<void> {
  for (const year of YEARS)
    await sql`insert into figures (return_id, cell, subject_kind, subject_id, indicator, period, caliber, value, measure,
        numerator, denominator, unit, owner, filed_by, approved_by, approval, revision_of)
      select s.kind || '-' || i.owner || '-' || s.unit || ${`-${year}`}, s.id || '/' || i.id, s.kind, s.id, i.id, ${String(year)},
        '全口径', (abs(hashtext(s.id || i.id)) % 100000) / 10.0 + ${year - 2020}, i.unit, null, null, s.unit, i.owner,
        '模拟填报', '规则', 'sm3:0', null
      from subjects s join indicators i on i.subject_kind = s.kind
      where i.period = 'year' and s.kind in ('enterprise', 'platform')`.execute(db)
}

async function evaluation({ db }: Store): Promise<void> {
  for (const year of YEARS.slice(-2)) {
    const id = `模拟-${year}`
    await sql`insert into evaluations (id, scheme, period, scope_kind, scope_unit, standing, version, snapshot, result, act)
      values (${id}, '模拟@1', ${String(year)}, 'enterprise', null, 'published', 1, '', '', 1)`.execute(db)
    await sql`insert into versions (evaluation, version, snapshot, result, by, at) values (${id}, 1, '', '', '规则', now())`.execute(
      db,
    )
    await sql`insert into results (evaluation, version, subject_kind, id, name, unit, pool, total, rank, grade, because)
      select ${id}, 1, kind, id, name, unit, '全部', 100 - n / 300.0, n, chr(65 + (4 * n / (max(n) over () + 1))::int),
        '第 ' || n || ' 名；模拟数据'
      from (select s.*, row_number() over (order by hashtext(id || ${id}), id) as n from subjects s where kind = 'enterprise') s`.execute(
      db,
    )
    await sql`insert into grades (evaluation, version, scheme, period, subject_kind, id, name, unit, pool, grade)
      select evaluation, version, '模拟@1', ${String(year)}, subject_kind, id, name, unit, pool, grade from results where evaluation = ${id}`.execute(
      db,
    )
  }
}

function demand(done: object): void {
  if ('findings' in done && !('act' in done)) throw new Error(JSON.stringify(done.findings))
}
