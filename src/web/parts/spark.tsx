// Web · a sparkline: the values of the last periods as one line, the last one marked; gaps stay gaps.
import type { Reading } from '../api/goals.ts'

const [WIDTH, HEIGHT, EDGE] = [100, 28, 3]

export function Spark({ line, label }: { readonly line: NonNullable<Reading['line']>; readonly label: string }) {
  const known = line.points.flatMap(({ value }) => (value === null ? [] : [value]))
  if (known.length === 0) return null
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const x = (i: number) => EDGE + (i / Math.max(1, line.points.length - 1)) * (WIDTH - 2 * EDGE)
  const y = (value: number) =>
    most === least ? HEIGHT / 2 : HEIGHT - EDGE - ((value - least) / (most - least)) * (HEIGHT - 2 * EDGE)
  const runs = runsOf(line.points.map(({ value }, i) => (value === null ? null : `${x(i)},${y(value)}`)))
  const last = line.points.findLastIndex(({ value }) => value !== null)
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
      {runs.map((run) =>
        run.length === 1 ? null : (
          <polyline key={run[0]} points={run.join(' ')} fill="none" vectorEffect="non-scaling-stroke" />
        ),
      )}
      <line
        className="spark-last"
        x1={x(last)}
        x2={x(last)}
        y1={y(line.points[last]?.value ?? 0)}
        y2={y(line.points[last]?.value ?? 0)}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

/** Neighbours that are known, run by run. */
function runsOf(points: readonly (string | null)[]): string[][] {
  const runs: string[][] = [[]]
  for (const one of points) {
    if (one === null) runs.push([])
    else runs.at(-1)?.push(one)
  }
  return runs.filter((run) => run.length > 0)
}
