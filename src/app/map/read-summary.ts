// Map · the whole map summed: by unit, by platform and by squares of about a kilometre. Some thousand parcels at a time, so that others are answered meanwhile.
import { type Tile, tileAbove } from '../../kernel/tile.ts'
import { othersTurn } from '../../store/others-turn.ts'
import { type ColouredBy, colouredBetween, parcelRanges, sumsBetween } from '../../store/pg/map.ts'
import type { Session } from '../../store/pg/session.ts'
import type { Borders } from './read-borders.ts'
import { type ColouredParcel, placed } from './read-cell.ts'
import { addTo, type Sum, sumOfSquare } from './sums.ts'

/** Zoom of the squares that are read at once, and of those that are summed. */
export const CELL = 12
export const BLOCK = 15
/** Parcels that are read at once. */
const AT_ONCE = 4000

export interface Summary {
  readonly units: ReadonlyMap<string, Sum>
  readonly platforms: ReadonlyMap<string, Sum>
  readonly blocks: readonly (readonly [Tile, Sum])[]
}

/** Runs in a transaction of its own each time. */
type Read = <T>(use: (session: Session) => Promise<T>) => Promise<T>

export async function readSummary(read: Read, by: ColouredBy, { upFrom }: Borders): Promise<Summary> {
  const units = new Map<string, Sum>()
  const platforms = new Map<string, Sum>()
  const blocks = new Map<string, readonly [Tile, Sum]>()
  for (const range of await read((session) => parcelRanges(session, AT_ONCE))) {
    for (const row of await read((session) => sumsBetween(session, range, by, BLOCK))) {
      const sum = sumOfSquare(row)
      for (const unit of upFrom(row.unit)) addTo(units, unit, sum)
      if (row.platform !== '') addTo(platforms, row.platform, sum)
      addBlock(blocks, { z: BLOCK, x: row.x, y: row.y }, sum)
    }
    await othersTurn()
  }
  return { units, platforms, blocks: [...blocks.values()] }
}

/** Every parcel once, in the order of their codes. */
export async function* eachParcel(read: Read, by: ColouredBy): AsyncGenerator<ColouredParcel> {
  for (const range of await read((session) => parcelRanges(session, AT_ONCE)))
    for (const one of await read((session) => colouredBetween(session, range, by))) yield placed(one)
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
