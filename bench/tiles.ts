// Bench · map tiles of a large city out of the embedded records: import, first tile of a square, tiles of a square that is ready; beside it every tile cut from a plain GeoJSON collection that is filtered anew.
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { cutTile, MARGIN, type MapFeature } from '../src/app/map/cut-tile.ts'
import { openMapDesk } from '../src/app/map/map-desk.ts'
import { boundsOf, toCoordinates } from '../src/kernel/shape.ts'
import { type Tile, tileAt, tileBounds } from '../src/kernel/tile.ts'
import type { Parcel } from '../src/record/land/parcel.ts'
import { openStore, type Store } from '../src/store/pg/open.ts'
import { fillLand, keeper } from './fill-land.ts'
import { planLots } from './land-city.ts'
import type { Measure } from './measure.ts'
import type { Line, Setting } from './types.ts'

const PARCELS = 200_000
const MAP = { day: '2024-12-31', period: '2024' }

export async function tiles(setting: Setting): Promise<Line[]> {
  const lots = planLots(Math.round(PARCELS * setting.scale))
  const opened = await openStore({ folder: join(setting.folder, 'records') }, { begin: true })
  if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
  try {
    const seconds = await fillLand(opened.store, lots, join(setting.root, 'policies/jiaxing'))
    process.stdout.write(
      `${lots.length} parcels with shapes imported in ${seconds.parcels.toFixed(1)} s, tenure in ${seconds.tenure.toFixed(1)} s\n`,
    )
    return await compare(opened.store, lots)
  } finally {
    await opened.store.close()
  }
}

async function compare(store: Store, lots: readonly Parcel[]): Promise<Line[]> {
  const features = lots.map(({ code, shape }) => ({
    bounds: boundsOf(shape),
    feature: {
      properties: { id: code },
      geometry: { type: 'MultiPolygon', coordinates: toCoordinates(shape) },
    } satisfies MapFeature,
  }))
  /** All that a server without an index does for a tile. */
  const filtered = async (tile: Tile): Promise<Uint8Array> => {
    const { minX, minY, maxX, maxY } = tileBounds(tile, MARGIN)
    const here = features.filter(
      ({ bounds }) => bounds.minX <= maxX && bounds.maxX >= minX && bounds.minY <= maxY && bounds.maxY >= minY,
    )
    return cutTile({ parcels: here.map(({ feature }) => feature) }, tile)
  }
  const ready = openMapDesk(store)
  const ours = async (tile: Tile): Promise<Uint8Array> => (await ready.tile(keeper, { tile, ...MAP })).bytes()
  const lines: Line[] = []
  // Twelve squares, none read before; then thirty tiles within them.
  const squares = Array.from({ length: 12 }, (_, i) =>
    tileAt(120.33 + (i % 4) * 0.2, 30.43 + Math.floor(i / 4) * 0.15, 12),
  )
  lines.push(await timed('first tile of a square of zoom 12 (median of 12)', squares, ours, filtered))
  const near = squares.flatMap(({ x, y }) =>
    [3, 7, 11].map((n) => ({ z: 15, x: x * 8 + (n % 8), y: y * 8 + ((n * 3) % 8) })),
  )
  lines.push(await timed('tile of zoom 15 in a square that is ready (median of 36)', near, ours, filtered))
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  await ours(tileAt(120.75, 30.65, 9))
  const { user, system } = process.cpuUsage(cpu)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(
    `first far tile (all parcels summed): ${seconds} s, ${((user + system) / 1e6).toFixed(1)} s of processor time\n`,
  )
  return lines
}

async function timed(what: string, tiles: readonly Tile[], ours: Cut, filtered: Cut): Promise<Line> {
  const [mine, theirs]: [number[], number[]] = [[], []]
  let same = true
  for (const tile of tiles) {
    const a = await clocked(ours, tile, mine)
    const b = await clocked(filtered, tile, theirs)
    same &&= idsOf(a) === idsOf(b)
  }
  return {
    what,
    wanmu: measured(mine),
    rival: measured(theirs),
    rivalName: 'filter all features, then cut',
    same,
    goals: [],
  }
}

type Cut = (tile: Tile) => Promise<Uint8Array>

async function clocked(cut: Cut, tile: Tile, times: number[]): Promise<Uint8Array> {
  const began = performance.now()
  const bytes = await cut(tile)
  times.push((performance.now() - began) / 1000)
  return bytes
}

function idsOf(bytes: Uint8Array): string {
  const layer = new VectorTile(new PbfReader(bytes)).layers['parcels']
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => String(layer?.feature(i).properties['id']))
    .sort()
    .join(' ')
}

function measured(times: readonly number[]): Measure {
  const sorted = [...times].sort((a, b) => a - b)
  const median = sorted[sorted.length >> 1] ?? 0
  return { seconds: median, median, cpu: undefined, megabytes: undefined, stdout: '' }
}
