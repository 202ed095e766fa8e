// Map · by what parcels are coloured, as the rule book says it; read once.
import type { MapRule } from '../../policy/schema/indicators.ts'
import type { ColouredBy } from '../../store/pg/map.ts'
import { loadBook, OWN_BOOK } from '../load-book.ts'

/** A day of the registers, a year of figures and grades, and the evaluation whose grades are shown, if one is chosen. */
export type MapDay = Omit<ColouredBy, 'ratio'>

export interface MapRules {
  /** Undefined when the book does not say it, or has something to mend. */
  readonly rule: () => Promise<MapRule | undefined>
  readonly colouredBy: (map: MapDay) => Promise<ColouredBy>
}

export function openMapRules(folder = OWN_BOOK): MapRules {
  let read: Promise<MapRule | undefined> | undefined
  const rule = (): Promise<MapRule | undefined> => {
    read ??= loadBook(folder).then(({ book }) => book?.map)
    return read
  }
  return {
    rule,
    async colouredBy(map) {
      const found = await rule()
      if (found === undefined) return map
      return { ...map, ratio: { numerator: idOf(found.numerator), denominator: idOf(found.denominator) } }
    },
  }
}

/** `enterprise.tax` is `tax` of an enterprise. */
const idOf = (full: string): string => full.slice(full.indexOf('.') + 1)
