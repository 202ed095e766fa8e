// Map · vector tiles of units, platforms and parcels, coloured by grade and tax per mu; from zoom 12 on single parcels, below it sums. What is
// kept ready is kept apart by what its reader may see: two readers share a tile only when they see the same rows.
import { createHash } from 'node:crypto'
import Flatbush from 'flatbush'
import type { Bounds } from '../../kernel/shape.ts'
import { type Tile, tileAbove, tileBounds } from '../../kernel/tile.ts'
import { type Sight, sightOf } from '../../store/pg/map.ts'
import type { Store } from '../../store/pg/open.ts'
import { readAs, type Session, type Who } from '../../store/pg/session.ts'
import { openCache } from './bounded-cache.ts'
import { cutTile, type Layers, MARGIN, type MapFeature } from './cut-tile.ts'
import { type Border, type Borders, readBorders } from './read-borders.ts'
import { type ColouredParcel, type MapDay, readParcels } from './read-cell.ts'
import { BLOCK, blocksAt, CELL, readSummary, type Summary } from './read-summary.ts'
import { round, type Sum, sumProperties } from './sums.ts'

export interface AskedTile extends MapDay {
  readonly tile: Tile
}

export interface MadeTile {
  /** Changes when the tile may look different to this reader. */
  readonly etag: string
  readonly bytes: () => Promise<Uint8Array>
}

export interface Tiles {
  readonly tile: (who: Who, asked: AskedTile) => Promise<MadeTile>
}

interface Cell {
  readonly parcels: readonly ColouredParcel[]
  readonly index: Flatbush | undefined
}

/** Parcels and boundaries that are kept ready, over all readers. */
const ROOM = { parcels: 60_000, borders: 3000, summaries: 24 }
/** Changes when a tile is made in another way from the same rows. */
const MAKE = 1
/** Squares to a tile's side, as a power of two. */
const FINER = 4

export function openTiles(store: Store): Tiles {
  const cells = openCache<Cell>(ROOM.parcels, ({ parcels }) => parcels.length + 1)
  const borders = openCache<Borders>(ROOM.borders, (found) => found.borders.length + 1)
  const summaries = openCache<Summary>(ROOM.summaries, () => 1)
  const views = (who: Who, key: string, map: MapDay): View => {
    const read = <T>(use: (session: Session) => Promise<T>): Promise<T> => readAs(store, who, use)
    const ofBorders = () => borders.take(key, () => read((session) => readBorders(session, map.day)))
    return {
      borders: ofBorders,
      cell: (tile) =>
        cells.take(`${key} ${tile.x}/${tile.y}`, async () =>
          indexed(await read((session) => readParcels(session, tileBounds(tile, MARGIN), map))),
        ),
      summary: () => summaries.take(key, async () => readSummary(read, map, await ofBorders())),
    }
  }
  return {
    async tile(who, { tile, day, period }) {
      const sight = await readAs(store, who, sightOf)
      const key = keyOf(sight, day, period)
      const etag = `"${createHash('sha256').update(`${key} ${tile.z}/${tile.x}/${tile.y}`).digest('base64url').slice(0, 27)}"`
      return {
        etag,
        async bytes() {
          const view = views(who, key, { day, period })
          return cutTile(tile.z < CELL ? await farLayers(view, tile) : await nearLayers(view, tile), tile)
        },
      }
    },
  }
}

const keyOf = ({ sees, head }: Sight, day: string, period: string): string =>
  createHash('sha256')
    .update(JSON.stringify([MAKE, sees, head, day, period]))
    .digest('base64url')

interface View {
  readonly borders: () => Promise<Borders>
  readonly cell: (tile: Tile) => Promise<Cell>
  readonly summary: () => Promise<Summary>
}

function indexed(parcels: readonly ColouredParcel[]): Cell {
  if (parcels.length === 0) return { parcels, index: undefined }
  const index = new Flatbush(parcels.length)
  for (const { bounds } of parcels) index.add(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY)
  index.finish()
  return { parcels, index }
}

async function nearLayers(view: View, tile: Tile): Promise<Layers> {
  const { parcels, index } = await view.cell(tileAbove(tile, CELL))
  const { minX, minY, maxX, maxY } = tileBounds(tile, MARGIN)
  const here = (index?.search(minX, minY, maxX, maxY) ?? []).sort((a, b) => a - b)
  return {
    ...borderLayers((await view.borders()).borders, tile, () => undefined),
    parcels: here.flatMap((i) => {
      const parcel = parcels[i]
      return parcel === undefined ? [] : [parcelFeature(parcel)]
    }),
  }
}

async function farLayers(view: View, tile: Tile): Promise<Layers> {
  const summary = await view.summary()
  const box = tileBounds(tile, MARGIN)
  return {
    ...borderLayers((await view.borders()).borders, tile, ({ of, id }) =>
      of === 'unit' ? summary.units.get(id) : undefined,
    ),
    parcels: blocksAt(summary, Math.min(BLOCK, tile.z + FINER)).flatMap(([block, sum]): MapFeature[] => {
      const square = tileBounds(block)
      return meets(square, box)
        ? [{ properties: sumProperties(sum), geometry: { type: 'Polygon', coordinates: squareOf(square) } }]
        : []
    }),
  }
}

function parcelFeature({ colours, coordinates }: ColouredParcel): MapFeature {
  const { id, unit, area, use, grade, taxPerMu, user, userName, users, platform } = colours
  return {
    properties: {
      ...{ id, unit, area: round(area), use, grade, user, user_name: userName, users, platform },
      ...(taxPerMu === undefined ? {} : { tax_per_mu: round(taxPerMu) }),
    },
    geometry: { type: 'MultiPolygon', coordinates },
  }
}

/** Towns and platforms are named from nearer by only, as their names would lie over one another. */
const NAMED_FROM = { town: 10, platform: 11 }

function borderLayers(borders: readonly Border[], tile: Tile, sumOf: (border: Border) => Sum | undefined): Layers {
  const box = tileBounds(tile, MARGIN)
  const layers: Record<'units' | 'platforms' | 'labels', MapFeature[]> = { units: [], platforms: [], labels: [] }
  for (const border of borders) {
    const { of, id, name, unit, kind, coordinates, bounds, label } = border
    if (!meets(bounds, box)) continue
    const sum = sumOf(border)
    const properties = { id, name, kind, of, unit, ...(sum === undefined ? {} : sumProperties(sum)) }
    layers[of === 'unit' ? 'units' : 'platforms'].push({ properties, geometry: { type: 'MultiPolygon', coordinates } })
    const least = of !== 'unit' ? NAMED_FROM.platform : kind === 'town' ? NAMED_FROM.town : 0
    if (kind === 'city' || tile.z < least) continue
    layers.labels.push({ properties: { id, name, kind, of }, geometry: { type: 'Point', coordinates: [...label] } })
  }
  return layers
}

const meets = (one: Bounds, other: Bounds): boolean =>
  one.minX <= other.maxX && one.maxX >= other.minX && one.minY <= other.maxY && one.maxY >= other.minY

const squareOf = ({ minX, minY, maxX, maxY }: Bounds): number[][][] => [
  [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
    [minX, minY],
  ],
]
