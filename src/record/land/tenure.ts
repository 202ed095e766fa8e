// Land · tenure: who holds which share of a parcel, from when to when, by owning or by leasing; and who has let it to whom.
import type { Place } from '../../kernel/finding.ts'

export const TENURES = ['own', 'lease-in', 'lease-out'] as const
export type TenureKind = (typeof TENURES)[number]

export interface Tenure {
  readonly parcel: string
  /** Unified social credit code of whoever holds, rents or lets. */
  readonly holder: string
  readonly kind: TenureKind
  /** Of the whole parcel, above 0 to 1. */
  readonly share: number
  /** First day; undefined: ever since. */
  readonly from?: string
  /** First day on which it no longer holds; undefined: until further notice. */
  readonly to?: string
  /** The other side of a lease. */
  readonly counterpart?: string
  readonly evidence?: string
  readonly at: Place
}

export const holdsOn = ({ from, to }: Pick<Tenure, 'from' | 'to'>, day: string): boolean =>
  (from === undefined || from <= day) && (to === undefined || day < to)

export const TENURE_WORDS: Readonly<Record<TenureKind, string>> = {
  own: '自有',
  'lease-in': '租入',
  'lease-out': '租出',
}

/** As departments write it. */
const SPELLINGS: Readonly<Record<string, TenureKind>> = {
  自有: 'own',
  自用: 'own',
  产权: 'own',
  own: 'own',
  租入: 'lease-in',
  承租: 'lease-in',
  租用: 'lease-in',
  'lease-in': 'lease-in',
  租出: 'lease-out',
  出租: 'lease-out',
  'lease-out': 'lease-out',
}
export const KNOWN_TENURES = Object.keys(SPELLINGS)
export const readTenureKind = (text: string): TenureKind | undefined => SPELLINGS[text.trim().toLowerCase()]

/** One order for all sums, so that the order of the rows cannot show in the last digit. */
export function inOrder(rows: readonly Tenure[]): Tenure[] {
  const key = (one: Tenure): string =>
    [
      one.parcel,
      one.holder,
      TENURES.indexOf(one.kind),
      one.from ?? '',
      one.to ?? '9',
      one.counterpart ?? '',
      one.share,
    ].join('\u0000')
  return rows
    .map((one) => ({ one, key: key(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one)
}
