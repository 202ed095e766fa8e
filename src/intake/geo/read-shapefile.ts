// Intake · geometry: one shapefile: shapes from .shp, coordinates from .prj, attributes from .dbf, their encoding from .cpg.

import { openChunks } from './chunks.ts'
import { prjCrs } from './crs.ts'
import { type GeoField, readDbf } from './dbf.ts'
import type { GeoLog } from './geo-log.ts'
import type { GeoLimits } from './limits.ts'
import { nestRings } from './nest.ts'
import { type PartSet, readSmall } from './parts.ts'
import { type Settled, settleShapes } from './settle-shapes.ts'
import { readShp } from './shp.ts'

export async function readShapefile(
  { parts }: PartSet,
  limits: GeoLimits,
  meridian: number | undefined,
  log: GeoLog,
  onProgress: (done: number, total: number) => void,
): Promise<Settled & { readonly fields: readonly GeoField[] }> {
  const { shp, dbf } = parts
  if (shp === undefined) throw new Error('a set of parts without .shp')
  const prj = await readSmall(parts.prj)
  const chunks = openChunks(await shp.open())
  const raw = await readShp(chunks, limits, log, (bytes) => onProgress(bytes, shp.bytes * 2))
  await chunks.close()
  const records = raw.map((rings) => rings && { rings, nest: () => nestRings(rings, true) })
  const said = prj === undefined || prj.trim() === '' ? undefined : prjCrs(prj)
  const settled = settleShapes(records, { crs: said, degrees: false, meridian }, log)
  onProgress(shp.bytes, shp.bytes)
  if (dbf === undefined) log.add('geo/no-dbf')
  if (dbf === undefined) return { ...settled, fields: [] }
  const rows = openChunks(await dbf.open())
  const fields = await readDbf(rows, await readSmall(parts.cpg), limits, log)
  await rows.close()
  const count = fields[0]?.values.length ?? 0
  if (count !== raw.length) log.add('geo/dbf-count', {}, { shapes: raw.length, rows: count })
  return { ...settled, fields }
}
