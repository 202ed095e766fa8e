// Map · all parcels that a reader may see on a day, line by line as GeoJSON features (RFC 8142 without its separators), for a tile server or a GIS.
import type { Store } from '../../store/pg/open.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import type { ColouredParcel, MapDay } from './read-cell.ts'
import { eachParcel } from './read-summary.ts'
import { round } from './sums.ts'

export async function* exportParcels(store: Store, who: Who, map: MapDay): AsyncGenerator<string> {
  for await (const parcel of eachParcel((use) => readAs(store, who, use), map))
    yield `${JSON.stringify(parcelGeoJson(parcel, map))}\n`
}

export interface ParcelGeoJson {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] }
  readonly properties: {
    readonly id: string
    readonly unit: string
    readonly area: number
    readonly use: string
    readonly grade: string
    readonly tax_per_mu: number | null
    readonly user: string
    readonly user_name: string
    readonly users: number
    readonly platform: string
    readonly year: string
  }
}

export function parcelGeoJson({ colours, coordinates }: ColouredParcel, { period }: MapDay): ParcelGeoJson {
  const { id, unit, area, use, grade, taxPerMu, user, userName, users, platform } = colours
  return {
    type: 'Feature',
    id,
    geometry: { type: 'MultiPolygon', coordinates },
    properties: {
      ...{ id, unit, area: round(area), use, grade, user, user_name: userName, users, platform, year: period },
      tax_per_mu: taxPerMu === undefined ? null : round(taxPerMu),
    },
  }
}
