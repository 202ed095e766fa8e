// Intake · geometry: what a file with shapes comes to, and what the worker is asked.
import type { Finding } from '../../kernel/finding.ts'
import type { Shape } from '../../kernel/shape.ts'
import type { GeoField } from './dbf.ts'
import type { FlatShapes } from './flat.ts'
import type { GeoLimits } from './limits.ts'

/** One layer: a shapefile, or a file of GeoJSON. */
export interface GeoLayer {
  readonly file: string
  /** Name of the shapefile inside a zip. */
  readonly layer?: string
  /** By record, in longitude and latitude (EPSG:4490); undefined where a finding says why. */
  readonly shapes: readonly (Shape | undefined)[]
  readonly fields: readonly GeoField[]
  /** The coordinates that the file was written in, in words. */
  readonly crs: string
}

export interface GeoTask {
  readonly path: string
  /** What findings call it. */
  readonly label: string
  readonly kind: 'zip' | 'shp' | 'geojson'
  readonly limits: GeoLimits
  /** Central meridian of coordinates that do not tell their zone. */
  readonly meridian?: number
}

export interface GeoParsed {
  readonly layers: readonly (Omit<GeoLayer, 'shapes'> & { readonly shapes: FlatShapes })[]
  readonly findings: readonly Finding[]
  readonly total: number
  readonly blocking: number
}
