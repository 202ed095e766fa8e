// Intake · what each finding about a weight table says.
import type { Sentences } from '../kernel/finding.ts'

export const weightSentences: Sentences = {
  // The table as a whole
  'intake/weight-file-kind': {
    zh: '权重表须是 .xlsx 或 .csv 文件。请从 Excel 另存后再导入。',
    en: 'A weight table must be an .xlsx or .csv file. Please save it from Excel and import it again.',
  },
  'intake/weight-no-sheet': {
    zh: '没有名为“{asked}”的工作表，文件里有：{sheets}。请核对 --sheet。',
    en: 'There is no sheet "{asked}"; the file has: {sheets}. Please check --sheet.',
  },
  'intake/weight-sheets': {
    zh: '有几张工作表都像权重表：{sheets}。请用 --sheet 指明导入哪一张，每张分别导入。',
    en: 'Several sheets look like a weight table: {sheets}. Please name one with --sheet and import each by itself.',
  },
  'intake/weight-no-header': {
    zh: '没有找到权重表的表头（查过：{sheets}）。表头须在前 20 行之内，有“指标名称”（或“一级指标”“二级指标”）和“权重”（或“分值”）两列。',
    en: 'No header of a weight table was found (looked in: {sheets}). It must stand in the first 20 rows and have a column 指标名称 (or 一级指标, 二级指标) and a column 权重 (or 分值).',
  },
  'intake/weight-no-column': {
    zh: '表头里没有权重列，读到的是：{headers}。请加上“权重”或“分值”一列。',
    en: 'The header has no column of weights; it reads: {headers}. Please add a column 权重 or 分值.',
  },
  'intake/weight-no-rows': {
    zh: '表头下面没有指标。请核对是否选错了工作表。',
    en: 'There is no indicator below the header. Please check that it is the right sheet.',
  },
  'intake/weight-too-long': {
    zh: '行数超过 {most} 行，不像权重表，后面的没有读。请核对是否选错了工作表。',
    en: 'There are more than {most} rows, unlike a weight table; what follows was not read. Please check that it is the right sheet.',
  },
  'intake/weight-too-many': {
    zh: '有 {count} 个指标，超过 {most} 个的上限。请核对是否选错了工作表。',
    en: 'There are {count} indicators, beyond the limit of {most}. Please check that it is the right sheet.',
  },
  'intake/weight-column-unused': {
    zh: '“{header}”这一列没有用到。认得的表头有：指标名称、权重、单位、方向、基准（目标值）、数据来源、计算公式、评分标准、备注。',
    en: 'Column "{header}" is not used. Known headers: 指标名称, 权重, 单位, 方向, 基准 (目标值), 数据来源, 计算公式, 评分标准, 备注.',
  },

  // Rows
  'intake/weight-nameless': {
    zh: '这里写了权重“{text}”，同一行却没有指标名称。请补上名称，或删去这个权重。',
    en: 'There is a weight "{text}" here, but no indicator in the row. Please add its name, or delete the weight.',
  },
  'intake/weight-indicator-twice': {
    zh: '指标“{label}”在 {first} 已经有了，数据里将分不清是哪一个。请改成不同的名称，或删去重复的一行。',
    en: 'The indicator "{label}" stands in {first} already, and the data could not be told apart. Please give it another name, or delete the extra row.',
  },
  'intake/weight-after-total': {
    zh: '“{text}”在合计行之后，不知道算不算在内。属于本表的请移到合计行之上；加分、扣分项请导入后写到方案的 adjust 里。',
    en: '"{text}" stands below the total, so whether it counts cannot be told. Please move it above the total; bonus and deduction go under adjust in the scheme after the import.',
  },

  // Weights
  'intake/weight-missing': {
    zh: '指标“{label}”没有权重，它的上级也没有写。请补上。',
    en: 'The indicator "{label}" has no weight, nor has the group above it that could be shared out. Please add it.',
  },
  'intake/weight-unreadable': {
    zh: '“{label}”的权重“{text}”不是数字。请写成 10、10% 或 0.1。',
    en: 'The weight "{text}" of "{label}" is no number. Please write 10, 10% or 0.1.',
  },
  'intake/weight-negative': {
    zh: '“{label}”的权重“{text}”是负数。权重不能为负：越小越好的指标请在“方向”列写“逆向”；扣分项请导入后写到方案的 adjust 里。',
    en: 'The weight "{text}" of "{label}" is negative, which a weight cannot be. Where less is better, write 逆向 in a column 方向; deductions go under adjust in the scheme after the import.',
  },
  'intake/weight-zero': {
    zh: '“{label}”的权重是 0，算出来不起作用。请核对。',
    en: 'The weight of "{label}" is 0, so it will have no effect. Please check.',
  },
  'intake/weight-mixed': {
    zh: '“{text}”没有百分号，而 {cell} 的“{other}”有。同一级的权重请用同一种写法。',
    en: '"{text}" has no per cent sign while "{other}" in {cell} has. Please write the weights of one level in one way.',
  },
  'intake/weight-merged': {
    zh: '权重“{text}”的合并单元格盖住了 {count} 个指标，又不是正好一组，分不清各占多少。请取消合并，逐个填写。',
    en: 'The merged weight "{text}" covers {count} indicators that are no whole group, so how much each has cannot be told. Please unmerge it and fill in each.',
  },
  'intake/weight-twice': {
    zh: '“{label}”的权重写了两次，不一样：{cell} 是“{first}”，这里是“{second}”。请只留一个。',
    en: 'The weight of "{label}" is written twice and differs: "{first}" in {cell}, "{second}" here. Please keep one.',
  },
  'intake/weight-sum': {
    zh: '“{label}”的权重是 {weight}，下级（{cells}）合计却是 {sum}。两者应当相等，或者下级按组内百分比合计 100%。',
    en: 'The weight of "{label}" is {weight}, but those below it ({cells}) add up to {sum}. They should be equal, or add up to 100% of the group.',
  },
  'intake/weight-total-wrong': {
    zh: '“{label}”写的是 {total}，上面各项加起来是 {sum}。请核对是漏了指标，还是某个权重写错了。',
    en: '"{label}" says {total}, but what stands above adds up to {sum}. Please check for a missing indicator or a mistyped weight.',
  },
  'intake/weight-not-hundred': {
    zh: '权重加起来是 {sum}%，不是 100%。请核对是漏了指标，还是某个权重写错了；确实如此的，请加一行“合计”写明。',
    en: 'The weights add up to {sum}%, not 100%. Please check for a missing indicator or a mistyped weight; if it is meant so, add a row 合计 that says it.',
  },
  'intake/weight-total-odd': {
    zh: '权重加起来是 {sum}，不是 100，照此导入。请核对。',
    en: 'The weights add up to {sum}, not 100; they are taken as they stand. Please check.',
  },

  // Other cells
  'intake/weight-direction': {
    zh: '“{label}”的方向“{text}”看不懂。请写“正向”（越大越好）或“逆向”（越小越好）；适度、区间类的请先写正向，导入后把计分改成 bands 或 points。',
    en: 'The direction "{text}" of "{label}" is not understood. Please write 正向 (more is better) or 逆向 (less is better); where a middle is best, write 正向 and change its score to bands or points after the import.',
  },
  'intake/weight-base-unknown': {
    zh: '“{label}”的基准“{text}”看不懂。请写数字，或平均值、中位数、最大值、最小值、上四分位、90%分位、上年；没有基准的留空。',
    en: 'The base "{text}" of "{label}" is not understood. Please write a number, or 平均值, 中位数, 最大值, 最小值, 上四分位, 90%分位, 上年; leave it empty where there is none.',
  },
  'intake/weight-base-not-positive': {
    zh: '“{label}”的基准“{text}”不大于零，不能用来相除。请核对；没有基准的留空。',
    en: 'The base "{text}" of "{label}" is not above zero and cannot be divided by. Please check it; leave it empty where there is none.',
  },
  'intake/weight-base-unit': {
    zh: '“{label}”的基准“{text}”带的单位与指标的单位“{unit}”对不上。请改成同一种单位，或只写数字。',
    en: 'The unit of the base "{text}" of "{label}" does not go with the indicator\'s unit "{unit}". Please use one unit, or write the number alone.',
  },
}
