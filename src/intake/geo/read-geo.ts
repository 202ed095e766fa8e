// Intake · geometry: files with shapes → layers in longitude and latitude, and every finding at once.
import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Finding, finding, notice } from '../../kernel/finding.ts'
import { isProblem } from '../raw.ts'
import { runWorker } from '../run-worker.ts'
import { unflatten } from './flat.ts'
import type { GeoLayer, GeoParsed, GeoTask } from './layer.ts'
import { GEO_LIMITS, type GeoLimits } from './limits.ts'

export interface GeoRequest {
  readonly files: readonly string[]
  /** Central meridian in degrees, for coordinates that do not tell their zone. */
  readonly meridian?: number
  readonly limits?: Partial<GeoLimits>
  readonly onProgress?: (done: number, total: number, what: string) => void
  readonly signal?: AbortSignal
}

export interface GeoRead {
  readonly layers: readonly GeoLayer[]
  readonly findings: readonly Finding[]
  readonly total: number
  readonly blocking: number
}

export const isGeoFile = (path: string): boolean => kindOf(path) !== undefined

/** What findings call the files: by name, or by path where two have the same name. */
export function fileLabels(files: readonly string[]): string[] {
  const names = files.map((path) => basename(path))
  return files.map((path, i) => (names.filter((name) => name === names[i]).length > 1 ? path : basename(path)))
}

/** Throws the signal's reason when aborted; everything wrong with the files is a finding. */
export async function readGeo(request: GeoRequest): Promise<GeoRead> {
  const labels = fileLabels(request.files)
  const reads: GeoRead[] = []
  for (const [i, path] of request.files.entries()) {
    const tell = (done: number, total: number): void =>
      request.onProgress?.(i + (total > 0 ? Math.min(1, done / total) : 0), request.files.length, basename(path))
    reads.push(await readOne(path, labels[i] ?? path, request, tell))
  }
  return {
    layers: reads.flatMap(({ layers }) => layers),
    findings: reads.flatMap(({ findings }) => findings),
    total: reads.reduce((sum, { total }) => sum + total, 0),
    blocking: reads.reduce((sum, { blocking }) => sum + blocking, 0),
  }
}

async function readOne(
  path: string,
  label: string,
  { limits, meridian, signal }: GeoRequest,
  onProgress: (done: number, total: number) => void,
): Promise<GeoRead> {
  const at = { file: label }
  const refuse = (one: Finding): GeoRead => ({ layers: [], findings: [one], total: 1, blocking: 1 })
  if (!existsSync(path)) return refuse(finding('intake/file-missing', at, { path }))
  const kind = kindOf(path)
  if (kind === undefined || !statSync(path).isFile()) return refuse(finding('geo/file-kind', at))
  if (statSync(path).size === 0) return refuse(finding('intake/empty-file', at))
  const task: GeoTask = {
    path,
    label,
    kind,
    limits: { ...GEO_LIMITS, ...limits },
    ...(meridian === undefined ? {} : { meridian }),
  }
  try {
    const parsed = await runWorker<GeoParsed>({
      worker: './geo/geo-worker',
      task,
      limits: task.limits,
      onProgress,
      signal,
    })
    return {
      ...parsed,
      layers: parsed.layers.map((layer) => ({ ...layer, shapes: unflatten(layer.shapes) })),
      ...empties(parsed, at),
    }
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown
    const place = thrown.row === undefined ? at : { ...at, record: thrown.row }
    return refuse(finding(OWN_WORDS[thrown.problem] ?? thrown.problem, place, thrown.facts))
  }
}

/** A file without a record is no file of parcels. */
function empties(parsed: GeoParsed, at: { readonly file: string }): Partial<GeoRead> {
  const bare = parsed.layers.filter(({ shapes }) => shapes.records.length === 0)
  if (bare.length === 0) return {}
  const all = bare.length === parsed.layers.length
  const told = bare.map(({ layer }) =>
    (all ? finding : notice)('geo/no-records', { ...at, ...(layer === undefined ? {} : { sheet: layer }) }),
  )
  return {
    findings: [...parsed.findings, ...told],
    total: parsed.total + told.length,
    blocking: parsed.blocking + (all ? told.length : 0),
  }
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  'intake/too-slow': 'geo/too-slow',
  'intake/too-heavy': 'geo/too-heavy',
  'intake/too-large-inside': 'geo/too-large-inside',
}

function kindOf(path: string): GeoTask['kind'] | undefined {
  const ending = /\.([^.]+)$/.exec(basename(path).toLowerCase())?.[1]
  if (ending === 'zip' || ending === 'shp') return ending
  return ending === 'geojson' || ending === 'json' ? 'geojson' : undefined
}
