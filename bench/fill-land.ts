// Bench · the land of a large city into the records: who may do it, the rule book, parcels, tenure; for a map also firms' figures and grades. 模拟数据。
import { join } from 'node:path'
import { sql } from 'kysely'
import { beginPeople, doAct } from '../src/app/do-act.ts'
import { importBook } from '../src/app/import-book.ts'
import { importBoundaries } from '../src/app/import-boundaries.ts'
import { recordParcels } from '../src/app/import-parcels.ts'
import { recordTenure } from '../src/app/import-tenure.ts'
import type { Parcel } from '../src/record/land/parcel.ts'
import type { Store } from '../src/store/pg/open.ts'
import { planHoldings } from './land-city.ts'

const DAY = '2020-01-01'
export const keeper = { person: 'li', role: 'rule-keeper' } as const

export async function fillLand(store: Store, lots: readonly Parcel[], book: string) {
  await beginPeople(store, 'admin', '模拟管理员')
  const admin = { person: 'admin', role: 'system-admin' } as const
  const subject = { kind: 'person', id: keeper.person }
  await doAct(store, admin, { kind: 'add', subject, payload: { name: '模拟' } })
  await doAct(store, admin, { kind: 'grant', subject, payload: { role: keeper.role } })
  await importBook(store, keeper, { day: DAY, folder: book })
  const common = { day: DAY, complete: false, book, source: { file: '模拟', hash: 'sm3:0' } }
  const began = performance.now()
  const { imported, findings } = await recordParcels(store, keeper, lots, common)
  if (imported?.parcels.added !== lots.length) throw new Error(JSON.stringify(findings.slice(0, 3)))
  const landed = performance.now()
  await recordTenure(store, keeper, planHoldings(lots), common)
  return { parcels: (landed - began) / 1000, tenure: (performance.now() - landed) / 1000 }
}

/** Borders of the counties; tax, land and grade of every firm, put in without their returns: only the map reads them. */
export async function colourLand(store: Store, root: string, period: string): Promise<void> {
  const files = [join(root, 'data/published/jiaxing-counties.geojson')]
  const book = join(root, 'policies/jiaxing')
  const bounds = await importBoundaries(store, keeper, { of: 'unit', files, day: DAY, book })
  if (bounds.imported === undefined) throw new Error(JSON.stringify(bounds.findings.slice(0, 3)))
  await sql`insert into figures (return_id, cell, subject_kind, subject_id, indicator, period, caliber, value, measure, unit, owner, filed_by, approved_by, approval)
    select 'bench', holder || indicator, 'enterprise', holder, indicator, ${period}, '', case indicator when 'tax' then n % 500 else 10 end, '', '', '', '', '', ''
    from (select holder, row_number() over (order by holder) as n from (select distinct holder from tenure) one) firms
    cross join (values ('tax'), ('land')) of (indicator)`.execute(store.db)
  await sql`insert into evaluations (id, scheme, period, scope_kind, standing, version, snapshot, result, act)
    values ('bench', '', ${period}, 'enterprise', 'published', 1, '', '', 1)`.execute(store.db)
  await sql`insert into versions (evaluation, version, snapshot, result, by, at) values ('bench', 1, '', '', '', now())`.execute(
    store.db,
  )
  await sql`insert into grades (evaluation, version, scheme, period, subject_kind, id, name, unit, pool, grade)
    select 'bench', 1, '', ${period}, 'enterprise', holder, holder, '', '', substr('ABBBCCD', 1 + (row_number() over (order by holder) % 7)::integer, 1)
    from (select distinct holder from tenure) firms`.execute(store.db)
}
