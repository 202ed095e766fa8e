// Store · registers: read as of any day, only what differs is recorded, what has ended stays readable as it was.
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { beginPeople, doAct } from '../../src/app/do-act.ts'
import { type Batch, importRows } from '../../src/app/import-rows.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { type Unit, unitsAt } from '../../src/store/pg/registers.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { addPerson, cityOf, whoIs } from './city.ts'
import { describeEngines } from './engines.ts'

describeEngines('名录', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['南湖填报', '领导', '税务'])
  })
  const batch = (day: string, rows: Omit<Unit, 'valid_from' | 'ended'>[], complete = false): Batch<Unit> => ({
    register: 'unit',
    day,
    source: { file: '区划.xlsx', hash: 'sm3:1' },
    rows: rows.map((row) => ({ ...row, valid_from: day, ended: false })),
    nameOf: (row) => row.code,
    complete,
    before: (session) => unitsAt(session, day),
  })
  const names = (day: string) =>
    readAs(store, whoIs('领导'), async (session) => (await unitsAt(session, day)).map(({ name }) => name))
  const dq = { code: '330402-dq', name: '大桥镇', kind: 'town', parent: '330402' }

  it('改名自某日起；之前的日子仍是旧名', async () => {
    const renamed = batch('2024-07-01', [{ ...dq, name: '大桥街道' }])
    expect(await importRows(store, whoIs('规则'), renamed)).toEqual({
      imported: { added: 0, changed: 1, ended: 0, same: 0 },
    })
    expect(await names('2024-06-30')).toContain('大桥镇')
    expect(await names('2024-07-01')).toContain('大桥街道')
    expect(await names('2019-12-31')).toEqual([])
  })

  it('相同的不再记录一遍', async () => {
    const again = batch('2025-01-01', [{ ...dq, name: '大桥街道' }])
    expect(await importRows(store, whoIs('规则'), again)).toEqual({
      imported: { added: 0, changed: 0, ended: 0, same: 1 },
    })
    const acts = await store.db.selectFrom('acts').select('seq').where('subject_id', '=', 'unit').execute()
    expect(acts.length).toBe(2)
  })

  it('撤并：整份导入时不在其中的，自该日起终止', async () => {
    const whole = batch('2025-06-01', [{ code: '3304', name: '嘉兴市', kind: 'city', parent: null }], true)
    expect(await importRows(store, whoIs('规则'), whole)).toMatchObject({ imported: { ended: 4, same: 1 } })
    expect(await names('2025-06-01')).toEqual(['嘉兴市'])
    expect((await names('2025-05-31')).length).toBe(5)
  })

  it('生效日写错了世纪：不收，说明要在哪两天之间', async () => {
    const subject = { kind: 'register', id: 'unit' }
    for (const day of ['2999-01-01', '0001-01-01', '1949-09-30']) {
      expect(await importRows(store, whoIs('规则'), batch(day, [dq]))).toMatchObject({
        findings: [{ code: 'record/day-far', facts: { day, first: '1949-10-01' } }],
      })
      const payload = { from: '330402-dq', to: '330411', day }
      expect(await doAct(store, whoIs('规则'), { kind: 'succeed', subject, payload })).toMatchObject({
        findings: [{ code: 'record/day-far' }],
      })
    }
  })

  it('名称太长，多半串了列：不收，指名那一行', async () => {
    const long = batch('2024-08-01', [{ ...dq, name: '长'.repeat(201) }])
    expect(await importRows(store, whoIs('规则'), long)).toMatchObject({
      findings: [{ code: 'record/long-name', facts: { id: '330402-dq' } }],
    })
  })

  it.skipIf(!engine.isServer)('停住的进程不会一直占着记录', async () => {
    const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
      where name in ('lock_timeout', 'idle_in_transaction_session_timeout') order by name`.execute(store.db)
    expect(rows.map(({ name, setting }) => [name, Number(setting)])).toEqual([
      ['idle_in_transaction_session_timeout', 60_000],
      ['lock_timeout', 30_000],
    ])
  })

  it('承接：新单位的人看得到原单位的行；互相承接、没有的单位拒绝；审计仍完好', async () => {
    const subject = { kind: 'register', id: 'unit' }
    const succeed = (from: string, to: string, person = '规则') =>
      doAct(store, whoIs(person), { kind: 'succeed', subject, payload: { from, to, day: '2024-01-01' } })
    await addPerson(store, '秀洲督查', { role: 'supervisor', unit: '330411' })
    const seen = () =>
      readAs(store, { person: '秀洲督查', role: 'supervisor' }, (session) =>
        session.selectFrom('subjects').select('id').where('kind', '=', 'enterprise').orderBy('id').execute(),
      )
    expect(await seen()).toEqual([{ id: 'e3' }])
    expect(await succeed('330402-dq', '330411', '南湖填报')).toMatchObject({
      findings: [{ code: 'record/not-your-role' }],
    })
    expect(await succeed('330402-dq', '330411')).toMatchObject({ repeated: false })
    expect(await seen()).toEqual([{ id: 'e2' }, { id: 'e3' }])
    expect(await succeed('330411', '330402-dq')).toMatchObject({ findings: [{ code: 'record/odd-succession' }] })
    expect(await succeed('没有', '330411')).toMatchObject({ findings: [{ code: 'record/no-such-unit' }] })
    // One that is to come gives nothing yet.
    const later = { from_code: '330402', to_code: '330411', day: '2095-01-01' }
    await store.db.insertInto('unit_successions').values(later).execute()
    expect(await seen()).toEqual([{ id: 'e2' }, { id: 'e3' }])
    await store.db
      .updateTable('unit_successions')
      .set({ day: '2024-01-01' })
      .where('from_code', '=', '330402')
      .execute()
    expect((await seen()).length).toBeGreaterThan(2)
    await store.db.deleteFrom('unit_successions').where('from_code', '=', '330402').execute()
    expect((await audit(store, 'Asia/Shanghai')).findings).toEqual([])
  })

  it('不由他办的人：拒绝，一行也不写', async () => {
    for (const [person, code] of [
      ['南湖填报', 'record/not-your-role'],
      ['税务', 'record/not-your-role'],
    ] as const)
      expect(await importRows(store, whoIs(person), batch('2026-01-01', [dq]))).toMatchObject({ findings: [{ code }] })
    expect((await names('2026-01-01')).length).toBe(1)
  })

  it('首位管理员只设一次；本人不能给自己加角色', async () => {
    expect(await beginPeople(store, '另一人', '另一人')).toMatchObject({ findings: [{ code: 'record/not-first' }] })
    const grant = { kind: 'grant', subject: { kind: 'person', id: '管理员' }, payload: { role: 'rule-keeper' } }
    expect(await doAct(store, whoIs('管理员'), grant)).toMatchObject({ findings: [{ code: 'record/own-grant' }] })
    await addPerson(store, '新审核', { role: 'reviewer', unit: '330402' })
    const revoke = {
      kind: 'revoke',
      subject: { kind: 'person', id: '新审核' },
      payload: { role: 'reviewer', unit: '330402' },
    }
    expect(await doAct(store, whoIs('管理员'), revoke)).toMatchObject({ repeated: false })
    const seen = readAs(store, { person: '新审核', role: 'reviewer' }, (session) =>
      session.selectFrom('units').selectAll().execute(),
    )
    expect(await seen).toEqual([])
  })
})
