// App · the synthetic parcels (模拟数据) as the department of natural resources would send them: a zipped shapefile, and the sheet of who owns and who rents.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PlacedParcel, placeParcels, planParcels, type Seat, TENURE_HEAD, tenureRows } from '../demo/parcels.ts'
import { planCentres } from '../demo/town-centres.ts'
import { planChance } from '../demo/uniform.ts'
import type { Shape } from '../kernel/shape.ts'
import { zippedShapefile } from '../report/shapefile.ts'
import { writeSheet } from '../report/write-sheets.ts'
import type { Duck } from '../store/duck.ts'

const FIELDS = [
  { name: 'ZDDM', size: 24 },
  { name: 'ZDMJ', size: 16, decimals: 4 },
  { name: 'QLR', size: 60 },
  { name: 'TYSHXYDM', size: 18 },
  { name: 'XZQMC', size: 24 },
  { name: 'TDYT', size: 24 },
  { name: 'GDRQ', size: 10 },
]

/** Paths of the two files. The views of the synthetic enterprises must stand in the database. */
export async function makeLand(duck: Duck, out: string, year: number, seed: number): Promise<string[]> {
  const parcels = planParcels(await readSeats(duck))
  const counties = await readCounties()
  const chance = planChance(seed)
  const placed: (PlacedParcel & { readonly county: string })[] = []
  for (const [code, { name, shape }] of counties) {
    const here = parcels.filter(({ town }) => town.startsWith(code))
    const towns = [...new Set(here.map(({ town }) => town))].sort()
    const centres = planCentres(shape, towns.length)
    for (const [i, town] of towns.entries()) {
      const mine = here.filter((parcel) => parcel.town === town)
      const centre = centres[i]
      if (centre === undefined) continue
      for (const one of placeParcels(mine, centre, (parcel) => chance.number(`parcel/${parcel}`)))
        placed.push({ ...one, county: name })
    }
  }
  placed.sort((a, b) => (a.code < b.code ? -1 : 1))
  const layer = join(out, `模拟-${year}-资规-宗地.zip`)
  await writeFile(
    layer,
    zippedShapefile(
      `模拟-${year}-宗地`,
      FIELDS,
      placed.map((one) => ({ shape: one.shape, values: valuesOf(one, year) })),
    ),
  )
  const sheet = join(out, `模拟-${year}-资规-用地关系.xlsx`)
  const rows = placed.flatMap((one) => tenureRows(one, year))
  await writeFile(
    sheet,
    await writeSheet([{ name: '资规', title: `${year}年度 用地关系（模拟数据）`, head: TENURE_HEAD, rows }]),
  )
  return [layer, sheet]
}

const valuesOf = (one: PlacedParcel & { readonly county: string }, year: number): (string | number)[] => [
  one.code,
  one.area,
  one.owner.name,
  one.owner.id,
  one.county,
  '工业用地',
  `${year - Math.max(1, one.owner.years) - 1}-07-01`,
]

async function readSeats(duck: Duck): Promise<Seat[]> {
  const part = (view: string, size: number): string =>
    `SELECT ${size} AS size, i, id, name, site, land, tenant, years_in_production AS years FROM ${view}`
  const rows = await duck.all(
    `SELECT * FROM (${part('above', 1)} UNION ALL ${part('below', 2)}) ORDER BY site, size, i`,
  )
  return rows.map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    site: String(row['site']),
    land: Number(row['land']),
    tenant: row['tenant'] === true,
    years: Number(row['years']),
  }))
}

interface Feature {
  readonly properties: { readonly adcode: number; readonly name: string }
  readonly geometry: { readonly coordinates: readonly (readonly (readonly number[])[])[] }
}

/** By GB/T 2260; our own file, whose borders are single polygons. */
async function readCounties(): Promise<Map<string, { readonly name: string; readonly shape: Shape }>> {
  const text = await readFile(new URL('../../data/published/jiaxing-counties.geojson', import.meta.url), 'utf8')
  const { features } = JSON.parse(text) as { features: readonly Feature[] }
  return new Map(
    features.map(({ properties, geometry }) => [
      String(properties.adcode),
      { name: properties.name, shape: [geometry.coordinates.map((ring) => Float64Array.from(ring.flat()))] },
    ]),
  )
}
