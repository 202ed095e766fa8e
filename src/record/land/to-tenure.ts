// Land · the rows of a tenure sheet as read → tenure: kinds in words, shares from areas, last days into first days after.

import { dayAfter } from '../../kernel/day.ts'
import { type Finding, finding, type Place } from '../../kernel/finding.ts'
import { KNOWN_TENURES, readTenureKind, type Tenure } from './tenure.ts'

export interface TenureRow {
  readonly id: string
  readonly parcel: string | null
  readonly kind: string | null
  /** 0 to 1. */
  readonly share: number | null
  /** 亩. */
  readonly area: number | null
  readonly from: string | null
  /** Last day. */
  readonly until: string | null
  readonly counterpart: string | null
  readonly evidence: string | null
  readonly at: Place
}

/** `areaOf` gives ㎡ of a parcel. A row with neither share nor area is about the whole parcel. */
export function toTenure(
  rows: readonly TenureRow[],
  areaOf: (parcel: string) => number | undefined,
): { rows: Tenure[]; findings: Finding[] } {
  const findings: Finding[] = []
  const out = rows.flatMap((row): Tenure[] => {
    const { id, parcel, from, until, counterpart, evidence, at } = row
    const kind = readTenureKind(row.kind ?? '')
    if (parcel === null) findings.push(finding('tenure/no-parcel', at))
    if (kind === undefined)
      findings.push(
        finding('tenure/kind-unknown', at, {
          text: row.kind ?? '',
          known: KNOWN_TENURES.slice(0, 11)
            .filter((one) => !/^[a-z]/.test(one))
            .join('、'),
        }),
      )
    const share = parcel === null ? undefined : settleShare(row, parcel, areaOf(parcel), findings)
    if (parcel === null || kind === undefined || share === undefined) return []
    return [
      {
        parcel,
        holder: id,
        kind,
        share,
        at,
        ...(from === null ? {} : { from }),
        ...(until === null ? {} : { to: dayAfter(until) }),
        ...(counterpart === null ? {} : { counterpart }),
        ...(evidence === null ? {} : { evidence }),
      },
    ]
  })
  return { rows: out, findings }
}

/** Two figures for one thing must agree to a hundredth. */
const AGREE = 0.01

function settleShare(
  { share, area, at }: TenureRow,
  parcel: string,
  whole: number | undefined,
  findings: Finding[],
): number | undefined {
  if (area === null) return share ?? 1
  // The parcel is not in the register: told where the rows are checked.
  if (whole === undefined) return share ?? 1
  const fromArea = (area * 2000) / 3 / whole
  if (share === null) {
    // Areas are written with two or four decimals: a little over the whole is the whole.
    if (fromArea > 1 && fromArea < 1 + AGREE) return 1
    if (fromArea <= 1) return fromArea
    findings.push(finding('tenure/area-over-parcel', at, { parcel, area, whole: ((whole * 3) / 2000).toFixed(4) }))
    return undefined
  }
  if (Math.abs(share - fromArea) <= AGREE * Math.max(share, fromArea)) return share
  findings.push(
    finding('tenure/share-not-area', at, {
      parcel,
      share: `${Number((share * 100).toFixed(2))}%`,
      area,
      whole: ((whole * 3) / 2000).toFixed(4),
    }),
  )
  return undefined
}
