// Tables that the generator's views stand on: towns, industries, the lots by which industries are drawn, and the seats (one per enterprise).
import type { DemoBook } from './city.ts'
import type { Block, SeatPlan } from './plan-seats.ts'
import { createTable } from './sql-text.ts'
import type { Chance } from './uniform.ts'
import { regionSum } from './uscc-sql.ts'

/** Slots in which an industry's share of a unit is counted. */
const SLOTS = 1000

export function seatsSql(book: DemoBook, plan: SeatPlan, chance: Chance): string[] {
  return [
    townTable(plan),
    industryTable(book),
    lotTable(book, plan),
    seatTable('seat_above', plan.above, chance),
    seatTable('seat_below', plan.below, chance),
  ]
}

/** Numbers of firms within the unit start at 1 for above-scale and go on with below-scale, so that no name comes twice. */
function townTable(plan: SeatPlan): string {
  const sum = (blocks: readonly Block[], unit: number): number =>
    plan.towns.filter((town) => town.unit === unit).reduce((total, town) => total + (blocks[town.no]?.count ?? 0), 0)
  const start = (blocks: readonly Block[], unit: number): number =>
    blocks[plan.towns.find((town) => town.unit === unit)?.no ?? 0]?.first ?? 0
  const rows = plan.towns.map((town) => {
    const unit = plan.units[town.unit]
    const region = town.code.slice(0, 6)
    const [a = null, b = a] = town.platforms
    const above = start(plan.above, town.unit) - 1
    const below = start(plan.below, town.unit) - 1 - sum(plan.above, town.unit)
    const seats = [plan.above[town.no]?.first ?? 0, plan.below[town.no]?.first ?? 0]
    const names = [unit?.name ?? '', unit?.short ?? '', unit?.level ?? 1]
    return [
      town.no,
      town.code,
      town.name,
      town.unit,
      ...names,
      region,
      regionSum(region),
      a,
      b,
      town.park,
      ...seats,
      above,
      below,
    ]
  })
  const columns = {
    no: 'UTINYINT',
    town_code: 'VARCHAR',
    town: 'VARCHAR',
    unit: 'UTINYINT',
    county: 'VARCHAR',
    short: 'VARCHAR',
    level: 'DOUBLE',
    region: 'VARCHAR',
    region_sum: 'INTEGER',
    platform_a: 'UTINYINT',
    platform_b: 'UTINYINT',
    park_here: 'UTINYINT',
    first_above: 'BIGINT',
    first_below: 'BIGINT',
    number_above: 'BIGINT',
    number_below: 'BIGINT',
  }
  return createTable('town', columns, rows)
}

function industryTable(book: DemoBook): string {
  const rows = Object.entries(book.industries).map(([code, f]) => [
    ...[code, f.name, f.added, f.land, f.energy, f.emission, f.rnd],
    f.heavy ?? false,
  ])
  const factors = { added_f: 'DOUBLE', land_f: 'DOUBLE', energy_f: 'DOUBLE', emission_f: 'DOUBLE', rnd_f: 'DOUBLE' }
  return createTable('industry', { code: 'VARCHAR', industry_name: 'VARCHAR', ...factors, heavy: 'BOOLEAN' }, rows)
}

/** Of a thousand slots of each unit the utilities hold one each per thousand of their weight; the others share the rest. */
function lotTable(book: DemoBook, plan: SeatPlan): string {
  const rows = plan.units.flatMap((unit, no) => {
    const utilities = Object.entries(book.profile.utilities)
    const rest = SLOTS - utilities.reduce((sum, [, slots]) => sum + slots, 0)
    const sum = Object.values(unit.industries).reduce((a, b) => a + b, 0)
    let from = 0
    let share = 0
    const own = Object.entries(unit.industries).map(([code, weight]) => {
      share += weight
      const to = Math.round((rest * share) / sum)
      const row = [no, from, to, code]
      from = to
      return row
    })
    const common = utilities.map(([code, slots]) => {
      const row = [no, from, from + slots, code]
      from += slots
      return row
    })
    return [...own, ...common]
  })
  const columns = { unit: 'UTINYINT', low: 'SMALLINT', high: 'SMALLINT', code: 'VARCHAR' }
  return `${createTable('lot_range', columns, rows)}
CREATE TABLE lot AS SELECT unit, s::SMALLINT AS slot, code FROM lot_range, range(${SLOTS}) r(s) WHERE s >= low AND s < high;`
}

/** One narrow row per enterprise, in order; all else is a function of its ordinal. */
function seatTable(name: string, blocks: readonly Block[], chance: Chance): string {
  const start = blocks[0]?.first ?? 0
  const end = blocks.reduce((last, block) => Math.max(last, block.first + block.count), start)
  const cuts = blocks.flatMap((block, no) =>
    block.count === 0 ? [] : [`WHEN i < ${block.first + block.count} THEN ${no}`],
  )
  const town = cuts.length === 0 ? '0' : `CASE ${cuts.join(' ')} ELSE 0 END`
  return `CREATE TABLE ${name} AS
SELECT i, (${town})::UTINYINT AS no, floor(${chance.uniform('industry')} * ${SLOTS})::SMALLINT AS slot
FROM (SELECT range::UBIGINT AS i FROM range(${start}, ${end}));`
}
