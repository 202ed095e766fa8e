// Bench · the index of three levels: its scheme, and the same as one query by hand.
export const LEAVES = 20
const GROUPS = 4
const HALVES = 2
export const indicators = Array.from({ length: LEAVES }, (_, i) => i)
const groups = Array.from({ length: GROUPS }, (_, g) =>
  indicators.filter((i) => Math.floor((i * GROUPS) / LEAVES) === g),
)
const halves = Array.from({ length: HALVES }, (_, h) =>
  groups.flatMap((_group, g) => (Math.floor((g * HALVES) / GROUPS) === h ? [g] : [])),
)
const NO_NUMBER = 'CAST(NULL AS DOUBLE)'
const weight = (i: number): number => 1 + (i % 3)
const isDown = (i: number): boolean => i % 4 === 3

export function threeLevels(): object {
  const leaf = (i: number) => ({
    id: `i${i}`,
    value: `x${i}`,
    weight: weight(i),
    ...(isDown(i) ? { direction: 'down' } : {}),
    score: { minmax: { low: 0, high: 100 } },
  })
  const group = (g: number) => ({ id: `g${g}`, combine: 'arithmetic', weight: 1, of: (groups[g] ?? []).map(leaf) })
  return {
    scheme: 'bench-tree',
    title: { zh: '测速：三层指数', en: 'Bench: an index of three levels' },
    subject: 'county',
    source: { document: '测速用，非任何地方的办法', status: 'assumed' },
    inputs: Object.fromEntries(indicators.map((i) => [`x${i}`, { label: `x${i}`, unit: '' }])),
    index: {
      id: 'total',
      combine: 'arithmetic',
      scale: 100,
      of: halves.map((own, h) => ({ id: `h${h}`, combine: 'arithmetic', weight: 1 + h, of: own.map(group) })),
    },
    rank: { ties: 'min', order: 'desc' },
  }
}

/** Statistics in one pass, then the tree level by level; every node's value and points, in published order. `from`: relation. */
export function threeLevelsByHand(from: string): string {
  const stats = indicators.flatMap((i) => [`min(x${i}) AS lo${i}`, `max(x${i}) AS hi${i}`]).join(', ')
  const share = (i: number): string =>
    isDown(i) ? `(hi${i} - x${i}) / (hi${i} - lo${i})` : `(x${i} - lo${i}) / (hi${i} - lo${i})`
  const mean = (terms: readonly string[], weights: readonly number[]): string =>
    `(${terms.map((term, k) => `${weights[k]}e0 * ${term}`).join(' + ')}) / ${weights.reduce((a, b) => a + b, 0)}e0`
  const leaves = indicators.map((i) => `${share(i)} AS s${i}`).join(', ')
  const groupSql = groups
    .map(
      (own, g) =>
        `${mean(
          own.map((i) => `s${i}`),
          own.map(weight),
        )} AS g${g}`,
    )
    .join(', ')
  const halfSql = halves
    .map(
      (own, h) =>
        `${mean(
          own.map((g) => `g${g}`),
          own.map(() => 1),
        )} AS h${h}`,
    )
    .join(', ')
  const total = `round(100e0 * ${mean(
    halves.map((_, h) => `h${h}`),
    halves.map((_, h) => 1 + h),
  )}, 9)`
  const node = (id: string, value: string, points: string): string =>
    `${value} AS "${id}.value", ${points} AS "${id}.points", CAST(NULL AS VARCHAR) AS "${id}.note"`
  const shown = [
    ...halves.flatMap((own, h) => [
      ...own.flatMap((g) => [
        ...(groups[g] ?? []).map((i) => node(`i${i}`, `x${i}`, `${weight(i)}e0 * s${i}`)),
        node(`g${g}`, NO_NUMBER, `g${g}`),
      ]),
      node(`h${h}`, NO_NUMBER, `${1 + h}e0 * h${h}`),
    ]),
    node('total', NO_NUMBER, 'total'),
  ]
  return `
    WITH stats AS (SELECT ${stats} FROM ${from}),
    leaves AS (SELECT id, name, ${indicators.map((i) => `x${i}`).join(', ')}, ${leaves} FROM ${from}, stats),
    groups AS (SELECT *, ${groupSql} FROM leaves), halves AS (SELECT *, ${halfSql} FROM groups),
    totals AS (SELECT *, ${total} AS total FROM halves),
    ranked AS (SELECT *, rank() OVER (ORDER BY total DESC) AS place FROM totals)
    SELECT id, name, '全部' AS pool, total, CAST(place AS DOUBLE) AS rank, '' AS grade, concat('第 ', place, ' 名，共 ', (SELECT count(*) FROM ranked), ' 个') AS because, ${shown.join(', ')} FROM ranked ORDER BY place, id`
}
