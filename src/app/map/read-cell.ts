// Map · the parcels of a square with what they are coloured by, as one reader may see them on a day.
import type { Bounds } from '../../kernel/shape.ts'
import { type ColouredBy, type ColouredOutline, colouredIn, type ParcelColours } from '../../store/pg/map.ts'
import type { Session } from '../../store/pg/session.ts'

export interface ColouredParcel {
  readonly colours: ParcelColours
  /** Coordinates of a MultiPolygon, EPSG:4490. */
  readonly coordinates: number[][][][]
  readonly bounds: Bounds
  readonly middle: readonly [lon: number, lat: number]
}

export const readParcels = async (session: Session, box: Bounds, by: ColouredBy): Promise<ColouredParcel[]> =>
  (await colouredIn(session, box, by)).map(placed)

export function placed({ outline, ...colours }: ColouredOutline): ColouredParcel {
  const coordinates = JSON.parse(outline) as number[][][][]
  const bounds = boundsOfCoordinates(coordinates)
  return { colours, coordinates, bounds, middle: [(bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2] }
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
