// Shapes and attributes as a zipped shapefile: .shp, .shx, .dbf in UTF-8, .prj, .cpg. Same content, same bytes.
import { zipSync } from 'fflate'
import { boundsOf, reversed, type Shape } from '../kernel/shape.ts'

export interface ShapeRecord {
  readonly shape: Shape
  readonly values: readonly (string | number | null)[]
}

export interface ShapeField {
  /** At most ten letters or digits. */
  readonly name: string
  /** Bytes of a text, or digits of a number. */
  readonly size: number
  /** Decimals of a number; without it the field is a text. */
  readonly decimals?: number
}

const CGCS2000 =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

/** Longitude and latitude (EPSG:4490). */
export function zippedShapefile(
  name: string,
  fields: readonly ShapeField[],
  records: readonly ShapeRecord[],
): Uint8Array {
  const { shp, shx } = shpParts(records.map(({ shape }) => shape))
  const text = (content: string): Uint8Array => new TextEncoder().encode(content)
  const files = {
    [`${name}.shp`]: shp,
    [`${name}.shx`]: shx,
    [`${name}.dbf`]: dbfPart(
      fields,
      records.map(({ values }) => values),
    ),
    [`${name}.prj`]: text(CGCS2000),
    [`${name}.cpg`]: text('UTF-8'),
  }
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}

function shpParts(shapes: readonly Shape[]): { shp: Uint8Array; shx: Uint8Array } {
  const bodies = shapes.map(polygonBody)
  const size = bodies.reduce((sum, body) => sum + 8 + body.byteLength, 100)
  const [shp, shx] = [new DataView(new ArrayBuffer(size)), new DataView(new ArrayBuffer(100 + 8 * bodies.length))]
  for (const view of [shp, shx]) writeHead(view, shapes)
  const bytes = new Uint8Array(shp.buffer)
  let at = 100
  for (const [i, body] of bodies.entries()) {
    shx.setInt32(100 + 8 * i, at / 2)
    shx.setInt32(104 + 8 * i, body.byteLength / 2)
    shp.setInt32(at, i + 1)
    shp.setInt32(at + 4, body.byteLength / 2)
    bytes.set(body, at + 8)
    at += 8 + body.byteLength
  }
  return { shp: bytes, shx: new Uint8Array(shx.buffer) }
}

function writeHead(view: DataView, shapes: readonly Shape[]): void {
  view.setInt32(0, 9994)
  view.setInt32(24, view.byteLength / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, 5, true)
  if (shapes.length > 0) writeBox(view, 36, shapes.flat())
}

function writeBox(view: DataView, at: number, shape: Shape): void {
  const { minX, minY, maxX, maxY } = boundsOf(shape)
  for (const [i, value] of [minX, minY, maxX, maxY].entries()) view.setFloat64(at + 8 * i, value, true)
}

/** Outer rings run clockwise in a shapefile, the other way round than in memory. */
function polygonBody(shape: Shape): Uint8Array {
  const rings = shape.flat().map(reversed)
  const points = rings.reduce((sum, ring) => sum + ring.length / 2, 0)
  const view = new DataView(new ArrayBuffer(44 + 4 * rings.length + 16 * points))
  view.setInt32(0, 5, true)
  writeBox(view, 4, shape)
  view.setInt32(36, rings.length, true)
  view.setInt32(40, points, true)
  let point = 0
  for (const [i, ring] of rings.entries()) {
    view.setInt32(44 + 4 * i, point, true)
    for (const [j, value] of ring.entries()) view.setFloat64(44 + 4 * rings.length + 16 * point + 8 * j, value, true)
    point += ring.length / 2
  }
  return new Uint8Array(view.buffer)
}

function dbfPart(fields: readonly ShapeField[], rows: readonly ShapeRecord['values'][]): Uint8Array {
  const encoder = new TextEncoder()
  const rowSize = fields.reduce((sum, { size }) => sum + size, 1)
  const headSize = 33 + 32 * fields.length
  const bytes = new Uint8Array(headSize + rowSize * rows.length + 1).fill(0x20, headSize)
  const view = new DataView(bytes.buffer)
  // Version, and a fixed day of writing: 1980-01-01.
  bytes.set([3, 80, 1, 1])
  view.setUint32(4, rows.length, true)
  view.setUint16(8, headSize, true)
  view.setUint16(10, rowSize, true)
  for (const [i, { name, size, decimals }] of fields.entries()) {
    bytes.set(encoder.encode(name).subarray(0, 10), 32 + 32 * i)
    bytes.set([(decimals === undefined ? 'C' : 'N').charCodeAt(0)], 43 + 32 * i)
    bytes.set([size, decimals ?? 0], 48 + 32 * i)
  }
  bytes[headSize - 1] = 0x0d
  for (const [row, values] of rows.entries()) {
    let at = headSize + rowSize * row + 1
    for (const [i, { size, decimals }] of fields.entries()) {
      const value = values[i] ?? ''
      const text =
        decimals === undefined || value === '' ? String(value) : Number(value).toFixed(decimals).padStart(size)
      bytes.set(whole(encoder.encode(text), size), at)
      at += size
    }
  }
  bytes[bytes.length - 1] = 0x1a
  return bytes
}

/** At most `size` bytes, never half of a character. */
function whole(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length <= size) return bytes
  let end = size
  while (end > 0 && ((bytes[end] as number) & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}
