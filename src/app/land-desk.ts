// App · the desk of land and registers: search, one subject with its history, land used, parcels within a box, tiles. Row-level security decides whose rows.
import { finding } from '../kernel/finding.ts'
import type { Bounds } from '../kernel/shape.ts'
import { noteAtDoor } from '../store/pg/door-log.ts'
import { type TenureOn, tenureOfParcels } from '../store/pg/land.ts'
import type { Store } from '../store/pg/open.ts'
import {
  type Found,
  findSubject,
  historyOf,
  type ImportSource,
  type RegisterSubject,
  searchSubjects,
  sourcesOf,
} from '../store/pg/registers.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import type { ImportTold } from './import-parcels.ts'
import type { Imported } from './import-rows.ts'
import { importSentLand, type SentLand } from './import-sent.ts'
import { exportParcels, type ParcelGeoJson, parcelGeoJson } from './map/export-parcels.ts'
import { type MapDesk, openMapDesk } from './map/map-desk.ts'
import { type MapDay, openMapRules } from './map/map-rule.ts'
import { readParcels } from './map/read-cell.ts'
import { landUsedOnRecord, type RecordLandUsedTold } from './record-land-used.ts'

export interface SubjectTold {
  /** Undefined: not there on that day, or moved out of sight. */
  readonly now: RegisterSubject | undefined
  readonly history: Awaited<ReturnType<typeof historyOf>>
  /** By act: from which file, by whom and when; only those this person may see. */
  readonly sources: ReadonlyMap<number, ImportSource>
  /** Of a parcel: who holds, rents or lets it. */
  readonly tenure: readonly Omit<TenureOn, 'facts' | 'whole'>[]
}

export interface LandDesk {
  readonly map: MapDesk
  readonly search: (
    who: Who,
    text: string,
    asked: { day: string; kinds?: readonly string[]; limit: number },
  ) => Promise<Found[]>
  readonly subject: (who: Who, kind: string, id: string, day: string) => Promise<SubjectTold | undefined>
  readonly used: (
    who: Who,
    asked: { day: string; basis: 'registered' | 'measured'; holder?: string },
  ) => Promise<RecordLandUsedTold>
  /** Undefined when there are more than `most`. */
  readonly parcels: (who: Who, box: Bounds, map: MapDay, most: number) => Promise<ParcelGeoJson[] | undefined>
  readonly import: (who: Who, sent: SentLand) => Promise<ImportTold<Imported>>
  readonly export: (who: Who, map: MapDay) => AsyncGenerator<string>
}

export function openLandDesk(store: Store): LandDesk {
  const rules = openMapRules()
  /** Whoever runs the system looks at others' land only on record. */
  const seen = async <T>(who: Who, what: string, read: (session: Session) => Promise<T>): Promise<T> => {
    if (who.role === 'system-admin') await noteAtDoor(store, { ...who, what, outcome: 'done' })
    return await readAs(store, who, read)
  }
  return {
    map: openMapDesk(store, rules),
    search: (who, text, { day, kinds, limit }) =>
      seen(who, 'search', (session) => searchSubjects(session, text, day, { kinds, limit })),
    subject: (who, kind, id, day) =>
      seen(who, `register ${kind}`, async (session) => {
        const history = await historyOf(session, kind, id)
        if (history.rows.length === 0) return undefined
        const now = await findSubject(session, kind, id, day)
        const tenure = kind === 'parcel' ? await tenureOfParcels(session, [id], day) : []
        return {
          now,
          history,
          tenure,
          sources: await sourcesOf(
            session,
            history.rows.map(({ act }) => act),
          ),
        }
      }),
    used: (who, asked) => landUsedOnRecord(store, who, asked),
    parcels: (who, box, map, most) =>
      seen(who, 'parcels', async (session) => {
        const by = await rules.colouredBy(map)
        const found = await readParcels(session, box, by)
        return found.length > most ? undefined : found.map((one) => parcelGeoJson(one, by))
      }),
    import: (who, sent) => importSentLand(store, who, sent),
    export: (who, map) => exportParcels(store, who, map, rules),
  }
}

export const tooMany = (most: number) => finding('land/too-many', {}, { most })
