// Draft · figures and indicators that every county calls by much the same names: their ids, units and formulas as the rule books have them.
import { plain } from '../../kernel/units.ts'

export interface KnownFigure {
  readonly id: string
  readonly unit: string
  /** The first is the name it is given where the table has none. */
  readonly names: readonly string[]
}
const figure = (id: string, unit: string, names: string): KnownFigure => ({ id, unit, names: names.split(' ') })

const FIGURES: readonly KnownFigure[] = [
  figure(
    'tax',
    '万元',
    '实缴税收 税收 评价税收 税收收入 入库税收 实际入库税收 税收总额 税收贡献 税收实际贡献 缴纳税收',
  ),
  figure('land', '亩', '用地面积 实际用地面积 占地面积 土地面积 评价用地面积 工业用地面积 用地'),
  figure('added', '万元', '工业增加值 增加值 规上工业增加值 规模以上工业增加值'),
  figure('energy', '吨标煤', '综合能耗 综合能源消费量 能耗 总能耗 能源消费总量 综合能耗(等价值) 综合能耗(当量值)'),
  figure('emission', '吨', '主要污染物排放量 污染物排放量 主要污染物排放总量 主要污染物排放当量 污染物排放当量 排放量'),
  figure(
    'staff',
    '人',
    '年平均职工人数 平均职工人数 职工人数 从业人员 从业人员数 年平均从业人员数 年平均用工人数 平均用工人数 从业人员平均人数 全部从业人员平均人数',
  ),
  figure('rnd', '万元', '研发经费支出 研发经费 R&D经费 R&D经费支出 研发费用 研发投入 研究与试验发展经费'),
  figure('revenue', '万元', '主营业务收入 营业收入 业务总收入'),
  figure('electricity', '万千瓦时', '用电量'),
  figure('sales', '万元', '销售收入 销售额'),
]

export interface KnownRatio {
  readonly id: string
  readonly over: readonly [numerator: string, denominator: string]
  readonly names: readonly string[]
}
const known = (id: string, numerator: string, denominator: string, names: string): KnownRatio => ({
  id,
  over: [numerator, denominator],
  names: names === '' ? [] : names.split(' '),
})

const RATIOS: readonly KnownRatio[] = [
  known('tax_per_mu', 'tax', 'land', '亩均税收 亩均税收贡献 单位用地税收'),
  known('added_per_mu', 'added', 'land', '亩均增加值 亩均工业增加值 单位用地增加值 单位用地工业增加值'),
  known('added_per_energy', 'added', 'energy', '单位能耗增加值 单位能耗工业增加值'),
  known(
    'added_per_emission',
    'added',
    'emission',
    '单位排放增加值 单位排放工业增加值 单位污染物排放增加值 单位主要污染物排放增加值 单位主要污染物排放工业增加值',
  ),
  known('added_per_head', 'added', 'staff', '全员劳动生产率 劳动生产率'),
  known('rnd_share', 'rnd', 'revenue', '研发经费占比 研发投入强度 R&D投入强度 R&D经费投入强度 研发强度'),
  known('tax_per_electricity', 'tax', 'electricity', '单位用电税收'),
  known('sales_per_mu', 'sales', 'land', '亩均销售 亩均销售收入'),
  known('revenue_per_mu', 'revenue', 'land', '亩均营业收入 亩均主营业务收入'),
]

const byName = <T extends { readonly names: readonly string[] }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.flatMap((one) => one.names.map((name) => [plain(name), one] as const)))
const FIGURE_OF = byName(FIGURES)
const RATIO_OF = byName(RATIOS)

export const findFigure = (label: string): KnownFigure | undefined => FIGURE_OF.get(plain(label))
export const findRatio = (label: string): KnownRatio | undefined => RATIO_OF.get(plain(label))
/** The known indicator that is the one figure over the other. */
export const findRatioOf = (numerator: string, denominator: string): KnownRatio | undefined =>
  RATIOS.find(({ over }) => over[0] === findFigure(numerator)?.id && over[1] === findFigure(denominator)?.id)
export const getFigure = (id: string): KnownFigure => {
  const found = FIGURES.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no known figure ${id}`)
  return found
}

/** Endings of names of which less is better, however the table leaves it unsaid. */
const LESS =
  /(能耗|水耗|电耗|煤耗|物耗|排放|排放量|排放强度|碳强度|能耗强度|事故|事故数|事故起数|死亡人数|负债率|失业率|投诉量|投诉件数)$/u
export const isLessBetter = (label: string): boolean => LESS.test(plain(label).replace(/\(.*\)$/u, ''))
