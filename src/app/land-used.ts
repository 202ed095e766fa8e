// App · land used: parcels and tenure in, land used by each enterprise on a day out, or one of them explained parcel by parcel.
import { type Finding, finding, notice } from '../kernel/finding.ts'
import { checkTenure } from '../record/land/check-tenure.ts'
import { type LandUse, landUsed, type ParcelArea } from '../record/land/land-used.ts'
import type { Parcel } from '../record/land/parcel.ts'
import { holdsOn } from '../record/land/tenure.ts'
import { toTenure } from '../record/land/to-tenure.ts'
import { readParcels } from './land-read.ts'
import { readTenure } from './read-tenure.ts'
import type { Steps } from './run-steps.ts'

export interface LandUsedRequest extends Steps {
  readonly parcels: readonly string[]
  readonly tenure: readonly string[]
  readonly day: string
  /** The registered area of a parcel, or the measured one; where there is no registered one, the measured counts. */
  readonly basis: ParcelArea['basis']
  readonly meridian?: number
}

export interface LandUsedResult {
  /** Undefined when something blocks. */
  readonly uses: readonly LandUse[] | undefined
  readonly names: ReadonlyMap<string, string>
  readonly findings: readonly Finding[]
  readonly total: number
}

export async function findLandUsed(request: LandUsedRequest): Promise<LandUsedResult> {
  const read = await readParcels({ ...request, files: request.parcels })
  const sheet = await readTenure(request)
  const areas = new Map(read.parcels.map((parcel) => [parcel.code, areaOf(parcel, request.basis)]))
  const tenure = toTenure(sheet.rows, (code) => areas.get(code)?.area)
  const checked = checkTenure(tenure.rows, (code) => areas.has(code))
  const conflicts = checked.conflicts.map((one) =>
    holdsOn(one, request.day) ? one.finding : { ...one.finding, blocking: false },
  )
  const unregistered = read.parcels.filter(({ registered }) => registered === undefined)
  const [first] = unregistered
  const findings = [
    ...read.findings,
    ...(request.basis === 'registered' && first !== undefined
      ? [notice('tenure/measured-instead', first.at, { count: unregistered.length, code: first.code })]
      : []),
    ...sheet.findings,
    ...tenure.findings,
    ...checked.findings,
    ...conflicts,
  ]
  const uses = landUsed(checked.sound, areas, request.day)
  if (uses.length === 0 && !findings.some(({ blocking }) => blocking))
    findings.push(finding('tenure/nobody', {}, { day: request.day }))
  return {
    uses: findings.some(({ blocking }) => blocking) || sheet.blocking + read.blocking > 0 ? undefined : uses,
    names: sheet.names,
    findings,
    total: findings.length + read.more + sheet.more,
  }
}

const areaOf = ({ registered, measured }: Parcel, basis: ParcelArea['basis']): ParcelArea =>
  basis === 'registered' && registered !== undefined
    ? { area: registered, basis }
    : { area: measured, basis: 'measured' }
