// Land · land used by an enterprise on a day = own + leased in − leased out, parcel by parcel.
import { holdsOn, inOrder, type Tenure, type TenureKind } from './tenure.ts'

/** Which area of a parcel counts; ㎡. */
export interface ParcelArea {
  readonly area: number
  readonly basis: 'registered' | 'measured'
}

export interface UseLine {
  readonly tenure: Tenure
  /** ㎡ of the whole parcel, and by which figure. */
  readonly parcel: ParcelArea
  /** ㎡; negative for what is leased out. */
  readonly area: number
}

export interface LandUse {
  readonly holder: string
  /** ㎡. */
  readonly used: number
  readonly by: Readonly<Record<TenureKind, number>>
  /** In order of the parcels; their areas sum to `used`. */
  readonly lines: readonly UseLine[]
}

/** One entry per holder with any tenure on the day, in order of the holders. Tenure of unknown parcels is left out. */
export function landUsed(rows: readonly Tenure[], areas: ReadonlyMap<string, ParcelArea>, day: string): LandUse[] {
  const lines = new Map<string, UseLine[]>()
  for (const tenure of inOrder(rows)) {
    const parcel = areas.get(tenure.parcel)
    if (parcel === undefined || !holdsOn(tenure, day)) continue
    const area = (tenure.kind === 'lease-out' ? -1 : 1) * tenure.share * parcel.area
    const mine = lines.get(tenure.holder)
    if (mine === undefined) lines.set(tenure.holder, [{ tenure, parcel, area }])
    else mine.push({ tenure, parcel, area })
  }
  return [...lines]
    .map(([holder, mine]) => ({
      holder,
      used: sum(mine),
      by: {
        own: sum(mine.filter(({ tenure }) => tenure.kind === 'own')),
        'lease-in': sum(mine.filter(({ tenure }) => tenure.kind === 'lease-in')),
        'lease-out': sum(mine.filter(({ tenure }) => tenure.kind === 'lease-out')),
      },
      lines: mine,
    }))
    .sort((a, b) => (a.holder < b.holder ? -1 : 1))
}

/** What is let to the last comes to nothing, not to what rounding left of it. */
function sum(lines: readonly UseLine[]): number {
  const all = lines.reduce((total, { area }) => total + area, 0)
  return Math.abs(all) < 1e-6 ? 0 : all
}
