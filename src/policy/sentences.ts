// Rule book · the sentences of its findings: what, why, how to mend.
import type { Sentences } from '../kernel/finding.ts'

export const policySentences: Sentences = {
  'policy/no-file': {
    zh: '读不到规则库的文件（{detail}）。规则库文件夹须有 policy、clauses、units、goals、indicators、forms 六个 .yaml 文件。',
    en: 'a file of the rule book cannot be read ({detail}). The folder needs policy, clauses, units, goals, indicators and forms, each .yaml.',
  },
  'policy/outside-folder': {
    zh: '这个文件是链接，指到了规则库文件夹之外，不读。请把文件本身放进来。',
    en: 'this is a link that leads out of the rule book, so it is not read. Put the file itself there.',
  },
  'policy/not-a-file': {
    zh: '这不是普通文件，不读。请换成文本文件。',
    en: 'this is no ordinary file, so it is not read. Replace it by a text file.',
  },
  'policy/folder': { zh: '这里是一个文件夹，应当是文件。', en: 'this is a folder where a file should be.' },
  'policy/file-too-long': {
    zh: '文件超过 {megabytes} MB，不会是规则库的文件。请核对所给的文件夹。',
    en: 'the file is larger than {megabytes} MB and can be no part of a rule book. Check which folder was given.',
  },
  'policy/workbook': {
    zh: '这是 Excel 工作簿或压缩包，规则库的文件须是文本（.yaml）。',
    en: 'this is a workbook or an archive; the files of a rule book are text (.yaml).',
  },
  'policy/no-text': {
    zh: '文件里有非文本内容（NUL 字符）。请重新另存为文本。',
    en: 'the file holds a NUL character and is no text. Save it again as text.',
  },
  'policy/not-utf8': {
    zh: '文件不是 UTF-8 编码（可能是 GBK），汉字会读错。请用编辑器另存为 UTF-8。',
    en: 'the file is not UTF-8 (perhaps GBK), so its characters would be misread. Save it as UTF-8.',
  },
  'policy/too-many-schemes': {
    zh: 'schemes 文件夹里有 {files} 个方案，超过上限 {most}。请核对所给的文件夹。',
    en: 'schemes holds {files} files, more than {most}. Check that this is the right folder.',
  },
  'policy/file-too-large': {
    zh: '文件有 {characters} 个字符，超过上限 {most}。请确认它是规则库的文件。',
    en: 'the file has {characters} characters, more than {most}. Check that it belongs to a rule book.',
  },
  'policy/yaml': {
    zh: '不是合乎格式的 YAML（{why}）。请检查缩进、引号和冒号后的空格。',
    en: 'this is not well-formed YAML ({detail}). Check indentation, quotes and the space after colons.',
  },
  'policy/comma-cut': {
    zh: '文字在逗号处断开了，“{key}”没有读进去。花括号里的文字若含英文逗号，请用引号括起来。',
    en: 'the comma ended the text and "{key}" was left out. Inside braces, put text that holds a comma in quotes.',
  },
  'policy/unknown-key': { zh: '不认识的项“{key}”。{near}', en: 'unknown key "{key}". {nearEn}' },
  'policy/missing-key': { zh: '缺少必须有的项“{key}”。请补上。', en: 'the key "{key}" is required. Add it.' },
  'policy/not-one-of': { zh: '{got} 不在可选值之内：{allowed}。', en: '{got} is not one of {allowed}.' },
  'policy/wrong-kind': {
    zh: '{got} 的写法不合要求。请对照同一文件里的其他条目改写。',
    en: '{got} is not written as asked here. Compare with the other entries of the file.',
  },
  'policy/wrong-value': { zh: '{got} 不合要求：{must}。', en: '{got} does not meet {rule}.' },
  'policy/unknown-edition': {
    zh: '现用版本“{name}”不在 editions 之内。{near}',
    en: 'the current edition "{name}" is not among the editions. {nearEn}',
  },
  'policy/unknown-clause': {
    zh: '没有第 {clause} 条。{near}条款见 clauses.yaml。',
    en: 'there is no clause {clause}. {nearEn} Clauses stand in clauses.yaml.',
  },
  'policy/unknown-unit': {
    zh: '不认识的单位“{name}”。{near}单位及其简称见 units.yaml。',
    en: 'unknown unit "{name}". {nearEn} Units and their short names stand in units.yaml.',
  },
  'policy/unknown-goal': { zh: '没有编号为“{name}”的目标。{near}', en: 'there is no goal "{name}". {nearEn}' },
  'policy/unknown-parameter': {
    zh: '没有编号为“{name}”的参数。{near}',
    en: 'there is no parameter "{name}". {nearEn}',
  },
  'policy/unknown-scheme': {
    zh: 'schemes 文件夹里没有编号为“{name}”的方案。{near}',
    en: 'no scheme of the folder schemes has the id "{name}". {nearEn}',
  },
  'policy/unknown-indicator': {
    zh: '指标目录里没有“{name}”。{near}请在 indicators.yaml 补上，或改用已有的指标。',
    en: 'the catalogue has no indicator "{name}". {nearEn} Add it to indicators.yaml or use one that is there.',
  },
  'policy/not-reported': {
    zh: '指标“{name}”随名录登记，不在报表里，不能对它写这条规则。',
    en: 'the indicator "{name}" stands in a register and is not asked in a return, so no such rule can be written for it.',
  },
  'policy/mixed-subjects': {
    zh: '同一条规则里有不同主体的指标（{subjects}），无法比较。请只用同一种主体的指标。',
    en: 'indicators of different subjects ({subjects}) stand in one rule and cannot be compared. Use those of one subject.',
  },
  'policy/register-rule': {
    zh: '“{id}”须写 fact 或 parcels 之一，才知道与名录的哪一项比。',
    en: '"{id}" needs either fact or parcels: with what of the register is it compared?',
  },
  'policy/population-twice': {
    zh: '指标“{name}”已在前面的 populations 里写过，问哪些主体只能写一处。',
    en: 'who is asked for "{name}" is said already above; say it once.',
  },
  'policy/no-register-fact': {
    zh: '名录里没有“{name}”这一项。请先在 indicators.yaml 里登记（period: register）。',
    en: 'no register has "{name}". Put it into indicators.yaml first (period: register).',
  },
  'policy/unknown-subject': {
    zh: '不认识的主体种类“{name}”。{near}主体种类见 indicators.yaml 的 subjects。',
    en: 'unknown kind of subject "{name}". {nearEn} Kinds stand under subjects in indicators.yaml.',
  },
  'policy/other-subject': {
    zh: '目标“{id}”不是对 {of} 定的，不能用来数 {of}。',
    en: 'the goal "{id}" is not set for each {of}, so it cannot decide which {of} to count.',
  },
  'policy/duplicate-id': {
    zh: '“{id}”用了两次，将分不清指的是哪一个。请改其中一个。',
    en: '"{id}" is used twice and would be ambiguous. Rename one.',
  },
  'policy/circle': {
    zh: '“{id}”绕回了它自己：循环引用。请打断这个环。',
    en: '"{id}" leads back to itself: a circle. Break it.',
  },
  'policy/no-parent': {
    zh: '有第 {clause} 条，却没有它的上级 {parent}。请补上。',
    en: 'clause {clause} is there but not {parent} above it. Add it.',
  },
  'policy/clause-gap': {
    zh: '有第 {clause} 条，却没有它前面的 {before}。每一条都须写上，没有可计算内容的也要写明原因。',
    en: 'clause {clause} is there but not {before} before it. Every clause stands here, with a reason when there is nothing to compute.',
  },
  'policy/no-summary': {
    zh: '第 {clause} 条没有摘要（summary）。请补上。',
    en: 'clause {clause} has no summary. Add one.',
  },
  'policy/no-answer': {
    zh: '“{what}”没有写明由什么算出。请写 computed_by 或 planned；没有可计算内容的写 nothing_to_compute 和原因。',
    en: '"{what}" does not say what computes it. Give computed_by or planned, or nothing_to_compute with the reason.',
  },
  'policy/two-answers': {
    zh: '既说由什么算出，又说没有可计算的内容。只能留一个。',
    en: 'it says both what computes it and that there is nothing to compute. Keep one.',
  },
  'policy/no-origin': {
    zh: '没有写出处。请写条款（cite）或所据文件（source）；原文没有定的，写 assumed 和 confirm_by。',
    en: 'no origin is given. Give the clause (cite) or document (source), or mark it assumed with confirm_by.',
  },
  'policy/no-confirm': {
    zh: '标了假定（assumed），没有写由谁确认。请补 confirm_by。',
    en: 'it is assumed but names nobody to confirm it. Add confirm_by.',
  },
  'policy/not-a-day': { zh: '{day} 不是真实的日期。', en: '{day} is not a real day.' },
  'policy/days-order': {
    zh: '日期次序不对：{second} 须晚于 {first}。',
    en: 'the days are out of order: {second} should come after {first}.',
  },
  'policy/no-target': {
    zh: '目标“{id}”没有数：请写 at_least（不低于）或 at_most（不高于）。',
    en: 'the goal "{id}" has no figure. Give at_least or at_most.',
  },
  'policy/no-due': {
    zh: '目标“{id}”没有期限。请写 due：某一天、every_year（每年）或 always（始终）。',
    en: 'the goal "{id}" has no due date. Give due: a day, every_year or always.',
  },
  'policy/split-of-each': {
    zh: '目标“{id}”是对每个主体的，或者有上下两个限，不能再分到单位。请删去 splits，或去掉 each。',
    en: 'the goal "{id}" is asked of each already, or has two bounds: it cannot be handed out. Remove splits, or each.',
  },
  'policy/split-without': {
    zh: '分到各单位的数里没有 {units}，而 split_to 写了要分给它。请补上，不分给它的就从 split_to 删去。',
    en: 'the shares leave out {units}, which split_to names. Add them, or take them out of split_to.',
  },
  'policy/split-sum': {
    zh: '目标“{id}”自 {day} 起是 {whole}，分到各单位的数合计 {sum}，写明没有分下去的 {left}，对不上。请改分到各单位的数；确实没有分下去（或多分）的，写 left_over: {rest}。',
    en: 'the goal "{id}" is {whole} from {day}; its shares come to {sum} and what is left over is said to be {left}. Mend the shares, or say left_over: {rest}.',
  },
  'policy/split-early': {
    zh: '目标“{id}”在 {day} 还没有全市的数，先有了分到各单位的数。请核对施行日。',
    en: 'the goal "{id}" has shares on {day} but no target for the whole yet. Check the days.',
  },
  'policy/criterion': {
    zh: '目标“{id}”标了 criterion（只用来认定哪些主体算数），须同时写 each，说明认定的是哪种主体。',
    en: 'the goal "{id}" is marked as a criterion, so it must say with each whom it judges.',
  },
  'policy/two-columns': {
    zh: '目标“{id}”在栏目“{first}”和“{second}”里都有。每个目标只放一栏，请删去一处。',
    en: 'the goal "{id}" stands in the columns "{first}" and "{second}". A goal stands in one: take it out of the other.',
  },
  'policy/no-column': {
    zh: '目标“{id}”没有放进任何一栏（columns），按栏目看时就看不到它。请放进其中一栏。',
    en: 'the goal "{id}" stands in no column, so it would not be seen by column. Put it into one of columns.',
  },
  'policy/map-classes': {
    zh: '图例的分级点 {second} 不大于前一个 {first}。请从小到大写。',
    en: 'the bound {second} of the classes is not above the one before it, {first}. Write them ascending.',
  },
  'policy/direction': {
    zh: '目标“{id}”的方向是 {direction}，与所写的数不合：up 只写 at_least，down 只写 at_most，between 两个都写。',
    en: 'the goal "{id}" goes {direction}, which does not fit its figures: up takes at_least, down takes at_most, between takes both.',
  },
  'policy/least-above-most': { zh: '下限 {least} 大于上限 {most}。', en: 'at_least {least} is above at_most {most}.' },
  'policy/light-order': {
    zh: '黄灯线 {yellow} 高于绿灯线 {green}，永远亮不了黄灯。请改小。',
    en: 'the yellow line {yellow} is above the green line {green}, so yellow could never show. Lower it.',
  },
  'policy/measure-unit': {
    zh: '目标“{id}”的单位是 {unit}，而算出来的是 {got}，不能换算。请核对指标或单位。',
    en: 'the goal "{id}" is in {unit} but its measure gives {got}, which cannot be converted. Check the indicators or the unit.',
  },
  'policy/not-in-clause': {
    zh: '“{id}”引用了第 {clause} 条，第 {clause} 条的 computed_by 里却没有它。请在 clauses.yaml 补上，或更正 cite。',
    en: '"{id}" cites clause {clause}, but that clause does not name it in computed_by. Add it there, or correct the citation.',
  },
  'policy/unused-indicator': {
    zh: '指标“{name}”没有方案、目标或条款用到。',
    en: 'the indicator "{name}" is used by no scheme, goal or clause.',
  },
  'policy/input-not-listed': {
    zh: '方案的“{name}”不在指标目录的 {subject} 之下。{near}',
    en: '"{name}" is not in the catalogue under {subject}. {nearEn}',
  },
  'policy/input-unit': {
    zh: '“{name}”在方案里的单位是 {unit}，指标目录里是 {listed}。请改成一致。',
    en: '"{name}" is in {unit} here and in {listed} in the catalogue. Make them agree.',
  },
  'policy/input-label': {
    zh: '“{name}”在方案里叫“{label}”，指标目录里叫“{listed}”。请改成一致。',
    en: '"{name}" is called "{label}" here and "{listed}" in the catalogue. Make them agree.',
  },
  'policy/no-such-clause': {
    zh: '规则库里没有第 {clause} 条。{near}全部条款见 wanmu policy show。',
    en: 'the rule book has no clause {clause}. {nearEn} See wanmu policy show for all of them.',
  },
}
