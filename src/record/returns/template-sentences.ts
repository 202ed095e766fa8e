// Record · returns: the sentences of templates: not ours, not this one, edited, moved.
import type { Sentences } from '../../kernel/finding.ts'

export const templateSentences: Sentences = {
  'record/not-asked-here': {
    zh: '这一格按名录不用填（规上、规下等填的数不同），“{value}”没有收下。如果该填，请先办理名录变更。',
    en: 'By its register this subject is not asked for the figure; "{value}" was not taken. If it should be, have the register changed first.',
  },
  'record/template-none': {
    zh: '这不是系统生成的填报模板（或其中的标记已被删去）。请重新下载模板，把数抄过去。',
    en: 'this is no template made by the system, or its mark was removed. Get the template again and copy the figures over.',
  },
  'record/template-version': {
    zh: '模板的版本“{got}”不是现用的“{wanted}”。请重新下载模板。',
    en: 'the template is of version "{got}", not "{wanted}". Get the template again.',
  },
  'record/template-other-form': {
    zh: '这是另一张表（{got}）的模板，这里填的是 {wanted}。',
    en: 'this is the template of another form, {got}; here it is {wanted}.',
  },
  'record/template-other-unit': {
    zh: '这是另一个单位（{got}）的模板，这里填的是 {wanted}。',
    en: 'this is the template of another unit, {got}; here it is {wanted}.',
  },
  'record/template-other-period': {
    zh: '这是 {got} 的模板，这里填的是 {wanted}。请下载本期的模板。',
    en: 'this is the template for {got}; here it is {wanted}. Get the one for this period.',
  },
  'record/template-stale': {
    zh: '模板生成以后，名录、指标或已批准的数有了变化。请重新下载模板，把数抄过去。',
    en: 'since the template was made, the register, the indicators or the figures in force have changed. Get it again and copy the figures over.',
  },
  'record/template-sheet': {
    zh: '没有工作表“{sheet}”。请不要改名或删除；可重新下载模板。',
    en: 'there is no sheet "{sheet}". Do not rename or delete it; the template can be had again.',
  },
  'record/template-header': {
    zh: '表头应是“{wanted}”，现在是“{got}”。表头定了单位和指标，请改回去。',
    en: 'the header should be "{wanted}" and is "{got}". It says which indicator in which unit: put it back.',
  },
  'record/template-extra-column': {
    zh: '多出一列“{got}”。请删去；要说的话写在“说明”列。',
    en: 'there is a further column, "{got}". Remove it; remarks go into the columns for notes.',
  },
  'record/template-id': {
    zh: '编号应是“{wanted}”，现在是“{got}”。编号不能改；名录有误的，先办理名录变更。',
    en: 'the id should be "{wanted}" and is "{got}". Ids cannot be edited; if the register is wrong, change it first.',
  },
  'record/template-name': {
    zh: '名称应是“{wanted}”，现在是“{got}”。名称来自名录，请改回去。',
    en: 'the name should be "{wanted}" and is "{got}". It comes from the register: put it back.',
  },
  'record/template-moved-row': {
    zh: '这一行应是“{wanted}”，现在是“{got}”：行的次序动过，数可能错位。请恢复次序。',
    en: 'this row should be "{wanted}" and is "{got}": rows were moved, and figures may stand beside the wrong subject. Restore the order.',
  },
  'record/template-extra-row': {
    zh: '多出一行（{got}）。不在名录里的不能在这里添；请删去，或先办理名录变更。',
    en: 'there is a further row ({got}). What is not in the register cannot be added here: remove it, or change the register first.',
  },
  'record/template-missing-row': {
    zh: '缺少“{name}”（{id}）这一行。请恢复；可重新下载模板。',
    en: 'the row of "{name}" ({id}) is missing. Put it back, or get the template again.',
  },
  'record/template-beyond': {
    zh: '表格右边之外还有内容，不会读入。请移到“说明”列或删去。',
    en: 'there is something to the right of the table, which is not read. Move it into a note or remove it.',
  },
  'record/known-cleared': {
    zh: '{name}的{indicator}已有现行的数，不能清空。无误的请恢复，有异议的改成应有的数并写说明。',
    en: '{indicatorEn} of {name} is in force already and cannot be cleared. Put it back, or write what it should be and why.',
  },
  'record/contest-note': {
    zh: '{name}的{indicator}改动了现行的数 {value} {unit}，须在这里写明理由。',
    en: '{indicatorEn} of {name} differs from the figure in force, {value} {unit}: say why here.',
  },
  'record/no-such-form': {
    zh: '没有编号为“{form}”的报表。{near}所有报表见 return forms。',
    en: 'there is no form "{form}". {nearEn} See return forms for all.',
  },
  'record/period-kind': {
    zh: '“{form}”的期间不能是“{period}”。请写成 {example} 的形式。',
    en: '"{period}" is no period of this form. Write it like {example}.',
  },
  'record/not-a-filing-unit': {
    zh: '名录里没有叫“{unit}”的填报单位，或不在您的范围之内。{near}',
    en: 'the register has no reporting unit "{unit}", or it is not yours to see. {nearEn}',
  },
  'record/no-subjects': {
    zh: '{day} 的名录里，“{unit}”没有{subject}，无可填报。请核对单位，或先导入名录（register import）。',
    en: 'on {day} the register has no subject of this form in "{unit}", so there is nothing to file. Check the unit, or import the register first (register import).',
  },
  'record/not-opened': {
    zh: '“{unit}”还没有 {period} 的这张表。请先建表：return open，--kind {kind} --period {period} --unit {unit} --owner {owner}。',
    en: 'there is no return of this form for "{unit}" and {period} yet. Begin it: return open with --kind {kind} --period {period} --unit {unit} --owner {owner}.',
  },
  'record/several-returns': {
    zh: '这个单位这一期有几张这样的表（{ids}）。请用 --id 写明哪一张。',
    en: 'there are several such returns ({ids}). Say with --id which one.',
  },
}
