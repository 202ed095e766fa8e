// Store · pages put together are all that the reader sees: what leads to an index quickly leaves nothing out and lets nothing in.
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { importRows } from '../../src/app/import-rows.ts'
import { listResults } from '../../src/store/pg/list-results.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { reachOf } from '../../src/store/pg/reach.ts'
import { countSubjects, type RegisterSubject, subjectsAt } from '../../src/store/pg/registers.ts'
import { readAs, type Session } from '../../src/store/pg/session.ts'
import type { ResultRow } from '../../src/store/pg/tables.ts'
import { cityOf, PEOPLE, whoIs } from './city.ts'
import { describeEngines } from './engines.ts'

const UNITS = ['330402', '330402-dq', '330411', '330411-wj']
const EVERYONE = PEOPLE.map(([person]) => person)
/** How many enterprises each sees on the last day: of 3 + 40, every seventh of the 40 has ended and two have moved from 南湖 to 秀洲. */
const SEEN: Readonly<Record<string, number>> = {
  管理员: 0,
  南湖审核: 17,
  秀洲审核: 20,
  南湖填报: 17,
  大桥填报: 10,
  秀洲填报: 20,
  企业一: 1,
  企业三: 1,
}
const ALL = 37

describeEngines('分页', (engine) => {
  let store: Store
  const put = async (kind: 'enterprise' | 'parcel', day: string, rows: Omit<RegisterSubject, 'kind' | 'facts'>[]) => {
    const done = await importRows(store, whoIs('规则'), {
      register: kind,
      day,
      source: { file: '名录.xlsx', hash: 'sm3:0' },
      rows: rows.map((row): RegisterSubject => ({ ...row, kind, facts: { site: day } })),
      nameOf: (row) => row.id,
      complete: false,
      before: (session) => subjectsAt(session, kind, day),
    })
    if ('findings' in done) throw new Error(JSON.stringify(done.findings))
  }
  const row = (n: number, day: string, more: Partial<RegisterSubject> = {}) => ({
    id: `m${String(n).padStart(2, '0')}`,
    name: `模拟企业${n}`,
    unit: UNITS[n % 4] ?? '',
    valid_from: day,
    ended: false,
    ...more,
  })
  const as = <T>(person: string, read: (session: Session) => Promise<T>) => readAs(store, whoIs(person), read)

  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store)
    const numbers = Array.from({ length: 40 }, (_, n) => n)
    for (const kind of ['enterprise', 'parcel'] as const) {
      await put(
        kind,
        '2021-01-01',
        numbers.map((n) => row(n, '2021-01-01')),
      )
      await put(
        kind,
        '2022-01-01',
        numbers.filter((n) => n % 7 === 0).map((n) => row(n, '2022-01-01', { ended: true })),
      )
      await put(
        kind,
        '2023-01-01',
        [4, 8].map((n) => row(n, '2023-01-01', { unit: '330411' })),
      )
    }
    await sql`insert into evaluations (id, scheme, period, scope_kind, standing, version, snapshot, result, act)
      values ('模拟', 's', '2024', 'enterprise', 'published', 1, '', '', 1)`.execute(store.db)
    await store.db
      .insertInto('results')
      .values(
        numbers.map((n): ResultRow => {
          const { id, name, unit } = row(n, '')
          const total = n % 5 === 0 ? null : (n * 37) % 11
          const place = {
            total,
            rank: total === null ? null : 1 + total,
            grade: 'ABCD'[n % 4] ?? '',
            pool: '',
            because: '',
          }
          return {
            evaluation: '模拟',
            version: 1,
            subject_kind: 'enterprise',
            id: n < 2 ? `e${1 + 2 * n}` : id,
            name,
            unit,
            ...place,
          }
        }),
      )
      .execute()
  })

  it.each(EVERYONE)('名录，按 %s 看得到的：一页一页合起来就是全部，数目也对', async (person) => {
    for (const kind of ['enterprise', 'parcel', 'platform'])
      for (const day of ['2020-06-30', '2021-06-30', '2022-06-30', '2024-06-30'])
        for (const unit of [undefined, '330402'])
          await as(person, async (session) => {
            const reach = await reachOf(session)
            const whole = await subjectsAt(session, kind, day, { unit })
            const pages: RegisterSubject[] = []
            for (let page: RegisterSubject[] | undefined; page === undefined || page.length === 7; pages.push(...page))
              page = await subjectsAt(session, kind, day, { unit, limit: 7, after: pages.at(-1)?.id, reach })
            expect(pages).toEqual(whole)
            expect(await countSubjects(session, kind, day, { unit, reach })).toBe(whole.length)
            if (kind === 'enterprise' && day === '2024-06-30' && unit === undefined)
              expect(whole).toHaveLength(SEEN[person] ?? ALL)
          })
  })

  it.each(EVERYONE)('结果，按 %s 看得到的：按哪一列排都是全部', async (person) => {
    await as(person, async (session) => {
      const seen = await session.selectFrom('results').select('id').orderBy('id').execute()
      for (const by of ['rank', 'unit', 'id'] as const) {
        const pages: ResultRow[] = []
        for (let page: ResultRow[] | undefined; page === undefined || page.length === 7; pages.push(...page)) {
          const last = pages.at(-1)
          const after = last === undefined ? {} : { after: [last[by], last.id] }
          page = await listResults(session, '模拟', 1, {}, { by, descending: false }, { limit: 7, ...after })
        }
        expect(pages.map(({ id }) => id).sort()).toEqual(seen.map(({ id }) => id))
        const keys = pages.map((one) => one[by]).filter((key) => key !== null)
        expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
      }
      expect(seen.length).toBe(
        { 管理员: 0, 企业一: 1, 企业三: 1, 大桥填报: 10 }[person] ?? (SEEN[person] === undefined ? 40 : 20),
      )
    })
  })
})
