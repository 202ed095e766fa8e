// Store · who sees and writes which rows, for every table × role, in the database itself, on both engines.
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { readAs, type Session, type Who, writeAs } from '../../src/store/pg/session.ts'
import { cityOf, PASS, PEOPLE, returnOf, whoIs } from './city.ts'
import { describeEngines } from './engines.ts'

/** Each table with what names a row of it. */
const TABLES: Readonly<Record<string, string>> = {
  units: 'code',
  unit_successions: 'from_code',
  subjects: "kind || ' ' || id",
  indicators: 'id',
  moves: "kind || ' ' || id",
  shapes: "kind || ' ' || id",
  tenure: 'id',
  spellings: 'name',
  people: 'id',
  grants: 'person',
  chains: 'chain',
  acts: "subject_id || ' ' || kind",
  returns: 'id',
  figures: "return_id || ' ' || cell",
  contests: "return_id || ' ' || cell",
  evaluations: 'id',
  objections: 'id',
  versions: 'evaluation',
  results: "evaluation || ' ' || id",
  grades: "evaluation || ' ' || id",
  jobs: 'id',
  door_log: 'what',
  asked: 'key',
}
const CITY: readonly string[] = PEOPLE.map(([person]) => person)

describeEngines('行级权限', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = await engine.store()
    await fill(store)
  })

  it('每张表都在此列，都启用了行级权限', async () => {
    const { rows } = await sql<{ name: string; on: boolean }>`select relname as name, relrowsecurity as on from pg_class
      where relnamespace = 'wanmu'::regnamespace and relkind = 'r' and relname not like 'kysely%' order by 1`.execute(
      store.db,
    )
    expect(rows).toEqual(
      Object.keys(TABLES)
        .sort()
        .map((name) => ({ name, on: true })),
    )
  })

  describe('看得到哪些行', () => {
    it.each(Object.keys(TABLES))('%s', async (table) => {
      const seen: Record<string, string> = {}
      for (const person of CITY)
        seen[`${person}（${whoIs(person).role}）`] = await rowsSeen(store, whoIs(person), table)
      await expect(lines(seen)).toMatchFileSnapshot(`./__snapshots__/reads/${table}.txt`)
    })
  })

  it('没有登录、冒用未获授予的角色、已停用的人：一行也看不到', async () => {
    for (const who of [
      { person: '', role: 'leader' },
      { person: '南湖填报', role: 'leader' },
      { person: '停用', role: 'leader' },
      { person: '过期', role: 'leader' },
    ] as const)
      for (const table of Object.keys(TABLES)) {
        const seen = await rowsSeen(store, who, table)
        expect([who.person, table, seen]).toEqual([who.person, table, '—'])
      }
  })

  describe('写得进哪些行', () => {
    it.each(Object.keys(WRITES))('%s', async (table) => {
      const done: Record<string, string> = {}
      for (const person of CITY) done[person] = await tryWrites(store, whoIs(person), table)
      await expect(lines(done)).toMatchFileSnapshot(`./__snapshots__/writes/${table}.txt`)
    })
  })

  it('只读的角色什么也写不进', async () => {
    for (const [table, texts] of Object.entries(WRITES))
      for (const text of Object.values(texts))
        await expect(
          store.db.transaction().execute(async (session) => {
            await sql`select set_config('wanmu.person', '规则', true), set_config('wanmu.role', 'rule-keeper', true),
              set_config('role', 'wanmu_read', true)`.execute(session)
            await sql.raw(text).execute(session)
          }),
          `${table}: ${text}`,
        ).rejects.toMatchObject({ code: '42501' })
  })

  it('异议只能就自己的提出，由管得着的人决定', async () => {
    await evaluation(store, 'v3', 6)
    const at = { now: () => new Date('2026-03-14T04:00:00Z'), zone: 'Asia/Shanghai' }
    const subject = { kind: 'evaluation', id: 'v3' }
    const object = (id: string, kind = 'enterprise') => ({
      kind: 'object',
      subject,
      payload: { id: 'o2', about: { kind, id }, evidence: [{ name: '证.pdf', hash: 'sm3:1' }] },
      reason: '有误',
    })
    for (const [person, draft] of [
      ['企业一', object('e3')],
      ['企业一', object('p1', 'platform')],
      ['秀洲填报', object('e1')],
      ['企业一', object('nobody')],
    ] as const)
      expect(await doAct(store, whoIs(person), draft, at)).toMatchObject({
        findings: [{ code: 'record/not-about-yours' }],
      })
    expect(await doAct(store, whoIs('企业一'), object('e1'), at)).toMatchObject({ repeated: false })
    const accept = { kind: 'accept', subject, payload: { objection: 'o2' }, reason: '属实' }
    expect(await doAct(store, whoIs('秀洲审核'), accept, at)).toMatchObject({
      findings: [{ code: 'record/not-about-yours' }],
    })
    expect(await doAct(store, whoIs('南湖审核'), accept, at)).toMatchObject({ repeated: false })
  })

  it('冒用没有的角色、夹带空字符：拒绝，不算程序出错', async () => {
    const lock = { kind: 'lock', subject: { kind: 'return', id: 'r-南湖' }, payload: {} }
    const forged = await doAct(store, { person: '南湖填报', role: 'rule-keeper' }, lock)
    expect('findings' in forged && forged.findings.length).toBe(1)
    const odd = { ...lock, subject: { kind: 'return', id: 'r\u0000' } }
    expect(await doAct(store, whoIs('规则'), odd)).toMatchObject({ findings: [{ code: 'record/unkept-text' }] })
  })

  it('不属于自己的填报表，看不到，也办不了', async () => {
    const review = { kind: 'review', subject: { kind: 'return', id: 'r-秀洲' }, payload: {} }
    expect(await doAct(store, whoIs('南湖审核'), review)).toMatchObject({ findings: [{ code: 'record/not-now' }] })
    const open = {
      kind: 'open',
      subject: { kind: 'return', id: 'r-冒' },
      payload: { form: 'enterprise', period: '2025', unit: '330411', owner: '市税务局' },
    }
    expect(await doAct(store, whoIs('南湖填报'), open)).toMatchObject({ findings: [{ code: 'store/not-yours' }] })
  })
})

const lines = (told: Readonly<Record<string, string>>): string =>
  Object.entries(told)
    .map(([who, what]) => `${who}: ${what}\n`)
    .join('')

async function rowsSeen(store: Store, who: Who, table: string): Promise<string> {
  const names = await readAs(store, who, async (session) => {
    const { rows } = await sql<{
      name: string
    }>`select ${sql.raw(TABLES[table] ?? '')} as name from ${sql.table(table)}`.execute(session)
    return rows.map((one) => one.name).sort()
  })
  return names.length === 0 ? '—' : names.join('、')
}

/** One insert, update and delete per table, of rows of 秀洲 and of nobody's; each is rolled back. */
const WRITES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  units: {
    insert: "insert into units values ('x', 'x', 'county', '3304', '2026-01-01', false, 1)",
    update: "update units set name = 'x'",
  },
  unit_successions: { insert: "insert into unit_successions values ('x', 'y', '2026-01-01')" },
  subjects: {
    insert: "insert into subjects values ('enterprise', 'x', 'x', '330411', '{}', '2026-01-01', false, 1)",
    update: "update subjects set name = 'x'",
  },
  indicators: {
    insert: "insert into indicators values ('unit', 'x', 'x', '个', 'year', 'x', '2026-01-01', false, 1)",
    update: "update indicators set owner = 'x'",
  },
  moves: {
    insert: "insert into moves values ('enterprise', 'x', '2026-01-01', 1, '330411', '330402')",
    update: "update moves set to_unit = 'x'",
    delete: 'delete from moves',
  },
  shapes: {
    insert: "insert into shapes values ('parcel', 'x', '330411', 120, 30, 121, 31, '[]', '2026-01-01', false, 1)",
    update: "update shapes set outline = ''",
    delete: 'delete from shapes',
  },
  tenure: {
    insert:
      "insert into tenure values ('x', 'd3', 'e3', 'own', 1, null, null, null, null, '', '330411', '2026-01-01', false, 1)",
    update: 'update tenure set share = 1',
    delete: 'delete from tenure',
  },
  spellings: {
    insert: "insert into spellings values ('x', 'x', 'x')",
    update: "update spellings set pinyin = ''",
    delete: 'delete from spellings',
  },
  people: { insert: "insert into people values ('x', 'x')", update: 'update people set active = false' },
  grants: {
    insert: "insert into grants (person, n, role, valid_from) values ('南湖填报', 9, 'leader', now())",
    update: "update grants set role = 'leader' where role = 'auditor'",
  },
  chains: { insert: "insert into chains values ('x', 'sm3')", update: 'update chains set seq = 0' },
  acts: { update: 'update acts set reason = null', delete: 'delete from acts' },
  returns: {
    insert: "insert into returns values ('x', 'x', 'x', '330411', '市税务局', 'drafted', '', 1)",
    update: "update returns set standing = 'approved'",
    delete: 'delete from returns',
  },
  figures: {
    insert:
      "insert into figures values ('x', 'x', 'enterprise', 'e3', 'x', '2025', 'x', 1, '个', null, null, '330411', '市税务局', 'x', 'x', 'x')",
    update: 'update figures set value = 0',
    delete: 'delete from figures',
  },
  evaluations: { delete: 'delete from evaluations' },
  objections: { delete: 'delete from objections' },
  versions: {
    insert: "insert into versions values ('v1', 9, 's', 'r', 'x', now())",
    update: "update versions set result = 'x'",
    delete: 'delete from versions',
  },
  results: {
    insert: "insert into results values ('v1', 9, 'enterprise', 'e3', 'x', '330411', '', 1, 1, 'A', '')",
    update: "update results set grade = 'A'",
    delete: 'delete from results',
  },
  grades: {
    insert: "insert into grades values ('v1', 9, 's', '2025', 'enterprise', 'e3', 'x', '330411', '', 'A')",
    update: "update grades set grade = 'A'",
    delete: 'delete from grades',
  },
  jobs: {
    insert: "insert into jobs (id, kind, subject, person, role, standing) values ('x', 'x', 'x', 'x', 'x', 'done')",
    update: "update jobs set standing = 'done'",
    delete: 'delete from jobs',
  },
  door_log: {
    insert: "insert into door_log (person, what, outcome) values ('x', 'x', 'x')",
    delete: 'delete from door_log',
  },
}

const UNDO = new Error('undo')

async function tryWrites(store: Store, who: Who, table: string): Promise<string> {
  const told: string[] = []
  for (const [verb, text] of Object.entries(WRITES[table] ?? {})) {
    let rows = 0
    const run = async (session: Session): Promise<void> => {
      const { numAffectedRows } = await sql.raw(text).execute(session)
      rows = Number(numAffectedRows ?? 0)
      throw UNDO
    }
    const code = await writeAs(store, who, run).catch((fault: unknown) =>
      fault === UNDO ? 'done' : String((fault as { code?: string }).code ?? fault),
    )
    told.push(`${verb} ${code === 'done' ? rows : code === '42501' ? 'refused' : code}`)
  }
  return told.join(', ')
}

async function fill(store: Store): Promise<void> {
  await cityOf(store)
  await store.db
    .insertInto('asked')
    .values(['规则', '企业一'].map((person) => ({ person, key: `问-${person}`, mark: 'm' })))
    .execute()
  await store.db
    .insertInto('door_log')
    .values(
      ['南湖填报', '税务'].map((person) => ({ person, role: '', what: `${person}登录`, subject: '', outcome: 'done' })),
    )
    .execute()
  // Moved from 南湖 to 秀洲; shapes and tenure of both.
  await sql`insert into subjects values ('enterprise', 'e4', 'e4', '330402', '{}', '2020-01-01', false, 1),
    ('enterprise', 'e4', 'e4', '330411', '{}', '2024-01-01', false, 2)`.execute(store.db)
  const at = {
    west: 120,
    south: 30,
    east: 121,
    north: 31,
    outline: '[]',
    valid_from: '2020-01-01',
    ended: false,
    act: 1,
  }
  await store.db
    .insertInto('shapes')
    .values([
      { kind: 'unit', id: '330402', unit: '330402', ...at },
      { kind: 'park', id: 'k1', unit: '330411', ...at },
      { kind: 'parcel', id: 'd1', unit: '330402', ...at },
      { kind: 'parcel', id: 'd3', unit: '330411', ...at },
    ])
    .execute()
  const held = { kind: 'own', share: 1, since: null, until: null, counterpart: null, evidence: null, source: '' }
  const from = { valid_from: '2020-01-01', ended: false, act: 1 }
  await store.db
    .insertInto('tenure')
    .values([
      { id: 't1', parcel: 'd1', holder: 'e1', unit: '330402', ...held, ...from },
      { id: 't3', parcel: 'd3', holder: 'e1', unit: '330411', ...held, ...from },
      { id: 't5', parcel: 'd3', holder: 'e3', unit: '330411', ...held, ...from },
    ])
    .execute()
  await store.db
    .insertInto('unit_successions')
    .values({ from_code: '330411-old', to_code: '330411', day: '2021-01-01' })
    .execute()
  await store.db
    .insertInto('people')
    .values([
      { id: '停用', name: '停用', active: false },
      { id: '过期', name: '过期', active: true },
    ])
    .execute()
  await store.db
    .insertInto('grants')
    .values(
      ['停用', '过期'].map((person) => ({
        person,
        n: 0,
        role: 'leader' as const,
        unit: null,
        department: null,
        enterprise: null,
        valid_from: '2020-01-01',
        valid_to: person === '过期' ? '2021-01-01' : null,
      })),
    )
    .execute()
  await returnOf(store, 'r-南湖')
  await returnOf(store, 'r-大桥', { unit: '330402-dq', filer: '大桥填报', enterprise: 'e2' })
  await returnOf(store, 'r-秀洲', { unit: '330411', filer: '秀洲填报', enterprise: 'e3' })
  await returnOf(store, 'r-能耗', { owner: '市经信局' })
  for (const act of PASS) await doAct(store, act.who, act.draft('r-南湖'))
  await evaluation(store)
  const row = (evaluation: string, id: string, unit: string) => ({
    ...{ evaluation, version: 1, subject_kind: 'enterprise', id, name: id, unit, pool: '', grade: 'A' },
  })
  const number = { total: 90, rank: 1, because: '' }
  await store.db
    .insertInto('results')
    .values(
      [
        row('v1', 'e1', '330402'),
        row('v1', 'e2', '330402-dq'),
        row('v1', 'e3', '330411'),
        row('v2', 'e1', '330402'),
      ].map((one) => ({ ...one, ...number })),
    )
    .execute()
  await store.db
    .insertInto('grades')
    .values({ ...row('v1', 'e1', '330402'), scheme: 'enterprise@2026', period: '2025' })
    .execute()
  const job = { kind: 'compute', subject: 'v1', standing: 'done' as const }
  await store.db
    .insertInto('jobs')
    .values([
      { id: 'j-规则', person: '规则', role: 'rule-keeper', ...job },
      { id: 'j-南湖审核', person: '南湖审核', role: 'reviewer', ...job },
    ])
    .execute()
}

/** One in publicity with an objection, one only planned. */
async function evaluation(store: Store, name?: string, steps?: number): Promise<void> {
  const at = (day: string) => ({ now: () => new Date(`${day}T04:00:00Z`), zone: 'Asia/Shanghai' })
  const plan = { scheme: 'enterprise@2026', period: '2025', scope: { kind: 'enterprise', unit: '330402' } }
  const evidence = [{ name: '完税证明.pdf', hash: 'sm3:e1' }]
  const acts = [
    ['v1', '2026-03-01', '规则', 'plan', plan],
    ['v1', '2026-03-01', '规则', 'publish-land', { from: '2026-03-02', until: '2026-03-08' }],
    ['v1', '2026-03-09', '规则', 'freeze', { snapshot: 'sm3:s1' }],
    ['v1', '2026-03-10', '规则', 'compute', { result: 'sm3:r1' }],
    ['v1', '2026-03-11', '南湖审核', 'review', {}],
    ['v1', '2026-03-12', '规则', 'open-publicity', { from: '2026-03-13', until: '2026-03-20' }],
    [
      'v1',
      '2026-03-14',
      '企业一',
      'object',
      { id: 'o1', about: { kind: 'enterprise', id: 'e1' }, evidence },
      '用地多算',
    ],
    ['v1', '2026-03-15', '税务', 'reject', { objection: 'o1' }, '与台账一致'],
    ['v1', '2026-03-21', '规则', 'decide', {}],
    ['v1', '2026-03-22', '领导', 'finalise', {}],
    ['v1', '2026-03-23', '规则', 'publish', {}],
    ['v2', '2026-04-01', '规则', 'plan', plan],
  ] as const
  for (const [id, day, person, kind, payload, reason] of acts.slice(0, steps)) {
    const draft = {
      kind,
      subject: { kind: 'evaluation', id: name ?? id },
      payload,
      ...(reason === undefined ? {} : { reason }),
    }
    const done = await doAct(store, whoIs(person), draft, at(day))
    if ('findings' in done) throw new Error(`${kind}: ${JSON.stringify(done.findings)}`)
  }
}
