// Bench · parcels of a large city in rows of lots around invented town centres, and who holds them. 模拟数据。

import { planeAt } from '../src/kernel/plane.ts'
import type { Shape } from '../src/kernel/shape.ts'
import { areaOf } from '../src/record/land/area.ts'
import type { Parcel } from '../src/record/land/parcel.ts'
import type { TenureRow } from '../src/record/land/to-tenure.ts'

const COUNTIES = ['330402', '330411', '330421', '330424', '330481', '330482', '330483'] as const
const TOWNS = 98

/** Lots of some 60 × 90 m, a town's in rows; each town in a cell of its own. */
export function planLots(count: number): Parcel[] {
  const perTown = Math.ceil(count / TOWNS)
  const wide = Math.ceil(Math.sqrt(perTown * 1.4))
  return Array.from({ length: count }, (_, i): Parcel => {
    const [town, n] = [Math.floor(i / perTown), i % perTown]
    const [lon, lat] = [120.3 + (town % 14) * 0.066, 30.4 + Math.floor(town / 14) * 0.075]
    const plane = planeAt(lon, lat)
    const [east, north] = [(n % wide) * 68 + Math.floor((n % wide) / 8) * 15, Math.floor(n / wide) * 104]
    const shape = lot(
      lon + east / plane.east,
      lat + north / plane.north,
      (50 + (n % 11)) / plane.east,
      90 / plane.north,
    )
    const county = COUNTIES[Math.floor(town / 14)] ?? COUNTIES[0]
    const measured = areaOf(shape)
    return {
      code: `${county}${String(100 + (town % 14))}001GB${String(n).padStart(5, '0')}`,
      shape,
      measured,
      registered: measured,
      holder: `模拟企业${i}`,
      use: '工业用地',
      supplied: '2015-07-01',
      at: { file: '模拟.zip', record: i + 1 },
    }
  })
}

function lot(x: number, y: number, width: number, height: number): Shape {
  return [[Float64Array.from([x, y, x + width, y, x + width, y + height, x, y + height, x, y])]]
}

/** Every seventh parcel is held by the same firm as the one before. */
export const planHoldings = (parcels: readonly Parcel[]): TenureRow[] =>
  parcels.map(({ code }, i) => ({
    id: firmOf(i % 7 === 0 ? Math.max(0, i - 1) : i),
    parcel: code,
    kind: '自有',
    share: 1,
    area: null,
    from: '2016-01-01',
    until: null,
    counterpart: null,
    evidence: `模拟不动产权 ${i}`,
    at: { file: '模拟.xlsx', row: i + 2 },
  }))

export const firmOf = (i: number): string => `F${String(i).padStart(17, '0')}`
