// Record · returns: the sentences of what checks find in cells: what, why, how to mend.
import type { Sentences } from '../../kernel/finding.ts'
import { templateSentences } from './template-sentences.ts'

const MUST: Sentences = {
  'record/no-contest-reason': {
    zh: '单元格“{cell}”对现行的数有异议，须写明理由。',
    en: 'the cell "{cell}" contests the figure in force and must say why.',
  },
  'record/cell-not-asked': {
    zh: '“{form}”不问单元格“{cell}”。请核对指标和编号。',
    en: 'the form "{form}" does not ask the cell "{cell}". Check indicator and id.',
  },
  'record/cell-other-period': {
    zh: '{name}的{indicator}写的是 {period} 的数，这张表报 {wanted}。',
    en: '{indicatorEn} of {name} is given for {period}; this return is for {wanted}.',
  },
  'record/cell-other-unit': {
    zh: '{name}的{indicator}应以{unit}为单位，所写的是“{got}”。请换算后再填。',
    en: '{indicatorEn} of {name} is asked in {unit}, not in "{got}". Convert it first.',
  },
  'record/caliber': {
    zh: '{name}的{indicator}的口径“{got}”不在可选之内：{may}。',
    en: 'the caliber "{got}" of {indicatorEn} of {name} is none of {may}.',
  },
  'record/no-number': {
    zh: '{name}的{indicator}应是一个数（{unit}），所写的是“{value}”。请只填数字；确实不知道的填“不详”并写说明。',
    en: '{indicatorEn} of {name} must be a number ({unit}), not "{value}". If it is unknown, write 不详 and say why.',
  },
  'record/below-min': {
    zh: '{name}的{indicator} {value} {unit}小于下限 {min}。请核对。',
    en: '{indicatorEn} of {name}, {value} {unit}, is below {min}. Check it.',
  },
  'record/above-max': {
    zh: '{name}的{indicator} {value} {unit}大于上限 {max}。请核对单位和小数点。',
    en: '{indicatorEn} of {name}, {value} {unit}, is above {max}. Check unit and decimal point.',
  },
  'record/not-whole': {
    zh: '{name}的{indicator}须是整数（{unit}），所写的是 {value}。',
    en: '{indicatorEn} of {name} must be a whole number ({unit}), not {value}.',
  },
  'record/blank': {
    zh: '{name}的{indicator}（{unit}）没有填。没有发生的填 0，确实不知道的填“不详”并写说明。',
    en: '{indicatorEn} of {name} ({unit}) is blank. Write 0 if there was none; if it is unknown, write 不详 and say why.',
  },
  'record/known-already': {
    zh: '{name}的{indicator}已有现行的数 {value} {unit}（{return}），不再另报。请确认，或写明理由提出异议。',
    en: '{indicatorEn} of {name} is in force already: {value} {unit} ({return}). Confirm it or contest it with a reason; it is not filed again.',
  },
  'record/unanswered': {
    zh: '{name}的{indicator}已有现行的数 {value} {unit}，请确认，或写明理由提出异议。',
    en: '{indicatorEn} of {name} is in force already: {value} {unit}. Confirm it, or contest it with a reason.',
  },
  'record/answer-old': {
    zh: '{name}的{indicator}在确认之后已更正为 {value} {unit}，请重新确认。',
    en: '{indicatorEn} of {name} was corrected to {value} {unit} after it was answered. Answer again.',
  },
  'record/comparison': {
    zh: '{name}：{rule}不成立，左边 {left}，右边 {right}（{unit}）。请核对各数。',
    en: '{name}: {ruleEn} does not hold: {left} against {right} ({unit}). Check the figures.',
  },
  'record/not-there': {
    zh: '{day} 的名录里，本单位没有编号为“{id}”的{subject}。请核对编号，或先办理名录变更。',
    en: 'on {day} the register of this unit has no "{id}". Check the id, or change the register first.',
  },
  'record/late': {
    zh: '应于 {due} 前报送，宽限到 {until}，今天是 {day}。请用理由说明为何迟报。',
    en: 'it was due by {due}, with a late window until {until}; today is {day}. Give a reason for filing late.',
  },
}

const EXPLAIN: Sentences = {
  'record/unknown-value': {
    zh: '{name}的{indicator}填了“不详”',
    en: '{indicatorEn} of {name} is told to be unknown',
  },
  'record/comparison-unusual': {
    zh: '{name}：{rule}，而这里左边 {left}，右边 {right}（{unit}）',
    en: '{name}: {ruleEn}, but here it is {left} against {right} ({unit})',
  },
  'record/jump': {
    zh: '{name}的{indicator} {value} {unit}，{earlier} 是 {before}，增减超过 {share}%',
    en: '{indicatorEn} of {name} is {value} {unit}; in {earlier} it was {before}: a change of more than {share} %',
  },
  'record/outlier': {
    zh: '{name}的{indicator} {value} {unit}，水平 {level}，与 {peers} 个同类的中位数 {median} 相差悬殊',
    en: '{indicatorEn} of {name} is {value} {unit}, level {level}; far from {median}, the median of {peers} peers',
  },
  'record/register-land': {
    zh: '{name}的{indicator} {value} {unit}，名录里是 {registered}，相差超过 {tolerance}%',
    en: '{indicatorEn} of {name} is {value} {unit}; by the register it is {registered}, more than {tolerance} % apart',
  },
}

export const returnSentences: Sentences = {
  ...MUST,
  ...templateSentences,
  ...Object.fromEntries(
    Object.entries(EXPLAIN).map(([code, { zh, en }]) => [code, { zh: `${zh}。{answer}`, en: `${en}. {answerEn}` }]),
  ),
}

/** What is to be done about a remark that a reason answers, or the reason given. */
export const thenFacts = (explained: string | undefined): Readonly<Record<'answer' | 'answerEn', string>> =>
  explained === undefined
    ? {
        answer: '请核对；属实的，在该格的说明里写明原因。',
        answerEn: 'Check it; if it is right, say why in its note.',
      }
    : { answer: `已说明：${explained}`, answerEn: `Explained: ${explained}` }
