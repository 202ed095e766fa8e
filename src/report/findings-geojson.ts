// Findings on the map: GeoJSON in longitude and latitude (RFC 7946), to be laid over the parcels in any GIS.
import { type Shape, toCoordinates } from '../kernel/shape.ts'
import type { SaidFinding } from './findings-sheet.ts'

export interface MappedFinding extends SaidFinding {
  readonly code: string
  /** Undefined for what has no place on the ground. */
  readonly shape?: Shape
}

export function* findingsGeoJson(found: readonly MappedFinding[]): Generator<string> {
  yield '{"type":"FeatureCollection","features":['
  for (const [i, { code, blocking, at, said, shape }] of found.entries()) {
    const properties = {
      处理: blocking ? '须改' : '提示',
      问题: said,
      代号: code,
      文件: at.file ?? null,
      图层: at.sheet ?? null,
      记录: at.record ?? null,
      字段: at.header ?? null,
    }
    const geometry = shape === undefined ? null : { type: 'MultiPolygon', coordinates: rounded(shape) }
    yield `${i === 0 ? '' : ','}\n${JSON.stringify({ type: 'Feature', properties, geometry })}`
  }
  yield '\n]}\n'
}

/** A tenth of a millimetre, in degrees. */
const rounded = (shape: Shape): number[][][][] =>
  toCoordinates(shape).map((polygon) =>
    polygon.map((ring) => ring.map((point) => point.map((value) => Number(value.toFixed(9))))),
  )
