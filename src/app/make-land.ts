// App · the synthetic parcels (模拟数据) as the department of natural resources would send them: a zipped shapefile, and the sheet of who owns and who rents.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { blockStrips, townCells } from '../demo/borders.ts'
import { type PlacedParcel, placeParcels, planParcels, type Seat, TENURE_HEAD, tenureRows } from '../demo/parcels.ts'
import { planCentres } from '../demo/town-centres.ts'
import { planChance } from '../demo/uniform.ts'
import { type Shape, toCoordinates } from '../kernel/shape.ts'
import { zippedShapefile } from '../report/shapefile.ts'
import { writeSheet } from '../report/write-sheets.ts'
import type { Duck } from '../store/duck.ts'

const FIELDS = [
  { name: 'ZDDM', size: 24 },
  { name: 'ZDMJ', size: 16, decimals: 4 },
  { name: 'QLR', size: 60 },
  { name: 'TYSHXYDM', size: 18 },
  { name: 'XZQMC', size: 24 },
  { name: 'XZJD', size: 24 },
  { name: 'TDYT', size: 24 },
  { name: 'GDRQ', size: 10 },
]

/** Paths of parcels, tenure, and the boundaries of towns, zones, platforms and exit-type parks. The views of the synthetic enterprises must stand in the database. */
export async function makeLand(duck: Duck, out: string, year: number, seed: number): Promise<string[]> {
  const parcels = planParcels(await readSeats(duck))
  const counties = await readCounties()
  const chance = planChance(seed)
  const placed: Landed[] = []
  const listed = await readTowns(duck)
  const cells = new Map<string, Shape>()
  for (const [code, { name, shape }] of counties) {
    const here = parcels.filter(({ town }) => town.startsWith(code))
    const towns = [...listed.keys()].filter((town) => town.startsWith(code)).sort()
    const centres = planCentres(shape, towns.length)
    for (const [i, cell] of townCells(shape, centres).entries()) cells.set(towns[i] ?? '', cell)
    for (const [i, town] of towns.entries()) {
      const mine = here.filter((parcel) => parcel.town === town)
      const centre = centres[i]
      if (centre === undefined) continue
      for (const one of placeParcels(mine, centre, (parcel) => chance.number(`parcel/${parcel}`)))
        placed.push({ ...one, county: name, townName: listed.get(town)?.name ?? '' })
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
  return [layer, sheet, ...(await writeBorders(duck, out, year, { listed, cells, placed }))]
}

type Landed = PlacedParcel & { readonly county: string; readonly townName: string }

interface Listed {
  readonly name: string
  /** Name of the reporting unit, which for some towns is a zone and not the county that they lie in. */
  readonly unit: string
}

async function readTowns(duck: Duck): Promise<Map<string, Listed>> {
  const rows = await duck.all('SELECT town_code, town, county FROM town ORDER BY town_code')
  return new Map(
    rows.map((row) => [String(row['town_code']), { name: String(row['town']), unit: String(row['county']) }]),
  )
}

async function writeBorders(
  duck: Duck,
  out: string,
  year: number,
  {
    listed,
    cells,
    placed,
  }: { listed: ReadonlyMap<string, Listed>; cells: ReadonlyMap<string, Shape>; placed: readonly Landed[] },
): Promise<string[]> {
  const towns = [...cells].map(([code, shape]) => ({
    代码: code,
    名称: listed.get(code)?.name ?? '',
    上级: listed.get(code)?.unit ?? '',
    shape,
  }))
  // A zone is the ground of its towns; the counties have published borders of their own.
  const counties = new Set([...(await readCounties()).values()].map(({ name }) => name))
  const zones = [...new Set(towns.map(({ 上级 }) => 上级))].filter((name) => !counties.has(name))
  const zoned = zones.map((名称) => ({
    名称,
    shape: towns.filter(({ 上级 }) => 上级 === 名称).flatMap(({ shape }) => shape),
  }))
  const files: string[] = []
  for (const [name, features] of [
    ['资规-镇街界线', towns],
    ['资规-功能区界线', zoned],
    ['发改-平台界线', await placeBorders(duck, 'platform', placed)],
    ['发改-退出型园区界线', await placeBorders(duck, 'park', placed)],
  ] as const) {
    const path = join(out, `模拟-${year}-${name}.geojson`)
    await writeFile(path, geoJson(features))
    files.push(path)
  }
  return files
}

/** Platforms of one town lie side by side. */
async function placeBorders(duck: Duck, kind: 'platform' | 'park', placed: readonly Landed[]): Promise<Bordered[]> {
  const rows = await duck.all(`SELECT id, name, town, county FROM ${kind}_list ORDER BY no`)
  const key = (row: Readonly<Record<string, unknown>>): string => String(row['town'])
  return [...new Set(rows.map(key))].flatMap((town) => {
    const here = placed.filter(({ townName }) => townName === town).map(({ shape }) => shape)
    const mine = rows.filter((row) => key(row) === town)
    if (here.length === 0) return []
    return blockStrips(here, mine.length).map((shape, i) => ({
      编号: String(mine[i]?.['id']),
      名称: String(mine[i]?.['name']),
      shape,
    }))
  })
}

type Bordered = { readonly [key: string]: string | Shape; readonly shape: Shape }

const geoJson = (features: readonly Bordered[]): string =>
  `${JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(({ shape, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'MultiPolygon', coordinates: toCoordinates(shape) },
    })),
  })}\n`

const valuesOf = (one: Landed, year: number): (string | number)[] => [
  one.code,
  one.area,
  one.owner.name,
  one.owner.id,
  one.county,
  one.townName,
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
