// App · land used, handed out as a table, as csv for evaluate, or as JSON.
import { dayBefore } from '../kernel/day.ts'
import { sayPlace } from '../kernel/finding.ts'
import type { LandUse, UseLine } from '../record/land/land-used.ts'
import { toMu } from '../record/land/parcel.ts'
import { TENURE_WORDS } from '../record/land/tenure.ts'
import { round, type UsedLine, type UsedRow, usedCsv, usedTable, usedText } from '../report/land-used-report.ts'

export interface WriteLandUsed {
  readonly format: 'table' | 'csv' | 'json'
  readonly day: string
  readonly limit: number
}

export function landUsedText(
  uses: readonly LandUse[],
  names: ReadonlyMap<string, string>,
  { format, day, limit }: WriteLandUsed,
): string {
  const rows = uses.map((one) => toRow(one, names))
  if (format === 'csv') return usedCsv(rows)
  return format === 'json' ? `${JSON.stringify({ day, rows: rows.map(rounded) }, null, 2)}\n` : usedTable(rows, limit)
}

/** One enterprise, parcel by parcel. */
export function oneUsedText(use: LandUse, names: ReadonlyMap<string, string>, { format, day }: WriteLandUsed): string {
  const row = toRow(use, names)
  const lines = use.lines.map(toLine)
  if (format === 'csv') return usedCsv([row])
  if (format === 'table') return usedText(row, lines, day)
  const json = lines.map((one) => ({ ...one, whole: round(one.whole), area: round(one.area) }))
  return `${JSON.stringify({ day, ...rounded(row), lines: json }, null, 2)}\n`
}

function toRow({ holder, used, by, lines }: LandUse, names: ReadonlyMap<string, string>): UsedRow {
  return {
    id: holder,
    name: names.get(holder) ?? '',
    used: toMu(used),
    own: toMu(by.own),
    leasedIn: toMu(by['lease-in']),
    leasedOut: toMu(-by['lease-out']),
    parcels: new Set(lines.map(({ tenure }) => tenure.parcel)).size,
  }
}

const rounded = (row: UsedRow): UsedRow => ({
  ...row,
  used: round(row.used),
  own: round(row.own),
  leasedIn: round(row.leasedIn),
  leasedOut: round(row.leasedOut),
})

function toLine({ tenure, parcel, area }: UseLine): UsedLine {
  return {
    parcel: tenure.parcel,
    tenure: TENURE_WORDS[tenure.kind],
    share: tenure.share,
    whole: toMu(parcel.area),
    basis: parcel.basis === 'registered' ? '登记' : '量得',
    area: toMu(area),
    from: tenure.from ?? '',
    until: tenure.to === undefined ? '' : dayBefore(tenure.to),
    counterpart: tenure.counterpart ?? '',
    evidence: tenure.evidence ?? '',
    source: sayPlace(tenure.at, 'zh'),
  }
}
