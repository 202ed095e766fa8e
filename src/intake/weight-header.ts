// Intake · the header of a weight table: which column holds the indicators of each level, their weights, units, directions, bases and so on.
import { plain } from '../kernel/units.ts'
import { splitBracket } from './header-match.ts'
import type { Grid } from './weight-grid.ts'

export type Role = 'name' | 'weight' | 'unit' | 'direction' | 'base' | 'source' | 'formula' | 'remark' | 'skip'

export interface RoleColumn {
  readonly col: number
  readonly text: string
  readonly role: Role | undefined
  /** 一级 → 1; only names and weights have one. */
  readonly level: number | undefined
}

export interface WeightHeader {
  readonly row: number
  /** The table begins below this row. */
  readonly last: number
  readonly columns: readonly RoleColumn[]
}

const WORDS: readonly (readonly [Role, RegExp])[] = [
  [
    'name',
    /^(指标|指标名称|考核指标|评价指标|考核内容|评价内容|指标内容|指标项|项目|考核项目|评价项目|名称|indicator|name)$/,
  ],
  ['name', /^(类别|指标类别|大类|维度|一级|二级|三级|目标层|准则层|指标层)$/],
  [
    'weight',
    /^(指标)?(权重|权数|权重系数|权重分值|权重分|权重值|分值|分值权重|满分|满分值|标准分|基准分|基本分|赋分|分数|weight|points)$/,
  ],
  ['unit', /^(单位|计量单位|指标单位|数据单位|unit)$/],
  [
    'direction',
    /^(方向|指标方向|指标正负向|正负向|正逆向|正负|正向逆向|指标属性|属性|性质|指标性质|极性|指标类型|类型|direction)$/,
  ],
  ['base', /^.{0,8}(基准|基准值|基准数|目标|目标值|标准值|参照值|参考值|对标值|基期值|base)$/],
  [
    'source',
    /^(数据来源|来源|部门|数据部门|数据来源部门|数据来源单位|source|(数据)?(提供|责任|牵头|填报|考核|评分)(部门|单位))$/,
  ],
  ['formula', /^(公式|计算公式|指标公式|取值公式|计算方法|计算方式|formula)$/],
  ['remark', /^(备注|说明|指标说明|指标解释|指标含义|评分标准|评分办法|计分办法|计分标准|评分细则|考核标准|考核办法)$/],
  ['skip', /^(序号|编号|no\.?|#)$/],
]
const LEVELS = '一二三四'
const TOP_ROWS = 20

/** Role and level of a header text; undefined for one that means nothing here. */
export function findRole(text: string): { role: Role; level: number | undefined } | undefined {
  const key = plain(text).replace(/^[*★]+|[*★:：]+$/gu, '')
  const [base] = splitBracket(key)
  const bare = base.replace(/^\d{4}(年度?)?/u, '').replaceAll('/', '')
  const levelled = /^([一二三四])级(?:指标)?(?:名称|及权重|及分值)?(权重|分值|满分|权数)?$/u.exec(bare)
  if (levelled !== null)
    return { role: levelled[2] === undefined ? 'name' : 'weight', level: LEVELS.indexOf(levelled[1] ?? '') + 1 }
  const found = WORDS.find(([, words]) => words.test(bare))
  return found === undefined ? undefined : { role: found[0], level: undefined }
}

/** The row, or pair of rows, of the first ones that says most; undefined when none names indicators and something about them. */
export function findWeightHeader(grid: Grid): WeightHeader | undefined {
  const rows = grid.rows.slice(0, TOP_ROWS)
  // Two lines must say more than one: a title merged over the header is no part of it.
  const found = [...rows.map((row) => singleLine(grid, row)), ...rows.map((row) => doubleLine(grid, row))]
  let best: WeightHeader | undefined
  for (const header of found)
    if (header !== undefined && says(header) > (best === undefined ? 1 : says(best))) best = header
  return best
}

/** How many things a header names; nothing without indicators. */
function says({ columns }: WeightHeader): number {
  const known = columns.filter(({ role }) => role !== undefined && role !== 'skip')
  return known.some(({ role }) => role === 'name') ? known.length : 0
}

function singleLine(grid: Grid, row: number): WeightHeader {
  return { row, last: row, columns: columnsOf(grid, (col) => [grid.own(row, col)]) }
}

/** Two lines tied together by merged cells: the upper text with the lower one, or either alone. */
function doubleLine(grid: Grid, row: number): WeightHeader | undefined {
  const tied = Array.from({ length: grid.width }, (_, i) => grid.merge(row, i + 1)).filter(
    (merge) => merge?.top === row && (merge.bottom === row + 1 || (merge.bottom === row && merge.right > merge.left)),
  )
  if (tied.length === 0) return undefined
  const columns = columnsOf(grid, (col) => {
    const upper = grid.seen(row, col).text
    const lower = grid.merge(row + 1, col)?.top === row ? '' : grid.own(row + 1, col)
    return lower === '' ? [upper] : [upper + lower, lower]
  })
  return { row, last: row + 1, columns }
}

function columnsOf(grid: Grid, texts: (col: number) => readonly string[]): RoleColumn[] {
  return Array.from({ length: grid.width }, (_, i) => i + 1).flatMap((col) => {
    const [first = '', ...others] = texts(col)
    if (first === '') return []
    const text = [first, ...others].find((one) => findRole(one) !== undefined) ?? first
    const found = findRole(text)
    return [{ col, text, role: found?.role, level: found?.level }]
  })
}
