// App · land used on a day, from the records: by every enterprise that the reader may see, or by one of them, parcel by parcel.
import { type Finding, finding, notice } from '../kernel/finding.ts'
import { checkTenure } from '../record/land/check-tenure.ts'
import { type LandUse, landUsed, type ParcelArea } from '../record/land/land-used.ts'
import { holdsOn, type Tenure, type TenureKind } from '../record/land/tenure.ts'
import { type TenureOn, tenureOn } from '../store/pg/land.ts'
import type { Store } from '../store/pg/open.ts'
import { namesOf } from '../store/pg/registers.ts'
import { readAs, type Who } from '../store/pg/session.ts'

export interface RecordLandUsed {
  readonly day: string
  readonly basis: ParcelArea['basis']
  /** Of one enterprise; of all otherwise. */
  readonly holder?: string
}

export interface RecordLandUsedTold {
  /** Undefined when something blocks. */
  readonly uses: readonly LandUse[] | undefined
  readonly names: ReadonlyMap<string, string>
  readonly findings: readonly Finding[]
}

export async function landUsedOnRecord(
  store: Store,
  who: Who,
  { day, basis, holder }: RecordLandUsed,
): Promise<RecordLandUsedTold> {
  const { rows, names } = await readAs(store, who, async (session) => {
    const found = await tenureOn(session, day, holder === undefined ? undefined : [holder])
    return {
      rows: found,
      names: await namesOf(session, 'enterprise', [...new Set(found.map((one) => one.holder))], day),
    }
  })
  const areas = new Map<string, ParcelArea>()
  for (const { parcel, facts } of rows) {
    const area = areaOfFacts(facts, basis)
    if (area !== undefined) areas.set(parcel, area)
  }
  const tenure = rows.map(toTenure)
  const findings = [
    ...tellMissing(tenure, areas, day),
    ...tellMeasured(areas, basis),
    ...tellConflicts(rows, tenure, areas, day),
  ]
  return { uses: findings.some(({ blocking }) => blocking) ? undefined : landUsed(tenure, areas, day), names, findings }
}

const MU = 2000 / 3

/** ㎡, from what the register of parcels says in 亩. */
export function areaOfFacts(facts: TenureOn['facts'], basis: ParcelArea['basis']): ParcelArea | undefined {
  const number = (key: string): number | undefined => (typeof facts?.[key] === 'number' ? facts[key] : undefined)
  const registered = number('area')
  if (basis === 'registered' && registered !== undefined) return { area: registered * MU, basis }
  const measured = number('measured') ?? registered
  return measured === undefined ? undefined : { area: measured * MU, basis: 'measured' }
}

export const toTenure = ({
  parcel,
  holder,
  kind,
  share,
  since,
  until,
  counterpart,
  evidence,
  source,
}: TenureOn): Tenure => ({
  parcel,
  holder,
  kind: kind as TenureKind,
  share,
  at: { file: source },
  ...(since === null ? {} : { from: since }),
  ...(until === null ? {} : { to: until }),
  ...(counterpart === null ? {} : { counterpart }),
  ...(evidence === null ? {} : { evidence }),
})

/** Land whose parcel stood in no register on the day would be left out in silence. */
const tellMissing = (tenure: readonly Tenure[], areas: ReadonlyMap<string, ParcelArea>, day: string): Finding[] =>
  tenure
    .filter((row) => holdsOn(row, day) && !areas.has(row.parcel))
    .map((row) => finding('tenure/parcel-not-then', row.at, { parcel: row.parcel, day }))

function tellMeasured(areas: ReadonlyMap<string, ParcelArea>, basis: ParcelArea['basis']): Finding[] {
  const instead = basis === 'registered' ? [...areas].filter(([, one]) => one.basis === 'measured') : []
  const code = instead[0]?.[0]
  return code === undefined ? [] : [notice('tenure/measured-instead', {}, { count: instead.length, code })]
}

/** Only of parcels of which the reader sees all that is on record: half a lease looks like a conflict. */
function tellConflicts(
  rows: readonly TenureOn[],
  tenure: readonly Tenure[],
  areas: ReadonlyMap<string, ParcelArea>,
  day: string,
): Finding[] {
  const whole = tenure.filter((_, i) => rows[i]?.whole === true)
  return checkTenure(whole, (parcel) => areas.has(parcel))
    .conflicts.filter((one) => holdsOn(one, day))
    .map((one) => one.finding)
}
