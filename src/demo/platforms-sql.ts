// Major platforms and exit-type parks: their enterprises' figures summed exactly, and synthetic figures of their own.
import type { SizeClass } from './enterprises-sql.ts'
import { figureIds } from './figures-sql.ts'
import type { Place, SeatPlan } from './plan-seats.ts'
import { createTable } from './sql-text.ts'
import { totalSql } from './totals.ts'

type Kind = 'platform' | 'park'

const NAMES: Readonly<Record<Kind, { readonly code: string; readonly name: string; readonly kind: string }>> = {
  platform: { code: 'MNP', name: '模拟平台', kind: '重大产业平台' },
  park: { code: 'MNY', name: '模拟园区', kind: '退出型镇街园区' },
}

/** Table of places and a view with sums over the firms inside: `above_firms`, `above_tax`, `below_land` and so on. */
export function placesSql(kind: Kind, plan: SeatPlan): string[] {
  const { code, name, kind: label } = NAMES[kind]
  const places = kind === 'platform' ? plan.platforms : plan.parks
  const rows = places.map((place) => {
    const number = String(place.no).padStart(2, '0')
    const unit = unitOf(plan, place)
    return [
      place.no,
      `${code}${number}`,
      `${name}${number}（${unit.short}）`,
      unit.name,
      plan.towns[place.town]?.name ?? '',
      label,
    ]
  })
  const columns = {
    no: 'UTINYINT',
    id: 'VARCHAR',
    name: 'VARCHAR',
    county: 'VARCHAR',
    town: 'VARCHAR',
    kind: 'VARCHAR',
  }
  const sums = (size: SizeClass): string =>
    `SELECT ${kind} AS no, count(*)::INTEGER AS ${size}_firms, ${figureIds(size)
      .map((id) => `${totalSql(id)} AS ${size}_${id}`)
      .join(', ')} FROM ${size} WHERE ${kind} IS NOT NULL GROUP BY ${kind}`
  return [
    createTable(`${kind}_list`, columns, rows),
    `CREATE TABLE ${kind}_sums AS
SELECT l.no::UBIGINT AS i, l.* EXCLUDE (no), ${sumColumns()}
FROM ${kind}_list l LEFT JOIN (${sums('above')}) a USING (no) LEFT JOIN (${sums('below')}) b USING (no);`,
  ]
}

const unitOf = (plan: SeatPlan, place: Place): { readonly name: string; readonly short: string } =>
  plan.units[place.unit] ?? { name: '', short: '' }

const sumColumns = (): string =>
  (['above', 'below'] as const)
    .flatMap((size) => ['firms', ...figureIds(size)].map((id) => `coalesce(${size}_${id}, 0) AS ${size}_${id}`))
    .join(', ')
