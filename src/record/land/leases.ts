// Land · the two sides of leases on one parcel, as they stand on one day: what one side says it let, and the other that it rents.
import type { Tenure } from './tenure.ts'

export interface LooseLease {
  /** The row that has no counterpart, wholly or in part. */
  readonly row: Tenure
  /** Share that nobody answers for. */
  readonly share: number
  /** When both sides stand there but differ: the share that the other side names. */
  readonly other?: number
}

/** Slack of shares: a third written with four digits. */
export const SLACK = 1e-4

/** Named sides are matched first, then those that name nobody with what is left of those that name them, then the rest with one another. */
export function findLoose(rows: readonly Tenure[]): LooseLease[] {
  const outs = rows.filter(({ kind }) => kind === 'lease-out').map(open)
  const ins = rows.filter(({ kind }) => kind === 'lease-in').map(open)
  const named = (out: Open, inn: Open): boolean =>
    out.row.counterpart === inn.row.holder && inn.row.counterpart === out.row.holder
  const half = (out: Open, inn: Open): boolean =>
    (out.row.counterpart === inn.row.holder && inn.row.counterpart === undefined) ||
    (inn.row.counterpart === out.row.holder && out.row.counterpart === undefined)
  const none = (out: Open, inn: Open): boolean => out.row.counterpart === undefined && inn.row.counterpart === undefined
  for (const fits of [named, half, none])
    match(outs, ins, (out, inn) => out.row.holder !== inn.row.holder && fits(out, inn))
  return [...outs, ...ins].flatMap(({ row, left, met }) =>
    left <= SLACK ? [] : [{ row, share: left, ...(met ? { other: row.share - left } : {}) }],
  )
}

interface Open {
  readonly row: Tenure
  left: number
  met: boolean
}
const open = (row: Tenure): Open => ({ row, left: row.share, met: false })

function match(outs: readonly Open[], ins: readonly Open[], fits: (out: Open, inn: Open) => boolean): void {
  for (const out of outs)
    for (const inn of ins) {
      const share = Math.min(out.left, inn.left)
      if (share <= 0 || !fits(out, inn)) continue
      out.left -= share
      inn.left -= share
      out.met = true
      inn.met = true
    }
}
