// Bench · lines as a table for the terminal, and the goals below it.
import type { Measure } from './measure.ts'
import type { Line } from './types.ts'

const seconds = ({ seconds: s }: Measure): string => (s < 0.1 ? `${(s * 1000).toFixed(1)} ms` : `${s.toFixed(2)} s`)
const cpu = ({ cpu: s }: Measure): string => (s === undefined ? '?' : `${s.toFixed(2)} s`)
const memory = ({ megabytes }: Measure): string => (megabytes === undefined ? '?' : `${megabytes.toFixed(0)} MB`)

export function toText(lines: readonly Line[]): string {
  const rows = [
    ['what', 'Wanmu', 'cpu', 'peak', 'rival', 'time', 'cpu', 'peak', 'ratio', 'of cpu', 'same result'],
    ...lines.map(({ what, wanmu, rival, rivalName, same }) => [
      what,
      seconds(wanmu),
      cpu(wanmu),
      memory(wanmu),
      rivalName,
      seconds(rival),
      cpu(rival),
      memory(rival),
      (wanmu.seconds / rival.seconds).toFixed(2),
      ((wanmu.cpu ?? Number.NaN) / (rival.cpu ?? Number.NaN)).toFixed(2),
      same ? 'yes' : 'NO',
    ]),
  ]
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const table = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const goals = lines.flatMap(({ what, goals }) =>
    goals.map(({ goal, met }) => `${met ? 'met   ' : 'MISSED'}  ${what}: ${goal}`),
  )
  return `${[...table, '', ...goals].join('\n')}\n`
}
