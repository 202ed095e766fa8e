// Store · statements of the embedded database: answered as its library answers them, and a transaction begins with its first statement.
import { PGlite } from '@electric-sql/pglite'
import { Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { pgliteDialect } from '../../src/store/pg/pglite-dialect.ts'

let pglite: PGlite
let db: Kysely<Record<string, never>>
beforeAll(async () => {
  pglite = await PGlite.create('memory://')
  db = new Kysely({ dialect: pgliteDialect(pglite) })
})
beforeEach(() =>
  pglite.exec('drop table if exists t; create table t (id integer primary key, name text)').then(() => {}),
)
afterAll(() => db.destroy())

const rowsOf = async (text: string) => (await sql.raw(text).execute(db)).rows
const open = () => pglite.query<{ n: number }>('select count(*)::integer as n from t')

it.each([
  `select 1::smallint as a, 2::integer as b, 9007199254740993::bigint as c, 7::bigint as d, 1.5::float8 as e, 'NaN'::float8 as f, 3.10::numeric as g`,
  `select null::text as a, ''::text as b, '模拟数据 🏭 𠮷' as c, E'line\\none' as d, true as e, false as f`,
  `select '{a,"b,c",NULL,""}'::text[] as a, '{1,2}'::integer[] as b, '{"x":[1,"二"]}'::jsonb as c, '[]'::json as d`,
  `select date '2025-02-28' as a, timestamptz '2025-02-28 12:00:00.123+08' as b, '\\x00ff'::bytea as c`,
  `select n as a, repeat('万亩', n) as b from generate_series(0, 3000) n`,
  `select 1 as a where false`,
])('%s', async (text) => {
  const { rows } = await pglite.query(text)
  // Prepared, and once more from what is prepared.
  expect(await rowsOf(text)).toEqual(rows)
  expect(await rowsOf(text)).toEqual(rows)
})

it('改了几行说几行，错误带着它的代码', async () => {
  const touched = async (text: string) => (await sql.raw(text).execute(db)).numAffectedRows
  expect(await touched(`insert into t values (1, 'a'), (2, 'b')`)).toBe(2n)
  expect(await touched(`update t set name = 'c'`)).toBe(2n)
  expect(await touched(`delete from t where id = 2`)).toBe(1n)
  await expect(rowsOf(`insert into t values (1, 'again')`)).rejects.toMatchObject({
    code: '23505',
    constraint: 't_pkey',
  })
  await expect(rowsOf('select from nowhere')).rejects.toMatchObject({ code: '42P01' })
  expect(await rowsOf('select name from t')).toEqual([{ name: 'c' }])
})

it('什么也没问的事务不留下什么', async () => {
  await db.transaction().execute(async () => {})
  await expect(
    db.transaction().execute(async () => {
      throw new Error('elsewhere')
    }),
  ).rejects.toThrow('elsewhere')
  await db.transaction().execute((session) => sql`insert into t values (1, 'a')`.execute(session))
  expect((await open()).rows).toEqual([{ n: 1 }])
})

const LONG = `insert into t select 1, '${'长'.repeat(7000)}'`
it.each([
  ['预备好的', `insert into t values (1, 'a')`],
  ['太长的', LONG],
  ['改结构的', 'alter table t add column more text'],
])('第一句是%s：事务撤销，它也撤销；事务提交，它就在', async (_, first) => {
  const state = async () =>
    (
      await pglite.query(`select (select count(*) from t) as rows, (select count(*)
    from information_schema.columns where table_name = 't') as columns`)
    ).rows
  const before = await state()
  const undone = db.transaction().execute(async (session) => {
    await sql.raw(first).execute(session)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await state()).toEqual(before)
  await db.transaction().execute((session) => sql.raw(first).execute(session))
  expect(await state()).not.toEqual(before)
})

it('第一句就错的事务撤销得掉，下一个照常；只读的写不进去，隔离的级别是所要的', async () => {
  await expect(db.transaction().execute((s) => sql`select 1 / 0`.execute(s))).rejects.toMatchObject({ code: '22012' })
  await expect(db.transaction().execute((s) => sql`select from nowhere`.execute(s))).rejects.toMatchObject({
    code: '42P01',
  })
  const readOnly = db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read')
  await expect(readOnly.execute((s) => sql`insert into t values (1, 'a')`.execute(s))).rejects.toMatchObject({
    code: '25006',
  })
  const told = await readOnly.execute((s) => sql`select current_setting('transaction_isolation') as level`.execute(s))
  expect(told.rows).toEqual([{ level: 'repeatable read' }])
  expect((await open()).rows).toEqual([{ n: 0 }])
})
