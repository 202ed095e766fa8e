// Map · the parcels of a square with what they are coloured by, as one reader may see them on a day.
import type { Bounds } from '../../kernel/shape.ts'
import type { Tenure, TenureKind } from '../../record/land/tenure.ts'
import { parcelsIn, tenureOfParcels } from '../../store/pg/land.ts'
import { holdersOf } from '../../store/pg/map.ts'
import type { Session } from '../../store/pg/session.ts'
import { COLOURED_BY, colourParcel, type ParcelColours } from './colour-parcels.ts'

export interface MapDay {
  readonly day: string
  /** Of the figures and grades: a year. */
  readonly period: string
}

export interface ColouredParcel {
  readonly colours: ParcelColours
  /** Coordinates of a MultiPolygon, EPSG:4490. */
  readonly coordinates: number[][][][]
  readonly bounds: Bounds
  readonly middle: readonly [lon: number, lat: number]
}

export async function readParcels(session: Session, box: Bounds, { day, period }: MapDay): Promise<ColouredParcel[]> {
  const parcels = await parcelsIn(session, box, day)
  if (parcels.length === 0) return []
  const tenure = new Map<string, Tenure[]>()
  const ids = parcels.map(({ id }) => id)
  for (const row of await tenureOfParcels(session, ids, day)) {
    const mine = tenure.get(row.parcel)
    const one: Tenure = {
      parcel: row.parcel,
      holder: row.holder,
      kind: row.kind as TenureKind,
      share: row.share,
      at: {},
      ...(row.since === null ? {} : { from: row.since }),
      ...(row.until === null ? {} : { to: row.until }),
    }
    if (mine === undefined) tenure.set(row.parcel, [one])
    else mine.push(one)
  }
  const holders = new Set([...tenure.values()].flat().map(({ holder }) => holder))
  for (const { id, facts } of parcels)
    if (!tenure.has(id) && typeof facts['holder'] === 'string') holders.add(facts['holder'])
  const figures = await holdersOf(session, [...holders], { day, period, indicators: Object.values(COLOURED_BY) })
  const known = new Map(figures.map((one) => [one.id, one]))
  return parcels.map((parcel) => {
    const coordinates = JSON.parse(parcel.outline) as number[][][][]
    const bounds = boundsOfCoordinates(coordinates)
    return {
      colours: colourParcel(parcel, tenure.get(parcel.id) ?? [], known, day),
      coordinates,
      bounds,
      middle: [(bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2],
    }
  })
}

export function boundsOfCoordinates(coordinates: readonly number[][][][]): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [outer] of coordinates)
    for (const [x = 0, y = 0] of outer ?? []) {
      minX = Math.min(minX, x)
      maxX = Math.max(maxX, x)
      minY = Math.min(minY, y)
      maxY = Math.max(maxY, y)
    }
  return { minX, minY, maxX, maxY }
}
