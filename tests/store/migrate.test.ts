// Store · structure only moves forward: an older database is refused until migrated, a newer one altogether; what was released stays as it is.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { migrate, readVersion } from '../../src/store/pg/migrate.ts'
import { MIGRATIONS, statementsOf } from '../../src/store/pg/migrations/list.ts'
import { openStore, type Store, type Where } from '../../src/store/pg/open.ts'
import { describeEngines } from './engines.ts'

const scratch = mkdtempSync(join(tmpdir(), 'wanmu-migrate-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describeEngines('迁移', (engine) => {
  let made = 0
  const place = async (): Promise<Where> => {
    const where = await engine.place()
    return 'memory' in where ? { folder: join(scratch, `${++made}`) } : where
  }
  const bare = async (where: Where): Promise<Store> => {
    const opened = await openStore(where, { bare: true })
    if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
    return opened.store
  }

  it('旧结构：先拒绝并说出待运行的；migrate 之后可用，再来一次无事可做；新程序的库拒绝', async () => {
    const where = await place()
    const old = await bare(where)
    await migrate(old.db, '0003-whose-rows')
    await sql`insert into wanmu.chains (chain, algorithm) values ('main', 'sm3')`.execute(old.db)
    await old.close()
    const rest = Object.keys(MIGRATIONS).slice(3)
    expect(await openStore(where, { begin: true })).toMatchObject({
      findings: [{ code: 'store/needs-migration', facts: { names: rest.join(', ') } }],
    })
    const opened = await openStore(where, { migrate: true })
    if ('findings' in opened) throw new Error('refused')
    expect(opened.ran).toEqual(rest)
    expect((await readVersion(opened.store.db)).pending).toEqual([])
    await sql`insert into wanmu.kysely_migration (name, timestamp) values ('9999-later', 'x')`.execute(opened.store.db)
    await opened.store.close()
    for (const options of [{}, { migrate: true }])
      expect(await openStore(where, options)).toMatchObject({
        findings: [{ code: 'store/newer', facts: { names: '9999-later' } }],
      })
  })

  it('空的数据库，没有说要新建：拒绝', async () => {
    const where = await place()
    const findings = 'folder' in where ? 'store/no-folder' : 'store/needs-migration'
    expect(await openStore(where)).toMatchObject({ findings: [{ code: findings }] })
  })
})

it('语句在行末的分号处断开，函数体内的不断', () => {
  const text =
    "create table a (b text default ';');\n-- said; nothing\ncreate function f() as $$\nbegin\n  x;\nend $$;\n"
  expect(statementsOf(text).length).toBe(2)
})
