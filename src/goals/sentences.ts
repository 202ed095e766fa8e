// Goals · the sentences of its findings, and why a light is what it is.
import type { Language, Sentences } from '../kernel/finding.ts'
import type { LightColour, Pace } from './pace.ts'

export const goalsSentences: Sentences = {
  'goals/other-unit': {
    zh: '{place} 的单位是“{unit}”，目录要“{wanted}”，换算不了，没有计入。请更正那张表的单位。',
    en: '{place} is in "{unit}", the catalogue wants "{wanted}"; it cannot be turned into it and was left out. Correct the unit of that return.',
  },
  'goals/no-such-goal': {
    zh: '没有“{goal}”这个目标。{near}各目标的编号见 ./wanmu goals --format json。',
    en: 'there is no goal "{goal}". {nearEn} ./wanmu goals --format json lists them.',
  },
  'goals/no-such-unit': {
    zh: '没有“{unit}”这个填报单位。{near}可写编号、国标代码或名称。',
    en: 'there is no reporting unit "{unit}". {nearEn} Give its id, its GB/T 2260 code or its name.',
  },
  'goals/no-such-member': {
    zh: '目标“{goal}”说的主体里没有“{member}”，或者不归你看。请核对编号和日期。',
    en: 'the goal "{goal}" speaks of no "{member}", or it is not yours to see. Check the id and the day.',
  },
  'goals/no-out': {
    zh: '工作簿要写到文件里。请加 --out 文件名.xlsx。',
    en: 'a workbook is written to a file. Add --out name.xlsx.',
  },
  'goals/no-period': {
    zh: '{place} 的期间“{period}”认不出，没有计入。应写作 2025、2025Q3 或 2025-07。',
    en: 'the period "{period}" of {place} is none and was left out. Write 2025, 2025Q3 or 2025-07.',
  },
}

type Words<Key extends string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>

export const LIGHT_WORDS: Words<LightColour> = {
  green: { zh: '绿', en: 'green' },
  yellow: { zh: '黄', en: 'yellow' },
  red: { zh: '红', en: 'red' },
  grey: { zh: '灰', en: 'grey' },
}

export const WHY_WORDS: Words<Pace['why']> = {
  reached: { zh: '已达到', en: 'reached' },
  'over-limit': { zh: '超过上限', en: 'over the limit' },
  missed: { zh: '到期未达', en: 'due and not reached' },
  'on-pace': { zh: '进度赶得上', en: 'on pace' },
  behind: { zh: '进度落后', en: 'behind' },
  'far-behind': { zh: '进度落后很多', en: 'far behind' },
  backwards: { zh: '比起点还退了', en: 'fallen back behind the start' },
  'one-point': { zh: '只有一期数，看不出进度', en: 'one value only, no pace to tell' },
  'no-figure': { zh: '没有数', en: 'no figure' },
  'no-target': { zh: '没有给它定目标', en: 'no target of its own' },
  criterion: { zh: '认定条件，不要求人人达到', en: 'a criterion, asked of nobody' },
}
