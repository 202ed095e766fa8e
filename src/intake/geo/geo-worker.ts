// Intake · geometry: the worker in which files with shapes are read, so that a hostile one can be stopped from outside.
import { parentPort, workerData } from 'node:worker_threads'
import { isProblem } from '../raw.ts'
import type { WorkerMessage } from '../run-worker.ts'
import { flatten } from './flat.ts'
import { type GeoLog, openGeoLog } from './geo-log.ts'
import { readGeoJson } from './geojson.ts'
import type { GeoParsed, GeoTask } from './layer.ts'
import { type OpenParts, openFileParts, openZipParts } from './parts.ts'
import { readShapefile } from './read-shapefile.ts'

type Layer = GeoParsed['layers'][number]

async function read(task: GeoTask, tell: (done: number, total: number) => void): Promise<GeoParsed> {
  const { path, label: file, kind, limits, meridian } = task
  const logs: GeoLog[] = []
  const open = (sheet?: string): GeoLog => {
    const log = openGeoLog(sheet === undefined ? { file } : { file, sheet })
    logs.push(log)
    return log
  }
  const layers: Layer[] = []
  if (kind === 'geojson') {
    const { shapes, fields, crs } = await readGeoJson(path, limits, meridian, open(), tell)
    layers.push({ file, fields, crs, shapes: flatten(shapes) })
  } else {
    const parts = kind === 'zip' ? await openZipParts(path, limits) : openFileParts(path, limits)
    try {
      for (const set of parts.sets) {
        const layer = kind === 'zip' && parts.sets.length > 1 ? { layer: set.name } : {}
        const { shapes, fields, crs } = await readShapefile(set, limits, meridian, open(layer.layer), tell)
        layers.push({ file, ...layer, fields, crs, shapes: flatten(shapes) })
      }
    } finally {
      close(parts)
    }
  }
  const ends = logs.map((log) => log.end())
  return {
    layers,
    findings: ends.flatMap(({ findings }) => findings),
    total: ends.reduce((sum, one) => sum + one.total, 0),
    blocking: ends.reduce((sum, one) => sum + one.blocking, 0),
  }
}

const close = (parts: OpenParts): void => parts.close()

async function work(task: GeoTask, send: (message: WorkerMessage<GeoParsed>, transfer?: ArrayBuffer[]) => void) {
  let told = 0
  const tell = (done: number, total: number): void => {
    if (performance.now() - told < 100) return
    told = performance.now()
    send({ kind: 'progress', done, total })
  }
  try {
    const value = await read(task, tell)
    const buffers = value.layers.map(({ shapes }) => shapes.coordinates.buffer as ArrayBuffer)
    send({ kind: 'done', value }, buffers)
  } catch (thrown) {
    if (isProblem(thrown)) send({ kind: 'problem', problem: thrown })
    else send({ kind: 'fault', message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) })
  }
}

if (parentPort !== null) {
  const port = parentPort
  await work(workerData as GeoTask, (message, transfer = []) => port.postMessage(message, transfer))
}
