// Map · layers of shapes → one vector tile (Mapbox Vector Tile 2.1), cut, thinned and encoded by MapLibre's own libraries.
import { geoJSONToTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Tile } from '../../kernel/tile.ts'

export interface MapFeature {
  readonly properties: Readonly<Record<string, string | number>>
  readonly geometry:
    | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] }
    | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
    | { readonly type: 'Point'; readonly coordinates: number[] }
}

export type Layers = Readonly<Record<string, readonly MapFeature[]>>

const EXTENT = 4096
/** How far beyond its edge a tile reaches, in its own units: so that outlines do not show at the seams. */
export const BUFFER = 64
export const MARGIN = BUFFER / EXTENT

export function cutTile(layers: Layers, { z, x, y }: Tile): Uint8Array {
  const cut = Object.entries(layers).flatMap(([name, features]) => {
    const data = {
      type: 'FeatureCollection' as const,
      features: features.map(({ properties, geometry }) => ({ type: 'Feature' as const, properties, geometry })),
    }
    const tile = geoJSONToTile(data, z, x, y, { extent: EXTENT, buffer: BUFFER, maxZoom: 20, clip: true })
    return tile === null || tile.features.length === 0 ? [] : [[name, tile] as const]
  })
  return fromGeojsonVt(Object.fromEntries(cut), { version: 2, extent: EXTENT })
}
