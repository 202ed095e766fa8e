// The areas of parcels per county, for the terminal.
import { displayWidth, padEnd, padStart } from './display-width.ts'
import { oneLine } from './plain.ts'

export interface LandLine {
  readonly county: string
  readonly parcels: number
  /** 亩. */
  readonly measured: number
  readonly registered: number
  readonly unregistered: number
}

const HEADS = ['县（市、区）', '宗地数', '登记面积（亩）', '量得面积（亩）', '无登记面积']

export function landTable(lines: readonly LandLine[]): string {
  const whole = lines.reduce(
    (sum, one) => ({
      county: '合计',
      parcels: sum.parcels + one.parcels,
      measured: sum.measured + one.measured,
      registered: sum.registered + one.registered,
      unregistered: sum.unregistered + one.unregistered,
    }),
    { county: '合计', parcels: 0, measured: 0, registered: 0, unregistered: 0 },
  )
  const rows = [...lines, ...(lines.length === 1 ? [] : [whole])].map((one) => [
    oneLine(one.county === '' ? '（不明）' : one.county),
    String(one.parcels),
    one.registered.toFixed(2),
    one.measured.toFixed(2),
    String(one.unregistered),
  ])
  return grid(HEADS, rows)
}

/** The first column to the left, figures to the right, unless said otherwise. */
export function grid(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[] = [0],
): string {
  const widths = heads.map((head, i) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[i] ?? '')), displayWidth(head)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (left.includes(i) ? padEnd : padStart)(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  const rule = '─'.repeat(widths.reduce((sum, one) => sum + one, 2 * (widths.length - 1)))
  return `${[line(heads), rule, ...rows.map(line)].join('\n')}\n`
}
