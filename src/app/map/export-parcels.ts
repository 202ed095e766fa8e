// Map · all parcels that a reader may see on a day, line by line as GeoJSON features (RFC 8142 without its separators), for a tile server or a GIS.
import type { Store } from '../../store/pg/open.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import { type MapDay, openMapRules } from './map-rule.ts'
import type { ColouredParcel } from './read-cell.ts'
import { eachParcel } from './read-summary.ts'
import { round, taxPerMu } from './sums.ts'

export async function* exportParcels(
  store: Store,
  who: Who,
  map: MapDay,
  rules = openMapRules(),
): AsyncGenerator<string> {
  const by = await rules.colouredBy(map)
  for await (const parcel of eachParcel((use) => readAs(store, who, use), by))
    yield `${JSON.stringify(parcelGeoJson(parcel, by))}\n`
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
  const { weighted, known, area, ...properties } = colours
  return {
    type: 'Feature',
    id: properties.id,
    geometry: { type: 'MultiPolygon', coordinates },
    properties: { ...properties, area: round(area), tax_per_mu: taxPerMu({ weighted, known }) ?? null, year: period },
  }
}
