// Bench · a small evaluation from the shell: 1,000 rows from csv and from xlsx, everything included that a person waits for.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { inTurn } from './measure.ts'
import { queryByHand, sameRows, wanmu } from './rival.ts'
import type { Line, Setting } from './types.ts'

const ROWS = 1000
const LEAST_TIMES = 7
const WEIGHTS = [30, 20, 20, 10, 10, 10]
const BASES = ['24.097', '136.16', '2.694', '4929.81', '18.14', '0.0302']
const RATIOS = ['tax / land', 'added / land', 'added / energy', 'added / emission', 'added / staff', 'rnd / revenue']
const FIGURES = [
  ['tax', '评价税收（万元）'],
  ['land', '用地面积（亩）'],
  ['added', '工业增加值（万元）'],
  ['energy', '综合能耗（等价值）（吨标煤）'],
  ['emission', '主要污染物排放量（吨）'],
  ['staff', '年平均职工人数（人）'],
  ['rnd', '研发经费支出（万元）'],
  ['revenue', '主营业务收入（万元）'],
] as const

export async function start(setting: Setting): Promise<Line[]> {
  const rows = figures()
  const csv = join(setting.folder, '模拟-企业.csv')
  writeFileSync(csv, rows.map((row) => `${row.join(',')}\n`).join(''))
  const xlsx = join(setting.folder, '模拟-企业.xlsx')
  const book = new ExcelJS.Workbook()
  book.addWorksheet('企业').addRows(rows)
  await book.xlsx.writeFile(xlsx)

  const [ours, sheet, theirs] = ['start-csv.csv', 'start-xlsx.csv', 'start-sql.csv'].map((file) =>
    join(setting.folder, file),
  ) as [string, string, string]
  const scheme = join(setting.root, 'policies/huangyan/huangyan-2022-above-scale.yaml')
  const evaluate = (data: string, out: string) =>
    wanmu(setting, ['evaluate', scheme, '--data', data, '--format', 'csv', '--out', out])
  const [fromCsv, fromXlsx, rival] = await inTurn(
    [evaluate(csv, ours), evaluate(xlsx, sheet), queryByHand(setting, 'start', byHand(csv, theirs))],
    Math.max(LEAST_TIMES, setting.times),
  )
  if (fromCsv === undefined || fromXlsx === undefined || rival === undefined) return []
  const line = async (kind: string, mine: typeof rival, out: string): Promise<Line> => ({
    what: `evaluate ${ROWS.toLocaleString('en')} rows of ${kind} from the shell (median)`,
    wanmu: { ...mine, seconds: mine.median },
    rival: { ...rival, seconds: rival.median },
    rivalName: 'node + one DuckDB query on the csv',
    same: await sameRows(out, theirs),
    goals: [{ goal: 'under 1 s', met: mine.median < 1 }],
  })
  return [await line('csv', fromCsv, ours), await line('xlsx', fromXlsx, sheet)]
}

function figures(): (string | number)[][] {
  let state = 1
  const upTo = (most: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return 1 + (state % most)
  }
  const most = [5000, 300, 90_000, 50_000, 900, 3000, 9000, 400_000]
  const lines = Array.from({ length: ROWS }, (_, i) => [
    `M${100_000 + i}`,
    `模拟企业${i}号`,
    ...most.map((each) => upTo(each)),
  ])
  return [['企业编号', '企业名称', ...FIGURES.map(([, label]) => label)], ...lines]
}

function byHand(data: string, out: string): string {
  const named = FIGURES.map(([id, label]) => `CAST("${label}" AS DOUBLE) AS ${id}`).join(', ')
  const points = RATIOS.map((ratio, i) => `${WEIGHTS[i]}e0 * ((${ratio}) / ${BASES[i]}e0)`).join(' + ')
  const cut = (share: number): string => `CAST(floor(round(count(*) OVER () * ${share}e0, 9) + 0.5e0) AS BIGINT)`
  const say = (place: string, percent: number, grade: string): string =>
    `concat('前 ', ${place}, ' 名（累计 ${percent}%）内为 ${grade}')`
  const plain = (x: string): string =>
    `CASE WHEN ${x} = trunc(${x}) THEN CAST(CAST(${x} AS BIGINT) AS VARCHAR) ELSE CAST(${x} AS VARCHAR) END`
  return `COPY (
    WITH firms AS (SELECT 企业编号 AS id, 企业名称 AS name, ${named} FROM read_csv('${data}')),
    scored AS (SELECT id, name, round(${points}, 9) AS total FROM firms),
    ranked AS (SELECT *, rank() OVER (ORDER BY total DESC) AS place, count(*) OVER () AS n, ${cut(0.2)} AS a, ${cut(0.6)} AS b, ${cut(0.95)} AS c FROM scored)
    SELECT id, name, '全部' AS pool, ${plain('round(round(total * 1e2, 9)) / 1e2')} AS total, place AS rank,
      CASE WHEN place <= a THEN 'A' WHEN place <= b THEN 'B' WHEN place <= c THEN 'C' ELSE 'D' END AS grade,
      concat('第 ', place, ' 名，共 ', n, ' 个；', CASE WHEN place <= a THEN ${say('a', 20, 'A')} WHEN place <= b THEN ${say('b', 60, 'B')} WHEN place <= c THEN ${say('c', 95, 'C')} ELSE ${say('n', 100, 'D')} END) AS because
    FROM ranked ORDER BY place, id
  ) TO '${out}' (FORMAT csv, HEADER true)`
}
