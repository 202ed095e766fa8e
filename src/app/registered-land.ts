// App · the land that the registers know of an enterprise on a day, 亩: own + leased in − leased out, and the parcels it is the holder of on which no tenure is on record.
import { landUsed, type ParcelArea } from '../record/land/land-used.ts'
import { toMu } from '../record/land/parcel.ts'
import { areaHeldAlone, tenureOn } from '../store/pg/land.ts'
import type { Session } from '../store/pg/session.ts'
import { areaOfFacts, toTenure } from './record-land-used.ts'

/** `holder` and `area` are the facts of a parcel by which the rule book knows them. */
export async function registeredLand(
  session: Session,
  ids: readonly string[],
  day: string,
  { holder, area }: { readonly holder: string; readonly area: string },
): Promise<ReadonlyMap<string, number>> {
  const rows = await tenureOn(session, day, ids)
  const areas = new Map<string, ParcelArea>()
  for (const { parcel, facts } of rows) {
    const known = areaOfFacts(facts, 'registered')
    if (known !== undefined) areas.set(parcel, known)
  }
  const used = landUsed(rows.map(toTenure), areas, day)
  const found = new Map(used.map((one) => [one.holder, toMu(one.used)]))
  for (const [id, held] of await areaHeldAlone(session, ids, day, { holder, area }))
    found.set(id, (found.get(id) ?? 0) + held)
  return found
}
