// Bench · five million enterprises, six indicators, grades by share in pools of county × size: Parquet in, Parquet out.
import { join } from 'node:path'
import { regionSum, usccSql } from '../src/demo/uscc-sql.ts'
import { inTurn } from './measure.ts'
import { make, queryByHand, sameRows, wanmu } from './rival.ts'
import type { Line, Setting } from './types.ts'

const ROWS = 5_000_000

export async function million(setting: Setting): Promise<Line[]> {
  const rows = Math.round(ROWS * setting.scale)
  const data = join(setting.folder, '模拟-企业.parquet')
  await make(`COPY (${enterprises(rows)}) TO '${data}' (FORMAT parquet, COMPRESSION zstd)`)
  const [ours, theirs] = [join(setting.folder, 'million-wanmu.parquet'), join(setting.folder, 'million-sql.parquet')]
  const scheme = join(setting.root, 'bench/schemes/pools.yaml')
  const args = ['evaluate', scheme, '--data', data, '--format', 'parquet', '--out', ours, '--memory', '1200MB']
  const checked = join(setting.folder, 'million-checked.parquet')
  const [mine, bare, careful] = await inTurn(
    [
      wanmu(setting, args),
      queryByHand(setting, 'million', byHand(data, theirs)),
      queryByHand(setting, 'million-checked', `${checksByHand(data)};\n${byHand(data, checked)}`),
    ],
    Math.min(setting.times, 2),
  )
  if (mine === undefined || bare === undefined || careful === undefined) return []
  const what = `evaluate ${rows.toLocaleString('en')} × 6 in pools, Parquet`
  const line = { what, wanmu: mine, same: await sameRows(ours, theirs) }
  return [
    {
      ...line,
      rival: bare,
      rivalName: 'one DuckDB query by hand',
      goals: [
        { goal: 'at most 1.3 × the query by hand', met: mine.seconds / bare.seconds <= 1.3 },
        { goal: 'at most 2 GB resident', met: (mine.megabytes ?? 0) <= 2048 },
      ],
    },
    {
      ...line,
      rival: careful,
      rivalName: 'the same, after the same checks by hand',
      goals: [{ goal: 'at most 1.3 × query and checks by hand', met: mine.seconds / careful.seconds <= 1.3 }],
    },
  ]
}

/** What Wanmu makes sure of before it grades: codes well formed, their check character right, none twice, figures there, finite and not negative. */
function checksByHand(data: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const sum = weights.map((weight, i) => `(strpos('${alphabet}', substr(id, ${i + 1}, 1)) - 1) * ${weight}`).join(' + ')
  const figures = [
    '实缴税收（万元）',
    '用地面积（亩）',
    '工业增加值（万元）',
    '年平均职工人数（人）',
    '主营业务收入（万元）',
    '综合能耗（吨标煤）',
    '主要污染物排放量（吨）',
    '研发经费支出（万元）',
  ]
  const sound = figures.map((name) => `"${name}" IS NOT NULL AND isfinite("${name}") AND "${name}" >= 0`).join(' AND ')
  return `SELECT CASE WHEN count(*) FILTER (NOT sound) > 0 OR count(DISTINCT id) < count(*) THEN error('not sound') END FROM (
    SELECT id, regexp_full_match(id, '[${alphabet}]{18}') AND substr(id, 18, 1) = substr('${alphabet}', CAST((31 - (${sum}) % 31) % 31 + 1 AS BIGINT), 1)
      AND 企业名称 IS NOT NULL AND 所属县市区 IS NOT NULL AND 规模 IS NOT NULL AND ${sound} AS sound
    FROM (SELECT *, 统一社会信用代码 AS id FROM '${data}'))`
}

/** Whole numbers, so that a plain sum of the rival is exact in any order too. */
function enterprises(rows: number): string {
  const figure = (salt: number, from: number, to: number): string =>
    `CAST(${from} + hash(i * 16 + ${salt}) % ${to - from} AS DOUBLE)`
  const region = 330_400
  const figures = [
    ['实缴税收（万元）', figure(1, 0, 20_000)],
    ['用地面积（亩）', figure(2, 1, 300)],
    ['工业增加值（万元）', figure(3, 10, 90_000)],
    ['年平均职工人数（人）', figure(4, 1, 3000)],
    ['主营业务收入（万元）', figure(5, 100, 400_000)],
    ['综合能耗（吨标煤）', figure(6, 1, 50_000)],
    ['主要污染物排放量（吨）', figure(7, 1, 900)],
    ['研发经费支出（万元）', figure(8, 0, 9000)],
  ].map(([label, sql]) => `${sql} AS "${label}"`)
  const size = `['大型', '中型', '小微型'][CAST(least(hash(i * 16 + 10) % 20 // 4 + 1, 3) AS INTEGER)]`
  const id = usccSql('i', `'${region}'`, String(regionSum(String(region))))
  return `SELECT ${id} AS 统一社会信用代码, '模拟企业' || i || '号' AS 企业名称, '模拟县' || hash(i * 16 + 9) % 9 AS 所属县市区, ${size} AS 规模, ${figures.join(', ')} FROM range(${rows}) t(i)`
}

/** What a good hand would write: statistics in one pass, one window, one sort. */
function byHand(data: string, out: string): string {
  const ratios = [
    ['实缴税收（万元）', '用地面积（亩）', 40],
    ['工业增加值（万元）', '用地面积（亩）', 20],
    ['工业增加值（万元）', '综合能耗（吨标煤）', 10],
    ['工业增加值（万元）', '主要污染物排放量（吨）', 10],
    ['工业增加值（万元）', '年平均职工人数（人）', 10],
    ['研发经费支出（万元）', '主营业务收入（万元）', 10],
  ] as const
  const bases = ratios.map(([a, b], i) => `2e0 * (sum("${a}") / sum("${b}")) AS base${i}`)
  const points = ratios.map(
    ([a, b, weight], i) => `${weight}e0 * least(greatest(("${a}" / "${b}") / base${i}, 0e0), 1e0)`,
  )
  return `COPY (
    WITH bases AS (SELECT 所属县市区, 规模, count(*) AS n, ${bases.join(', ')} FROM '${data}' GROUP BY ALL),
    scored AS (
      SELECT 统一社会信用代码 AS id, 企业名称 AS name, 所属县市区, 规模, n, round(${points.join(' + ')}, 9) AS total
      FROM '${data}' JOIN bases USING (所属县市区, 规模)
    ),
    ranked AS (SELECT *, rank() OVER (PARTITION BY 所属县市区, 规模 ORDER BY total DESC) AS place FROM scored),
    cuts AS (SELECT *, CAST(floor(round(n * 0.2e0, 9) + 0.5e0) AS BIGINT) AS a, CAST(floor(round(n * 0.6e0, 9) + 0.5e0) AS BIGINT) AS b, CAST(floor(round(n * 0.95e0, 9) + 0.5e0) AS BIGINT) AS c FROM ranked)
    SELECT id, name, 所属县市区 || ' · ' || 规模 AS pool, round(round(total * 1e2, 9)) / 1e2 AS total, CAST(place AS DOUBLE) AS rank,
      CASE WHEN place <= a THEN 'A' WHEN place <= b THEN 'B' WHEN place <= c THEN 'C' ELSE 'D' END AS grade,
      concat('第 ', place, ' 名，共 ', n, ' 个；', CASE WHEN place <= a THEN concat('前 ', a, ' 名（累计 20%）内为 A') WHEN place <= b THEN concat('前 ', b, ' 名（累计 60%）内为 B') WHEN place <= c THEN concat('前 ', c, ' 名（累计 95%）内为 C') ELSE concat('前 ', n, ' 名（累计 100%）内为 D') END) AS because
    FROM cuts ORDER BY pool, rank, id
  ) TO '${out}' (FORMAT parquet)`
}
