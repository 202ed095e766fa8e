// Land · what does not go together in the tenure of parcels: row by row, and day by day over each parcel.

import { dayBefore } from '../../kernel/day.ts'
import { type Finding, finding, notice } from '../../kernel/finding.ts'
import { findLoose, SLACK } from './leases.ts'
import { holdsOn, inOrder, type Tenure } from './tenure.ts'

/** A conflict on a parcel, and the days on which it stands: [from, to). */
export interface Conflict {
  readonly finding: Finding
  readonly parcel: string
  readonly from?: string
  readonly to?: string
}

export interface TenureChecked {
  /** Rows that can be reckoned with. */
  readonly sound: readonly Tenure[]
  readonly findings: readonly Finding[]
  readonly conflicts: readonly Conflict[]
}

/** `known` tells whether a parcel is in the register. */
export function checkTenure(rows: readonly Tenure[], known: (parcel: string) => boolean): TenureChecked {
  const findings: Finding[] = []
  const seen = new Map<string, Tenure>()
  const sound: Tenure[] = []
  for (const row of rows) {
    const fault = rowFault(row, known, seen)
    if (fault === undefined) sound.push(row)
    else findings.push(fault)
  }
  const parcels = new Map<string, Tenure[]>()
  for (const row of inOrder(sound)) {
    const mine = parcels.get(row.parcel)
    if (mine === undefined) parcels.set(row.parcel, [row])
    else mine.push(row)
  }
  return { sound, findings, conflicts: [...parcels].flatMap(([parcel, mine]) => parcelConflicts(parcel, mine)) }
}

function rowFault(row: Tenure, known: (parcel: string) => boolean, seen: Map<string, Tenure>): Finding | undefined {
  const { parcel, holder, share, from, to, counterpart, at } = row
  if (!known(parcel)) return finding('tenure/parcel-unknown', at, { parcel })
  if (!(share > 0 && share <= 1)) return finding('tenure/share-range', at, { parcel, share: percent(share) })
  if (from !== undefined && to !== undefined && to <= from)
    return finding('tenure/days-order', at, { parcel, from, to: dayBefore(to) })
  if (counterpart === holder) return finding('tenure/self-lease', at, { parcel, holder })
  const key = [parcel, holder, row.kind, share, from, to, counterpart].join('\u0000')
  const first = seen.get(key)
  if (first !== undefined)
    return finding('tenure/row-twice', at, { parcel, row: first.at.row ?? 0, file: first.at.file ?? '' })
  seen.set(key, row)
  return undefined
}

interface Stretch {
  readonly key: string
  readonly make: (days: string) => Finding
  readonly from: string | undefined
  to: string | undefined
}

/** Between two days on which something changes all days are alike; the same conflict on neighbouring stretches is one. */
function parcelConflicts(parcel: string, rows: readonly Tenure[]): Conflict[] {
  const days = [...new Set(rows.flatMap(({ from, to }) => [from, to].filter((day) => day !== undefined)))].sort()
  const starts: (string | undefined)[] = rows.some(({ from }) => from === undefined) ? [undefined, ...days] : days
  const open: Stretch[] = []
  const done: Stretch[] = []
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1]
    // Before the first change any early day will do.
    const today = rows.filter((row) => holdsOn(row, start ?? '0000-00-00'))
    const now = dayConflicts(parcel, today)
    for (const one of open.splice(0)) {
      const same = now.findIndex(({ key }) => key === one.key)
      if (same < 0) done.push(one)
      else {
        now.splice(same, 1)
        open.push({ ...one, to: end })
      }
    }
    for (const one of now) open.push({ ...one, from: start, to: end })
  }
  return [...done, ...open].map(({ make, from, to }) => ({
    finding: make(sayDays(from, to)),
    parcel,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }))
}

type Now = Pick<Stretch, 'key' | 'make'>

function dayConflicts(parcel: string, rows: readonly Tenure[]): Now[] {
  const found: Now[] = []
  const total = (of: readonly Tenure[]): number => of.reduce((sum, { share }) => sum + share, 0)
  const owned = rows.filter(({ kind }) => kind === 'own')
  const held = rows.filter(({ kind }) => kind !== 'lease-out')
  const let_ = rows.filter(({ kind }) => kind === 'lease-out')
  const tell = (code: string, row: Tenure, facts: Readonly<Record<string, string>>, blocking = true): void => {
    const key = [code, row.holder, ...Object.values(facts)].join('\u0000')
    found.push({ key, make: (days) => (blocking ? finding : notice)(code, row.at, { parcel, ...facts, days }) })
  }
  if (total(owned) > 1 + SLACK) tell('tenure/owned-over-whole', latest(owned), { percent: percent(total(owned)) })
  for (const holder of new Set(let_.map((row) => row.holder))) {
    const mine = let_.filter((row) => row.holder === holder)
    const has = total(held.filter((row) => row.holder === holder))
    if (total(mine) > has + SLACK)
      tell('tenure/lets-more-than-held', latest(mine), {
        holder,
        percent: percent(total(mine)),
        held: percent(has),
      })
  }
  const holders = new Set(held.map((row) => row.holder))
  for (const { row, share, other } of findLoose(rows)) {
    const facts = { holder: row.holder, percent: percent(share), counterpart: row.counterpart ?? '' }
    if (other !== undefined) tell('tenure/lease-sides-differ', row, { ...facts, other: percent(other) })
    else if (row.kind === 'lease-out') tell('tenure/let-to-nobody', row, facts, false)
    // Whoever lets it still counts it as used: the same land twice.
    else if (row.counterpart !== undefined && holders.has(row.counterpart)) tell('tenure/not-let', row, facts)
    else tell('tenure/rented-from-nobody', row, facts, false)
  }
  const used = total(held) - total(let_)
  if (used > 1 + SLACK && found.length === found.filter(({ make }) => !make('').blocking).length)
    tell('tenure/used-over-whole', latest(held), { percent: percent(used) })
  return found
}

/** The row that came last: most often the one that made it too much. */
const latest = (rows: readonly Tenure[]): Tenure =>
  rows.reduce((last, row) => ((row.from ?? '') >= (last.from ?? '') ? row : last))

const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`

/** `2023-01-01 至 2024-12-31`; the last day is the one before the end. */
const sayDays = (from: string | undefined, to: string | undefined): string =>
  from === undefined && to === undefined
    ? '一直以来'
    : `${from ?? '起初'} 至 ${to === undefined ? '今后' : dayBefore(to)}`
