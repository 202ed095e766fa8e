// Bench · milliseconds per route → p50, p95, p99, max; reads together, acts together.

/** Nearest rank. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function toLines(times: Readonly<Record<string, readonly number[]>>): string {
  const of = (begin: string): number[] =>
    Object.entries(times).flatMap(([name, each]) => (name.startsWith(begin) ? [...each] : []))
  const rows = [
    ...Object.entries(times).sort(([a], [b]) => (a < b ? -1 : 1)),
    ['reads', of('GET')],
    ['acts', of('POST')],
  ] as const
  const lines = rows.map(([name, each]) => {
    const sorted = [...each].sort((a, b) => a - b)
    const cells = [0.5, 0.95, 0.99, 1].map((share) => percentile(sorted, share).toFixed(1).padStart(9))
    return `${name.padEnd(32)}${String(sorted.length).padStart(7)}${cells.join('')}\n`
  })
  return `${''.padEnd(32)}${'n'.padStart(7)}${['p50', 'p95', 'p99', 'max'].map((one) => one.padStart(9)).join('')}\n${lines.join('')}`
}
