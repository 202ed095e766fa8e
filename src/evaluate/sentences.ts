// Evaluate · the sentences of its findings: what, why, how to mend.
import type { Sentences } from '../kernel/finding.ts'

export const evaluateSentences: Sentences = {
  'evaluate/file-too-large': {
    zh: '方案文件有 {characters} 个字符，超过上限 {most}。请确认所给的是方案文件。',
    en: 'the scheme file has {characters} characters, more than {most}. Check that this is a scheme file.',
  },
  'evaluate/no-file': {
    zh: '读不到方案文件（{detail}）。请核对路径。',
    en: 'the scheme file cannot be read ({detail}). Check the path.',
  },
  'evaluate/file-too-long': {
    zh: '文件超过 {megabytes} MB，不会是方案文件。请核对所给的文件。',
    en: 'the file is larger than {megabytes} MB and can be no scheme file. Check which file was given.',
  },
  'evaluate/folder': {
    zh: '这是一个文件夹。请给出其中的方案文件（.yaml）。',
    en: 'this is a folder. Name the scheme file (.yaml) in it.',
  },
  'evaluate/workbook': {
    zh: '这是 Excel 工作簿或压缩包，方案文件须是文本（.yaml）。请核对是否与数据文件写反了。',
    en: 'this is a workbook or an archive; a scheme file is text (.yaml). Check that it was not swapped with the data.',
  },
  'evaluate/no-text': {
    zh: '文件里有非文本内容（NUL 字符）。请确认是方案文件，或重新另存为文本。',
    en: 'the file holds a NUL character and is no text. Check that it is a scheme file, or save it again as text.',
  },
  'evaluate/not-utf8': {
    zh: '文件不是 UTF-8 编码（可能是 GBK），汉字会读错。请用编辑器另存为 UTF-8。',
    en: 'the file is not UTF-8 (perhaps GBK), so its characters would be misread. Save it as UTF-8.',
  },
  'evaluate/no-scheme': {
    zh: '文件里没有方案：应有 scheme、inputs、index 等项。请核对是否选错了文件。',
    en: 'the file holds no scheme, which has keys such as scheme, inputs, index. Check which file was given.',
  },
  'evaluate/control-character': {
    zh: '文字里有看不见的控制字符 {character}，会弄乱屏幕和表格。请删去后重新输入这段文字。',
    en: 'the text holds the invisible control character {character}, which garbles screens and sheets. Type the text again.',
  },
  'evaluate/yaml': {
    zh: '不是合乎格式的 YAML（{why}）。请检查缩进、引号和冒号后的空格。',
    en: 'this is not well-formed YAML ({detail}). Check indentation, quotes and the space after colons.',
  },
  'evaluate/unknown-key': {
    zh: '不认识的项“{key}”。{near}方案文件的各项见 wanmu scheme schema。',
    en: 'unknown key "{key}". {nearEn} See wanmu scheme schema for the keys.',
  },
  'evaluate/comma-cut': {
    zh: '文字在逗号处断开了，“{key}”没有读进去。花括号里的文字若含英文逗号，请用引号括起来。',
    en: 'the comma ended the text and "{key}" was left out. Inside braces, put text that holds a comma in quotes.',
  },
  'evaluate/missing-key': { zh: '缺少必须有的项“{key}”。请补上。', en: 'the key "{key}" is required. Add it.' },
  'evaluate/not-one-of': { zh: '{got} 不在可选值之内：{allowed}。', en: '{got} is not one of {allowed}.' },
  'evaluate/wrong-kind': {
    zh: '{got} 的写法不合要求。请对照方案文件说明改写。',
    en: '{got} is not written as the scheme file asks. Compare with its description.',
  },
  'evaluate/wrong-value': { zh: '{got} 不合要求：{must}。', en: '{got} does not meet {rule}.' },
  'evaluate/input-name': {
    zh: '列名“{name}”不能用：须以字母、汉字或下划线开头，只含字母、汉字、数字和下划线，且不是 id、name（这两列总是读入）。',
    en: 'column name "{name}" cannot be used: letters, digits and underscore only, not starting with a digit, and not id or name (always read).',
  },
  'evaluate/min-above-max': { zh: '最小值 {min} 大于最大值 {max}。', en: 'min {min} is above max {max}.' },
  'evaluate/undeclared': {
    zh: '列“{name}”没有在 inputs 中列出。请补上它的名称和单位。',
    en: 'column "{name}" is not declared under inputs. Declare it with label and unit.',
  },
  'evaluate/adjust-empty': {
    zh: '这一条既没有 points，也没有 cap 或 floor，不起任何作用。请补上。',
    en: 'this entry has neither points nor cap nor floor and does nothing. Complete it.',
  },
  'evaluate/duplicate-id': {
    zh: '编号“{id}”用了两次，结果将分不清。请改其中一个。',
    en: 'the id "{id}" is used twice, so results could not be told apart. Rename one.',
  },
  'evaluate/case-clash': {
    zh: '“{id}”与“{other}”只有大小写不同，结果将分不清。请改其中一个。',
    en: '"{id}" and "{other}" differ only in capitals, so results could not be told apart. Rename one.',
  },
  'evaluate/limit-twice': {
    zh: '{key} 写了两次，只能有一个合计上限（下限）。请合为一条。',
    en: '{key} stands twice, but there is one limit for all together. Keep one.',
  },
  'evaluate/turned-twice': {
    zh: '“{id}”的 low（{low}）大于 high（{high}），又写了 direction: down，两次反转等于越大越好。若是越少越好，只留其中一种写法。',
    en: '"{id}" has low ({low}) above high ({high}) and direction: down: turned twice, more is better. If less is better, keep one of them.',
  },
  'evaluate/too-many-nodes': {
    zh: '指标树有 {nodes} 个节点，超过上限 {most}。',
    en: 'the index has {nodes} nodes, more than {most}.',
  },
  'evaluate/too-many-terms': {
    zh: '这里有 {terms} 项相加，超过上限 {most}。请分成几组。',
    en: '{terms} entries are added up here, more than {most}. Divide them into groups.',
  },
  'evaluate/of-or-value': {
    zh: '“{id}”须有 of（下级指标）或 value（取值公式）之一，且只有其一。',
    en: '"{id}" needs either of (children) or value (a formula), and only one of them.',
  },
  'evaluate/score-on-composite': {
    zh: '“{id}”由下级指标合成，不能再有 score、missing 或 treat。请写到下级指标上。',
    en: '"{id}" combines children and cannot have score, missing or treat. Put them on the children.',
  },
  'evaluate/combine-on-leaf': {
    zh: '“{id}”没有下级指标，combine 不起作用。请删去，或补上 of。',
    en: '"{id}" has no children, so combine does nothing. Remove it or add of.',
  },
  'evaluate/no-weight': {
    zh: '“{id}”各下级指标的权重之和为零，无法平均。',
    en: 'the weights below "{id}" add up to zero, so no mean can be taken.',
  },
  'evaluate/weights-sum': {
    zh: '“{id}”下级权重合计 {sum}，与所写的 {declared} 不符。请核对权重。',
    en: 'weights below "{id}" add up to {sum}, not to the {declared} that is declared. Check the weights.',
  },
  'evaluate/no-ratio': {
    zh: '“{id}”以合计之比（ratio_of_sums）为基准，取值公式须为 a / b 的形式，现为 {value}。',
    en: '"{id}" takes ratio_of_sums as base, so its value must have the form a / b, not {value}.',
  },
  'evaluate/zero-base': { zh: '“{id}”的基准为 0，无法相除。', en: 'the base of "{id}" is 0 and cannot divide.' },
  'evaluate/equal-ends': {
    zh: '“{id}”的下限与上限同为 {value}，无法计分。',
    en: 'both ends of "{id}" are {value}, so nothing can be scored between them.',
  },
  'evaluate/band-two-edges': { zh: '一档只能写 below 或 up_to 之一。', en: 'a band takes below or up_to, not both.' },
  'evaluate/band-unreachable': {
    zh: '这一档没有上界，其后的各档永远用不到。请把它移到最后。',
    en: 'this band has no edge, so those after it can never be reached. Move it to the end.',
  },
  'evaluate/bands-order': {
    zh: '分档界限 {edge} 小于前一档的 {last}。各档须从小到大排列。',
    en: 'the edge {edge} is below the one before it, {last}. Bands must go up.',
  },
  'evaluate/bands-open': {
    zh: '最后一档止于 {edge}，更大的值没有得分，将按缺失处理。',
    en: 'the last band ends at {edge}: greater values have no points and count as missing.',
  },
  'evaluate/duplicate-grade': { zh: '等级“{grade}”写了两次。', en: 'grade "{grade}" stands twice.' },
  'evaluate/unknown-grade': {
    zh: '等级“{grade}”不在分级之内：{grades}。',
    en: 'grade "{grade}" is not one of {grades}.',
  },
  'evaluate/veto-grade': {
    zh: '一票否决所定的“{grade}”不在分级 {grades} 之内，将单列一级。',
    en: 'the veto gives "{grade}", which is not one of {grades}; it stands as a grade of its own.',
  },
  'evaluate/share-range': {
    zh: '比例 {share} 不在 0 与 1 之间。60% 写作 0.60。',
    en: 'the share {share} is not between 0 and 1. Write 60% as 0.60.',
  },
  'evaluate/cut-order': {
    zh: '累计比例 {value} 不大于前一级的 {last}。cut 写的是累计比例，须逐级增大。',
    en: 'the cumulative share {value} is not above the one before it, {last}. Cuts must increase.',
  },
  'evaluate/shares-end': {
    zh: '最后一级的累计比例是 {last}，须为 1，否则有单位没有等级。',
    en: 'the last cumulative share is {last}; it must be 1, or some units would have no grade.',
  },
  'evaluate/cut-null': {
    zh: '只有最后一级可以不设分数线（null）。',
    en: 'only the last grade may have no threshold (null).',
  },
  'evaluate/threshold-order': {
    zh: '分数线 {value} 的次序不对（前一级 {last}）。须逐级{way}。',
    en: 'threshold {value} is out of order after {last}.',
  },
  'evaluate/threshold-end': {
    zh: '最后一级的分数线是 {last}，达不到的单位将没有等级。请写 null。',
    en: 'the last threshold is {last}: units that miss it would have no grade. Write null.',
  },
  'evaluate/formula-syntax': {
    zh: '公式“{formula}”写法有误（{detail}）。',
    en: 'the formula "{formula}" cannot be parsed ({detail}).',
  },
  'evaluate/formula-statement': {
    zh: '“{formula}”不是单个公式。只能写一个表达式，不能是语句。',
    en: '"{formula}" is not one expression. Statements are not allowed.',
  },
  'evaluate/formula-comment': {
    zh: '公式“{formula}”里有注释符号 {detail}，其后的内容不会参与计算。减去负数请写 a - (-b)，说明请写到 note。',
    en: 'the formula "{formula}" holds the comment sign {detail}; what follows would not be reckoned. Write a - (-b) for a minus of a negative, and remarks under note.',
  },
  'evaluate/formula-subquery': {
    zh: '公式“{formula}”中有子查询。公式只能用到本行的各列。',
    en: 'the formula "{formula}" holds a sub-select. A formula can reach only the columns of its row.',
  },
  'evaluate/formula-function': {
    zh: '公式“{formula}”用了不许用的函数或运算“{detail}”。可用的见方案文件说明。',
    en: 'the formula "{formula}" uses "{detail}", which is not allowed. See the description of the scheme file.',
  },
  'evaluate/formula-construct': {
    zh: '公式“{formula}”中“{detail}”的写法不支持。',
    en: 'the formula "{formula}" uses {detail}, which is not supported.',
  },
  'evaluate/formula-depth': {
    zh: '公式“{formula}”嵌套超过 {detail} 层。请拆成几个指标。',
    en: 'the formula is nested more than {detail} deep. Split it into several nodes.',
  },
  'evaluate/unknown-column': {
    zh: '公式“{formula}”用到的“{name}”既不是 inputs 中的列，也不是前面的指标。{near}',
    en: '"{name}" in the formula "{formula}" is neither an input column nor an earlier node. {nearEn}',
  },
  'evaluate/later-node': {
    zh: '公式“{formula}”用到的指标“{name}”排在它后面。请把被用到的指标写在前面。',
    en: 'the formula "{formula}" names "{name}", which stands after it. Put the node it needs first.',
  },
  'evaluate/cycle': {
    zh: '公式“{formula}”用到“{name}”，而“{name}”又要由它算出：循环引用。请打断这个环。',
    en: 'the formula "{formula}" needs "{name}", which in turn needs it: a cycle. Break it.',
  },
  'evaluate/values-are-text': {
    zh: '公式“{formula}”算不了：数据里“{columns}”列是文字，不是数。应为数的，请改数据；本来就是文字的，请改公式。',
    en: 'the formula "{formula}" cannot be reckoned: the data has text in "{columns}". Mend the data if these are numbers, the formula if they are not.',
  },
  'evaluate/left-out': {
    zh: '“{id}”（{name}）的“{node}”没有值（{formula}），已按 --skip-bad 不计此单位。',
    en: '"{id}" ({name}) has no value for "{node}" ({formula}) and was left out, as --skip-bad asks.',
  },
  'evaluate/type-clash': {
    zh: '公式“{formula}”把文本与数混在一起运算（{operator}）。请核对各列的类型。',
    en: 'the formula "{formula}" mixes text and numbers ({operator}). Check the columns\' types.',
  },
  'evaluate/not-a-number': {
    zh: '公式“{formula}”得出的是文本，这里要的是数。',
    en: 'the formula "{formula}" yields text where a number is needed.',
  },
  'evaluate/not-a-condition': {
    zh: '公式“{formula}”得出的是文本，这里要的是条件。',
    en: 'the formula "{formula}" yields text where a condition is needed.',
  },
  'evaluate/refused': {
    zh: '“{id}”（{name}）的“{node}”没有值（{formula}），按方案不能评价。请补数，或用 --skip-bad 先不计此单位，或在方案中写明 missing 规则。',
    en: '"{id}" ({name}) has no value for "{node}" ({formula}), so the scheme refuses it. Supply the figure, leave the unit out with --skip-bad, or give the node a missing rule.',
  },
  'evaluate/out-of-range': {
    zh: '“{id}”的“{column}”为 {value}，不合要求（{rule}）。请核对后更正。',
    en: '"{column}" of "{id}" is {value}, against the rule ({rule}). Check and correct it.',
  },
  'evaluate/no-units': {
    zh: '没有一个单位在评价范围之内，无结果可出。请核对 scope 与数据。',
    en: 'no unit is in scope, so there is nothing to evaluate. Check scope and data.',
  },
  'evaluate/none-in-scope': {
    zh: '{units} 个单位全部不在评价范围之内，没有排名。请核对方案的 scope 与数据。',
    en: 'all {units} units are out of scope, so nothing is ranked. Check scope and data.',
  },
  'evaluate/pool-blank': {
    zh: '有 {units} 个单位（如 {id}）没有填“{column}”，已单独归为“未填”一组。请补填后重算。',
    en: '{units} units (such as {id}) have no "{column}" and stand in a pool of their own. Fill it in and run again.',
  },
  'evaluate/one-in-pool': {
    zh: '“{pool}”组只有 {units} 个单位，按比例分级和组内统计没有意义。',
    en: 'the pool "{pool}" has {units} unit(s): shares and statistics within it mean little.',
  },
  'evaluate/no-such-unit': { zh: '数据中没有编号为“{id}”的单位。', en: 'no unit has the id "{id}".' },
  'evaluate/no-such-unit-near': {
    zh: '数据中没有编号为“{id}”的单位，是否指 {near}？',
    en: 'no unit has the id "{id}"; did you mean {near}?',
  },
}
