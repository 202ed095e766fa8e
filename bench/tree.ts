// Bench · a composite index: 100,000 units × 20 indicators in a tree of three levels, min–max and weighted means, every node written out.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { inTurn } from './measure.ts'
import { make, queryByHand, sameRows, wanmu } from './rival.ts'
import type { Line, Setting } from './types.ts'

const ROWS = 100_000
const LEAVES = 20
const GROUPS = 4
const HALVES = 2
const indicators = Array.from({ length: LEAVES }, (_, i) => i)
const groups = Array.from({ length: GROUPS }, (_, g) =>
  indicators.filter((i) => Math.floor((i * GROUPS) / LEAVES) === g),
)
const halves = Array.from({ length: HALVES }, (_, h) =>
  groups.flatMap((_group, g) => (Math.floor((g * HALVES) / GROUPS) === h ? [g] : [])),
)
const NO_NUMBER = 'CAST(NULL AS DOUBLE)'
const weight = (i: number): number => 1 + (i % 3)
const isDown = (i: number): boolean => i % 4 === 3

export async function tree(setting: Setting): Promise<Line[]> {
  const rows = Math.round(ROWS * setting.scale)
  const data = join(setting.folder, '模拟-单位.parquet')
  const figures = indicators.map((i) => `CAST(hash(k * 32 + ${i}) % 1000000 AS DOUBLE) / 64 AS x${i}`)
  await make(
    `COPY (SELECT 'N' || lpad(CAST(k AS VARCHAR), 6, '0') AS id, '模拟单位' || k AS name, ${figures.join(', ')} FROM range(${rows}) t(k)) TO '${data}' (FORMAT parquet)`,
  )
  const scheme = join(setting.folder, 'tree.yaml')
  writeFileSync(scheme, stringify(schemeOf()))
  const [ours, theirs] = [join(setting.folder, 'tree-wanmu.parquet'), join(setting.folder, 'tree-sql.parquet')]
  const args = ['evaluate', scheme, '--data', data, '--format', 'parquet', '--detail', '--out', ours]
  const [mine, rival] = await inTurn(
    [wanmu(setting, args), queryByHand(setting, 'tree', byHand(data, theirs))],
    setting.times,
  )
  if (mine === undefined || rival === undefined) return []
  return [
    {
      what: `index of ${rows.toLocaleString('en')} × ${LEAVES}, three levels, every node`,
      wanmu: mine,
      rival,
      rivalName: 'one DuckDB query by hand',
      // Totals are rounded at nine places: the same sum in another order may fall on the neighbouring one.
      same: await sameRows(ours, theirs, 1.5e-9),
      goals: [{ goal: 'under 1 s, start-up and files included', met: mine.seconds < 1 }],
    },
  ]
}

function schemeOf(): object {
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

/** Statistics in one pass, then the tree level by level. */
function byHand(data: string, out: string): string {
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
  return `COPY (
    WITH stats AS (SELECT ${stats} FROM '${data}'),
    leaves AS (SELECT id, name, ${indicators.map((i) => `x${i}`).join(', ')}, ${leaves} FROM '${data}', stats),
    groups AS (SELECT *, ${groupSql} FROM leaves), halves AS (SELECT *, ${halfSql} FROM groups),
    totals AS (SELECT *, ${total} AS total FROM halves),
    ranked AS (SELECT *, rank() OVER (ORDER BY total DESC) AS place FROM totals)
    SELECT id, name, '全部' AS pool, total, CAST(place AS DOUBLE) AS rank, '' AS grade, concat('第 ', place, ' 名，共 ', (SELECT count(*) FROM ranked), ' 个') AS because, ${shown.join(', ')} FROM ranked ORDER BY place, id
  ) TO '${out}' (FORMAT parquet)`
}
