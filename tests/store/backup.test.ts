// Store · backup and restore, from either engine into either; what was altered or cut off is refused before anything is written.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { backup } from '../../src/app/backup.ts'
import { doAct } from '../../src/app/do-act.ts'
import { checkBackup, restore } from '../../src/app/restore.ts'
import { FIRST } from '../../src/kernel/act.ts'
import { readRows, TABLE_ORDER, type TableName } from '../../src/store/pg/dump.ts'
import { migrate } from '../../src/store/pg/migrate.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { CHAIN } from '../../src/store/pg/tables.ts'
import { cityOf, PASS, returnOf, whoIs } from './city.ts'
import { describeEngines } from './engines.ts'

const ZONE = 'Asia/Shanghai'
const scratch = mkdtempSync(join(tmpdir(), 'wanmu-backup-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describeEngines('备份', (engine) => {
  let store: Store
  const file = join(scratch, `${Math.random()}.zip`)
  const snapshots = join(scratch, 'snapshots')
  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['南湖填报', '南湖审核', '税务'])
    await returnOf(store, 'r1', { value: 0.1 + 0.2 })
    await returnOf(store, 'r2')
    for (const act of PASS) await doAct(store, act.who, act.draft('r1'))
    await store.db
      .insertInto('door_log')
      .values({ person: '领导', role: 'leader', what: 'sign-in', subject: '', outcome: 'done' })
      .execute()
    mkdirSync(snapshots, { recursive: true })
    writeFileSync(join(snapshots, 'sm3-1.parquet'), 'PAR1')
    await backup(store, { snapshots }, file)
  })
  const into = async (where: Awaited<ReturnType<typeof engine.place>>) => {
    const [opened, checked] = [await openStore(where, { bare: true }), await checkBackup(file)]
    if ('findings' in opened || 'findings' in checked) throw new Error('not opened')
    const back = join(scratch, `${Math.random()}`)
    const findings = await restore(checked, opened.store, { snapshots: back }, ZONE)
    return { target: opened.store, back, findings, again: () => restore(checked, opened.store, {}, ZONE) }
  }

  it('恢复到内嵌库和同类库，逐行相同，链完好，快照也在', async () => {
    for (const where of [{ memory: true } as const, await engine.place()]) {
      const { target, findings, back, again } = await into(where)
      expect(findings).toEqual([])
      for (const table of Object.keys(TABLE_ORDER) as TableName[])
        expect([table, await all(target, table)]).toEqual([table, await all(store, table)])
      expect((await audit(target, ZONE)).findings).toEqual([])
      expect(readFileSync(join(back, 'sm3-1.parquet'), 'utf8')).toBe('PAR1')
      // And life goes on: the next act follows the head.
      const review = { kind: 'review', subject: { kind: 'return', id: 'r2' }, payload: {} }
      expect(await doAct(target, whoIs('南湖审核'), review)).toMatchObject({ repeated: false })
      const entry = { person: '领导', role: 'leader', what: 'sign-in', subject: '', outcome: 'done' }
      const { id } = await target.db.insertInto('door_log').values(entry).returning('id').executeTakeFirstOrThrow()
      expect(id).toBe(2)
      expect((await again()).map(({ code }) => code)).toEqual(['store/not-empty'])
      await target.close()
    }
  })

  it('任务还没有标记的旧结构，备份照样恢复，任务都在', async () => {
    const open = async () => {
      const opened = await openStore(await engine.place(), { bare: true })
      if ('findings' in opened) throw new Error('not opened')
      return opened.store
    }
    const old = await open()
    await migrate(old.db, '0021-within-reach')
    await old.db.insertInto('chains').values({ chain: CHAIN, algorithm: 'sm3', seq: 0, hash: FIRST }).execute()
    await cityOf(old, [])
    const job = { id: 'j1', kind: 'freeze', subject: 'v1', person: '规则', role: 'rule-keeper' as const }
    await old.db
      .insertInto('jobs')
      .values({ ...job, standing: 'running' })
      .execute()
    const older = join(scratch, `${Math.random()}.zip`)
    await backup(old, {}, older)
    await old.close()
    const [target, checked] = [await open(), await checkBackup(older)]
    if ('findings' in checked) throw new Error('not opened')
    expect(await restore(checked, target, {}, ZONE)).toEqual([])
    expect(await all(target, 'jobs')).toMatchObject([{ ...job, standing: 'running', hand: '', cancel_asked: false }])
    await target.close()
  })

  it('每张表都在备份里，只有会话之类用过即弃的除外', async () => {
    const { rows } = await sql<{
      name: string
    }>`select case table_schema when 'wanmu' then '' else table_schema || '.' end || table_name as name
      from information_schema.tables where table_schema in ('wanmu', 'wanmu_sign_in') and table_name not like 'kysely%'`.execute(
      store.db,
    )
    const passing = ['session', 'verification', 'tries', 'used_codes'].map((name) => `wanmu_sign_in.${name}`)
    // Moves follow from the subjects and are made anew as these are written.
    expect([...Object.keys(TABLE_ORDER), 'moves', ...passing].sort()).toEqual(rows.map(({ name }) => name).sort())
  })

  it('截断的、改过一个字节的、不是备份的：拒绝', async () => {
    const cut = join(scratch, 'cut.zip')
    writeFileSync(cut, readFileSync(file))
    truncateSync(cut, 2000)
    const bent = join(scratch, 'bent.zip')
    const bytes = readFileSync(file)
    const at = bytes.indexOf('tables/acts.ndjson') + 60
    bytes.writeUInt8((bytes.readUInt8(at) + 1) % 256, at)
    writeFileSync(bent, bytes)
    const other = join(scratch, 'other.zip')
    writeFileSync(other, 'not a zip')
    for (const [from, code] of [
      [cut, 'store/backup-broken'],
      [bent, 'store/backup-altered'],
      [other, 'store/backup-broken'],
    ] as const) {
      const checked = await checkBackup(from)
      expect([from, 'findings' in checked && checked.findings.map((one) => one.code)]).toEqual([from, [code]])
    }
  })
})

async function all({ db }: Store, table: TableName): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const page of readRows(db, table)) rows.push(...page)
  return rows
}
