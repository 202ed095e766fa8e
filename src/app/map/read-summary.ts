// Map · the whole map summed: by unit and by squares of about a kilometre. Square by square, so that others are answered meanwhile.
import { type Tile, tileAbove, tileAt } from '../../kernel/tile.ts'
import { GRID, parcelSquares } from '../../store/pg/map.ts'
import type { Session } from '../../store/pg/session.ts'
import type { Borders } from './read-borders.ts'
import { type ColouredParcel, type MapDay, readParcels } from './read-cell.ts'
import { addTo, type Sum, sumOf } from './sums.ts'

/** Zoom of the squares that are read at once, and of those that are summed. */
export const CELL = 12
export const BLOCK = 15

export interface Summary {
  readonly units: ReadonlyMap<string, Sum>
  readonly blocks: readonly (readonly [Tile, Sum])[]
}

/** `read` runs in a transaction of its own each time. */
export async function readSummary(
  read: <T>(use: (session: Session) => Promise<T>) => Promise<T>,
  map: MapDay,
  { upFrom }: Borders,
): Promise<Summary> {
  const units = new Map<string, Sum>()
  const blocks = new Map<string, readonly [Tile, Sum]>()
  for await (const { colours, middle } of eachParcel(read, map)) {
    const sum = sumOf(colours)
    for (const unit of upFrom(colours.unit)) addTo(units, unit, sum)
    addBlock(blocks, tileAt(middle[0], middle[1], BLOCK), sum)
  }
  return { units, blocks: [...blocks.values()] }
}

/** Every parcel once, in the square in which its middle lies. */
export async function* eachParcel(
  read: <T>(use: (session: Session) => Promise<T>) => Promise<T>,
  map: MapDay,
): AsyncGenerator<ColouredParcel> {
  const squareOf = (x: number, y: number): string => `${Math.floor(x / GRID)} ${Math.floor(y / GRID)}`
  for (const box of await read((session) => parcelSquares(session, map.day))) {
    const square = squareOf((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2)
    for (const parcel of await read((session) => readParcels(session, box, map)))
      if (squareOf(...parcel.middle) === square) yield parcel
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Squares of a zoom, each the sum of the smaller ones in it. */
export function blocksAt({ blocks }: Summary, z: number): (readonly [Tile, Sum])[] {
  const found = new Map<string, readonly [Tile, Sum]>()
  for (const [tile, sum] of blocks) addBlock(found, tileAbove(tile, z), sum)
  return [...found.values()]
}

function addBlock(blocks: Map<string, readonly [Tile, Sum]>, tile: Tile, sum: Sum): void {
  const key = `${tile.x}/${tile.y}`
  const sums = new Map(blocks.has(key) ? [[key, (blocks.get(key) as readonly [Tile, Sum])[1]]] : [])
  addTo(sums, key, sum)
  blocks.set(key, [tile, sums.get(key) as Sum])
}
