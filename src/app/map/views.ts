// Map · what was read of it is kept ready, kept apart by what its reader may see: two readers share it only when they see the same rows.
import { createHash } from 'node:crypto'
import Flatbush from 'flatbush'
import { type Tile, tileBounds } from '../../kernel/tile.ts'
import { type ColouredBy, type Sight, sightOf } from '../../store/pg/map.ts'
import type { Store } from '../../store/pg/open.ts'
import { readAs, type Session, type Who } from '../../store/pg/session.ts'
import { openCache } from './bounded-cache.ts'
import { MARGIN } from './cut-tile.ts'
import type { MapDay, MapRules } from './map-rule.ts'
import { type Borders, readBorders } from './read-borders.ts'
import { type ColouredParcel, readParcels } from './read-cell.ts'
import { readSummary, type Summary } from './read-summary.ts'

/** The map as one reader sees it on a day. */
export interface View {
  /** Stands for all that the view shows: the same for whoever sees the same, never the same again after a change. */
  readonly key: string
  readonly by: ColouredBy
  readonly borders: () => Promise<Borders>
  /** A square of zoom `CELL`. */
  readonly cell: (tile: Tile) => Promise<Cell>
  readonly summary: () => Promise<Summary>
}

export interface Cell {
  readonly parcels: readonly ColouredParcel[]
  readonly index: Flatbush | undefined
}

/** Parcels and boundaries that are kept ready, over all readers. */
const ROOM = { parcels: 60_000, borders: 3000, summaries: 24 }
/** Changes when a map is made in another way from the same rows. */
const MAKE = 2

export function openViews(store: Store, rules: MapRules): (who: Who, map: MapDay) => Promise<View> {
  const cells = openCache<Cell>(ROOM.parcels, ({ parcels }) => parcels.length + 1)
  const borders = openCache<Borders>(ROOM.borders, (found) => found.borders.length + 1)
  const summaries = openCache<Summary>(ROOM.summaries, () => 1)
  return async (who, map) => {
    const read = <T>(use: (session: Session) => Promise<T>): Promise<T> => readAs(store, who, use)
    const by = await rules.colouredBy(map)
    const key = keyOf(await read(sightOf), by)
    const ofBorders = () => borders.take(key, () => read((session) => readBorders(session, by.day)))
    return {
      key,
      by,
      borders: ofBorders,
      cell: (tile) =>
        cells.take(`${key} ${tile.x}/${tile.y}`, async () =>
          indexed(await read((session) => readParcels(session, tileBounds(tile, MARGIN), by))),
        ),
      summary: () => summaries.take(key, async () => readSummary(read, by, await ofBorders())),
    }
  }
}

const keyOf = ({ sees, head }: Sight, { day, period, evaluation, ratio }: ColouredBy): string =>
  createHash('sha256')
    .update(JSON.stringify([MAKE, sees, head, day, period, evaluation, ratio?.numerator, ratio?.denominator]))
    .digest('base64url')

function indexed(parcels: readonly ColouredParcel[]): Cell {
  if (parcels.length === 0) return { parcels, index: undefined }
  const index = new Flatbush(parcels.length)
  for (const { bounds } of parcels) index.add(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY)
  index.finish()
  return { parcels, index }
}
