// Land used: one row per enterprise for the terminal and for joining with other data, and one enterprise explained parcel by parcel.
import { csv } from './csv.ts'
import { grid } from './land-table.ts'
import { oneLine } from './plain.ts'

export interface UsedRow {
  readonly id: string
  readonly name: string
  /** 亩. */
  readonly used: number
  readonly own: number
  readonly leasedIn: number
  readonly leasedOut: number
  readonly parcels: number
}

export interface UsedLine {
  readonly parcel: string
  readonly tenure: string
  readonly share: number
  /** 亩 of the whole parcel, and whether it is the registered or the measured area. */
  readonly whole: number
  readonly basis: string
  /** 亩; negative for what is leased out. */
  readonly area: number
  readonly from: string
  readonly until: string
  readonly counterpart: string
  readonly evidence: string
  /** File, sheet and row that say so. */
  readonly source: string
}

const HEADS = ['统一社会信用代码', '企业名称', '用地面积（亩）', '自有（亩）', '租入（亩）', '租出（亩）', '宗地数']

/** Its headers are read by evaluate: a file that can be given to --data as it is. */
export const usedCsv = (rows: readonly UsedRow[]): string =>
  csv(
    HEADS,
    rows.map((one) => [
      one.id,
      one.name,
      round(one.used),
      round(one.own),
      round(one.leasedIn),
      round(one.leasedOut),
      one.parcels,
    ]),
  )

export function usedTable(rows: readonly UsedRow[], limit: number): string {
  const shown = rows.slice(0, limit)
  const more = rows.length - shown.length
  const cells = shown.map((one) => [
    one.id,
    oneLine(one.name),
    mu(one.used),
    mu(one.own),
    mu(one.leasedIn),
    mu(one.leasedOut),
    String(one.parcels),
  ])
  const total = rows.reduce((sum, one) => sum + one.used, 0)
  return `${grid(HEADS, cells, [0, 1])}${more > 0 ? `…… 还有 ${more} 家未列出。\n` : ''}共 ${rows.length} 家，用地 ${mu(total)} 亩。\n`
}

export function usedText(row: UsedRow, lines: readonly UsedLine[], day: string): string {
  const heads = ['宗地', '关系', '份额', '整宗（亩）', '面积依据', '计入（亩）', '起', '止', '对方', '依据', '来自']
  const cells = lines.map((one) => [
    one.parcel,
    one.tenure,
    `${Number((one.share * 100).toFixed(4))}%`,
    mu(one.whole),
    one.basis,
    mu(one.area),
    one.from,
    one.until,
    one.counterpart,
    oneLine(one.evidence),
    oneLine(one.source),
  ])
  const sum = `用地 ${mu(row.used)} 亩 = 自有 ${mu(row.own)} + 租入 ${mu(row.leasedIn)} − 租出 ${mu(row.leasedOut)}`
  return `${row.id} ${oneLine(row.name)}，${day}\n${sum}\n\n${grid(heads, cells, [0, 1, 4, 6, 7, 8, 9, 10])}`
}

const mu = (value: number): string => value.toFixed(4)
/** Ten-thousandths of a mu, as ledgers keep them. */
export const round = (value: number): number => Number(value.toFixed(4)) + 0
