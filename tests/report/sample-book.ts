// A synthetic result book for the tests of report/: deterministic, marked 模拟数据, of any size.
import type { Book, BookNode, BookRow } from '../../src/report/book.ts'

export interface SampleOptions {
  readonly units: number
  readonly nodes?: number
  readonly synthetic?: boolean
  readonly detail?: boolean
}

export function sampleBook({ units, nodes = 6, synthetic = true, detail = true }: SampleOptions): Book {
  const tree = sampleNodes(nodes)
  const rows = rank(Array.from({ length: units }, (_, at) => sampleRow(at, tree, detail)))
  return {
    scheme: {
      id: 'sample',
      titleZh: '规上工业企业亩均效益综合评价',
      titleEn: 'Per-mu evaluation of above-scale industry',
      subject: 'enterprise',
      period: '2022',
      status: 'assumed',
      document: '亩均效益综合评价办法（样例）',
    },
    synthetic,
    grades,
    decimals: 2,
    nodes: tree,
    adjusts: [{ id: 'brand', label: '国家级品牌加分' }],
    rows,
    pools: counties.map((pool) => counted(pool, rows, (row) => row.pool === pool)).map(poolCount),
    breakdowns: [
      {
        column: 'county',
        label: '县（市、区）',
        rows: counties.map((key) => counted(key, rows, (r) => r.county === key)),
      },
    ],
    method: sampleMethod(tree),
    exceptions: rows
      .filter((_, at) => at % 97 === 3)
      .map(({ id, name }, at) => ({
        kind: at % 2 === 0 ? 'missing' : 'winsor',
        id,
        name,
        where: '单位排放增加值',
        text: '排放量未填报，按同组平均得分计 7.31 分',
      })),
  }
}

const grades = ['A', 'B', 'C', 'D', 'T']
const counties = ['模拟甲县', '模拟乙县', '模拟丙市', '模拟丁区']
const labels = ['亩均税收', '亩均增加值', '单位能耗增加值', '单位排放增加值', '全员劳动生产率', '研发经费占比']
const units = ['万元/亩', '万元/亩', '万元/吨标煤', '万元/吨', '万元/人', '1']

function sampleNodes(leaves: number): BookNode[] {
  const node = (at: number): BookNode => ({
    id: `leaf_${at}`,
    label: `${labels[at % 6] ?? ''}${at < 6 ? '' : at}`,
    unit: units[at % 6] ?? '',
    weight: 100 / leaves,
    depth: 1,
    leaf: true,
  })
  const root: BookNode = { id: 'total', label: '综合得分', unit: '', weight: null, depth: 0, leaf: false }
  return [root, ...Array.from({ length: leaves }, (_, at) => node(at))]
}

function sampleRow(at: number, tree: readonly BookNode[], detail: boolean): BookRow {
  const county = counties[at % counties.length] ?? ''
  const out = at % 50 === 49
  const points = tree.slice(1).map((_, leaf) => Math.round((((at * 7919 + leaf * 104729) % 1511) / 1511) * 1600) / 100)
  const total = Math.round(points.reduce((sum, one) => sum + one, 0) * 100) / 100
  return {
    id: `91330400MA${String(at).padStart(8, '0')}`,
    name: at === 1 ? '=模拟企业0002@' : `模拟企业${String(at + 1).padStart(4, '0')}有限公司`,
    pool: county,
    total: out ? null : total,
    rank: null,
    grade: out ? 'T' : '',
    because: out ? '初创期，不参评' : '',
    county,
    values: detail ? [null, ...points.map((one, leaf) => (leaf === 5 ? one / 1000 : one * 1357.91))] : [],
    points: detail ? [out ? null : total, ...points] : [],
    notes: detail ? tree.map((_, leaf) => (at % 97 === 3 && leaf === 4 ? '同组平均得分' : null)) : [],
    adjusts: detail ? [at % 10 === 0 ? 5 : null] : [],
  }
}

function rank(rows: readonly BookRow[]): BookRow[] {
  return counties.flatMap((pool) => {
    const all = rows.filter((row) => row.pool === pool)
    const ranked = all.filter((row) => row.total !== null).sort((a, b) => (b.total ?? 0) - (a.total ?? 0))
    const graded = ranked.map((row, at) => ({ ...row, rank: at + 1, grade: cut(at / ranked.length) }))
    return [...graded, ...all.filter((row) => row.total === null)]
  })
}

const cut = (share: number): string => (share < 0.2 ? 'A' : share < 0.6 ? 'B' : share < 0.95 ? 'C' : 'D')

function counted(key: string, rows: readonly BookRow[], keep: (row: BookRow) => boolean) {
  const kept = rows.filter(keep)
  return { key, units: kept.length, counts: grades.map((grade) => kept.filter((row) => row.grade === grade).length) }
}

const poolCount = ({ key, ...counts }: ReturnType<typeof counted>) => ({ pool: key, ...counts })

const sampleMethod = (tree: readonly BookNode[]): Book['method'] => [
  {
    heading: '一、评价范围',
    lines: ['全部规上工业企业。投产不满两年的企业不参评。', '同一宗地上的多家企业合并评价，共享结果。'],
  },
  {
    heading: '二、指标、权重与基准',
    lines: ['各指标得分按下表计算，总分为各项得分之和，再加减调整分；保留两位小数。'],
    table: {
      head: ['指标', '权重', '单位', '计算公式', '基准', '缺失时', '依据'],
      rows: tree
        .slice(1)
        .map((node) => [
          node.label,
          String(node.weight),
          node.unit,
          '评价税收 ÷ 用地面积',
          '24.097',
          '不予评价',
          '样例',
        ]),
    },
  },
  { heading: '三、等级', lines: ['按得分从高到低，前 20% 为 A 类，20%—60% 为 B 类，60%—95% 为 C 类，其余为 D 类。'] },
]
