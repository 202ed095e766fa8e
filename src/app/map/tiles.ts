// Map · vector tiles of units, platforms and parcels, coloured by grade and tax per mu; from zoom 12 on single parcels, below it sums.
import { createHash } from 'node:crypto'
import type { Bounds } from '../../kernel/shape.ts'
import { type Tile, tileAbove, tileBounds } from '../../kernel/tile.ts'
import type { Who } from '../../store/pg/session.ts'
import { cutTile, type Layers, MARGIN, type MapFeature } from './cut-tile.ts'
import type { MapDay } from './map-rule.ts'
import type { Border } from './read-borders.ts'
import type { ColouredParcel } from './read-cell.ts'
import { BLOCK, blocksAt, CELL } from './read-summary.ts'
import { round, type Sum, sumProperties, taxPerMu } from './sums.ts'
import type { View } from './views.ts'

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

/** Squares to a tile's side, as a power of two. */
const FINER = 4

export const openTiles = (viewOf: (who: Who, map: MapDay) => Promise<View>): Tiles => ({
  async tile(who, { tile, ...map }) {
    const view = await viewOf(who, map)
    const { z, x, y } = tile
    const etag = `"${createHash('sha256').update(`${view.key} ${z}/${x}/${y}`).digest('base64url').slice(0, 27)}"`
    return {
      etag,
      bytes: async () => cutTile(z < CELL ? await farLayers(view, tile) : await nearLayers(view, tile), tile),
    }
  },
})

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
      of === 'unit' ? summary.units.get(id) : summary.platforms.get(id),
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
  const { weighted, known, area, ...properties } = colours
  const tax = taxPerMu({ weighted, known })
  return {
    properties: { ...properties, area: round(area), ...(tax === undefined ? {} : { tax_per_mu: tax }) },
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
