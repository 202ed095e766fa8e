// Map · what stands beside the map, of the same parcels: the legend, units and platforms with their sums, the parcels of a box as a list, one parcel with its users, where something lies.
import type { Bounds } from '../../kernel/shape.ts'
import { type Tile, tileAt } from '../../kernel/tile.ts'
import type { MapRule } from '../../policy/schema/indicators.ts'
import { colouredOne, type ParcelColours, type ParcelUser } from '../../store/pg/map.ts'
import { evaluationsShown, type GradedBy, parcelsHeldBy, placesOf } from '../../store/pg/map-places.ts'
import type { Store } from '../../store/pg/open.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import { type MapDay, openMapRules } from './map-rule.ts'
import type { Border } from './read-borders.ts'
import { type ColouredParcel, placed } from './read-cell.ts'
import { CELL } from './read-summary.ts'
import { NOTHING, type Sum } from './sums.ts'
import { openTiles, type Tiles } from './tiles.ts'
import { openViews, type View } from './views.ts'

export interface Legend {
  /** Undefined when the rule book does not say by what a map is coloured. */
  readonly rule: MapRule | undefined
  readonly evaluations: readonly GradedBy[]
  /** Of all boundaries on record; undefined when there are none. */
  readonly bounds: Bounds | undefined
}

/** A unit, platform or park with the sum of its parcels, as far as they may be seen. */
export interface Place {
  readonly border: Border
  readonly sum: Sum
}

export interface ListedParcels {
  /** In the box, before the list is cut off. */
  readonly total: number
  /** The largest first. */
  readonly parcels: readonly ColouredParcel[]
}

export interface Located {
  readonly bounds: Bounds
  /** Of an enterprise or a parcel. */
  readonly parcels: readonly string[]
}

export interface MapDesk extends Tiles {
  readonly legend: (who: Who, day: string) => Promise<Legend>
  readonly places: (who: Who, map: MapDay) => Promise<readonly Place[]>
  /** Undefined when the box is larger than a map shows parcels of. */
  readonly listed: (
    who: Who,
    map: MapDay,
    asked: { readonly box: Bounds; readonly grade?: string | undefined; readonly limit: number },
  ) => Promise<ListedParcels | undefined>
  readonly parcel: (
    who: Who,
    map: MapDay,
    id: string,
  ) => Promise<{ readonly parcel: ColouredParcel; readonly users: readonly ParcelUser[] } | undefined>
  /** Undefined when it lies nowhere, or where the reader may not look. */
  readonly locate: (who: Who, kind: string, id: string, day: string) => Promise<Located | undefined>
}

/** Squares that one list may be made of: more than a screen shows. */
const MOST_CELLS = 60

export function openMapDesk(store: Store, rules = openMapRules()): MapDesk {
  const viewOf = openViews(store, rules)
  const bordersOn = async (who: Who, day: string) =>
    (await (await viewOf(who, { day, period: day.slice(0, 4) })).borders()).borders
  return {
    ...openTiles(viewOf),
    async legend(who, day) {
      const borders = await bordersOn(who, day)
      const evaluations = await readAs(store, who, evaluationsShown)
      return { rule: await rules.rule(), evaluations, bounds: around(borders.map(({ bounds }) => bounds)) }
    },
    async places(who, map) {
      const view = await viewOf(who, map)
      const [{ borders }, { units, platforms }] = await Promise.all([view.borders(), view.summary()])
      return borders.map((border) => ({
        border,
        sum: (border.of === 'unit' ? units : platforms).get(border.id) ?? NOTHING,
      }))
    },
    async listed(who, map, { box, grade, limit }) {
      const tiles = cellsOf(box)
      if (tiles === undefined) return undefined
      const found = await parcelsOf(await viewOf(who, map), tiles, box)
      const wanted = grade === undefined ? found : found.filter(({ colours }) => colours.grade === grade)
      return { total: wanted.length, parcels: wanted.sort(largestFirst).slice(0, limit) }
    },
    async parcel(who, map, id) {
      const by = await rules.colouredBy(map)
      const found = await readAs(store, who, (session) => colouredOne(session, id, by))
      return found === undefined ? undefined : { ...found, parcel: placed(found.parcel) }
    },
    async locate(who, kind, id, day) {
      if (kind !== 'enterprise' && kind !== 'parcel') {
        const border = (await bordersOn(who, day)).find((one) => one.of === kind && one.id === id)
        return border === undefined ? undefined : { bounds: border.bounds, parcels: [] }
      }
      const places = await readAs(store, who, async (session) =>
        placesOf(session, kind === 'parcel' ? [id] : await parcelsHeldBy(session, id, day), day),
      )
      const bounds = around(places.map((one) => one.bounds))
      return bounds === undefined ? undefined : { bounds, parcels: places.map((one) => one.id) }
    },
  }
}

function cellsOf({ minX, minY, maxX, maxY }: Bounds): Tile[] | undefined {
  const [first, last] = [tileAt(minX, maxY, CELL), tileAt(maxX, minY, CELL)]
  const [wide, high] = [last.x - first.x + 1, last.y - first.y + 1]
  if (!(wide > 0 && high > 0 && wide * high <= MOST_CELLS)) return undefined
  return Array.from({ length: wide * high }, (_, i) => ({
    z: CELL,
    x: first.x + (i % wide),
    y: first.y + Math.floor(i / wide),
  }))
}

/** Each once, though squares overlap. */
async function parcelsOf(view: View, tiles: readonly Tile[], box: Bounds): Promise<ColouredParcel[]> {
  const found = new Map<string, ColouredParcel>()
  for (const tile of tiles) {
    const { parcels, index } = await view.cell(tile)
    for (const i of index?.search(box.minX, box.minY, box.maxX, box.maxY) ?? []) {
      const parcel = parcels[i]
      if (parcel !== undefined) found.set(parcel.colours.id, parcel)
    }
  }
  return [...found.values()]
}

const largestFirst = ({ colours: a }: { colours: ParcelColours }, { colours: b }: { colours: ParcelColours }): number =>
  b.area - a.area || (a.id < b.id ? -1 : 1)

function around(all: readonly Bounds[]): Bounds | undefined {
  if (all.length === 0) return undefined
  return {
    minX: Math.min(...all.map(({ minX }) => minX)),
    minY: Math.min(...all.map(({ minY }) => minY)),
    maxX: Math.max(...all.map(({ maxX }) => maxX)),
    maxY: Math.max(...all.map(({ maxY }) => maxY)),
  }
}
