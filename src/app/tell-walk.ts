// App · a walk back as text for the terminal.

import { LIGHT_WORDS, WHY_WORDS } from '../goals/sentences.ts'
import type { Language } from '../kernel/finding.ts'
import { ourDay } from './clock.ts'
import type { SourceCell } from './goal-sources.ts'
import type { GoalWalk, WalkInput, WalkJudged, WalkSide } from './goal-walk.ts'

const MOST_LINES = 20

/** Value, clause, formula with its numbers, then each figure with its return and cell, who filed and who approved it. */
export function tellWalk(walk: GoalWalk, language: Language): string {
  const zh = language === 'zh'
  const { goal, who, value, at, light, why, clauses, assumed, sums, sides, judged, missing } = walk
  const colon = zh ? '：' : ': '
  const value_ = value === null ? WHY_WORDS['no-figure'][language] : `${shown(value)} ${goal.unit}`
  return [
    `${who.name[language]} · ${goal.label[language]}${colon}${value_}${at === null ? '' : zh ? `（截至 ${at}）` : ` (${at})`}`,
    `${LIGHT_WORDS[light][language]}${colon}${WHY_WORDS[why][language]}`,
    `${zh ? '算法' : 'reckoned as'}${colon}${goal.measure[language]}`,
    ...clauses.map(
      ({ clause, title, summary }) =>
        `${zh ? '条款' : 'clause'} ${clause} ${title[language]}${summary === null ? '' : `${colon}${summary[language]}`}`,
    ),
    ...(assumed === null
      ? []
      : [`${zh ? '【待确认】' : '[to be confirmed] '}${assumed.confirm_by}${colon}${assumed.why[language]}`]),
    ...(goal.note === null ? [] : [`${zh ? '说明' : 'note'}${colon}${goal.note[language]}`]),
    '',
    ...sums.map(
      ({ words, expression, sign, result, unit }) =>
        `${words[language]}${colon}${expression} ${sign} ${result} ${unit}`,
    ),
    ...sides.flatMap((side) => ['', ...sideLines(side, language)]),
    ...(judged.length === 0 ? [] : ['', ...judgedLines(judged, language)]),
    ...(missing.count === 0
      ? []
      : [
          '',
          `${zh ? `缺 ${missing.count} 个主体的数` : `${missing.count} without a figure`}${colon}${missing.first.join(zh ? '、' : ', ')}${missing.count > missing.first.length ? '…' : ''}`,
        ]),
    '',
  ].join('\n')
}

function sideLines(side: WalkSide, language: Language): string[] {
  const { label, unit, owner, definition, value, inputs, others } = side
  const zh = language === 'zh'
  const told = inputs.slice(0, MOST_LINES)
  const rest = inputs.slice(MOST_LINES)
  const more = {
    count: others.count + rest.length,
    value: others.value + rest.reduce((sum, one) => sum + one.value, 0),
  }
  return [
    `${label[language]}${zh ? '合计' : ', sum'} ${shown(value)} ${unit}${zh ? `（${owner}；${definition}）` : ` (${owner})`}`,
    ...(side.from_register ? [`  ${zh ? '取自名录' : 'from the register'}`] : []),
    ...told.flatMap((one) => inputLines(one, unit, language)),
    ...(more.count === 0
      ? []
      : [`  ${zh ? `其余 ${more.count} 个，合计` : `${more.count} others, in all`} ${shown(more.value)} ${unit}`]),
  ]
}

function inputLines({ subject, value, figures }: WalkInput, unit: string, language: Language): string[] {
  return [
    `  ${subject.name[language]} ${shown(value)} ${unit}`,
    ...figures.map((one) => `    ${sourceText(one, language)}`),
  ]
}

function sourceText(one: SourceCell, language: Language): string {
  const zh = language === 'zh'
  const day = (at: string | null): string => (at === null ? '' : ` ${ourDay(at)}`)
  const revised = one.revisions.map(
    ({ old, new: now, why }) => `${old ?? '—'} → ${now ?? '—'}${zh ? `（${why}）` : ` (${why})`}`,
  )
  const parts = [
    `${one.period} ${one.caliber} ${one.value ?? '—'} ${one.measure}`,
    `${zh ? '表' : 'return'} ${one.return} ${one.cell}${one.from === null ? '' : zh ? `（${one.from}）` : ` (${one.from})`}`,
    `${zh ? '填报' : 'filed by'} ${one.filed_by.name}${day(one.filed_by.at)}`,
    `${zh ? '批准' : 'approved by'} ${one.approved_by.name}${day(one.approved_by.at)}`,
    ...(revised.length === 0 ? [] : [`${zh ? '更正' : 'corrected'} ${revised.join(zh ? '、' : ', ')}`]),
  ]
  return parts.join(zh ? '；' : '; ')
}

function judgedLines(judged: readonly WalkJudged[], language: Language): string[] {
  const zh = language === 'zh'
  const line = ({ subject, value, asked }: WalkJudged): string =>
    `  ${subject.name[language]}${value === null ? '' : ` ${shown(value)}`}${asked === null ? '' : ` / ${shown(asked)}`}`
  const [yes, no] = [judged.filter(({ counts }) => counts), judged.filter(({ counts }) => !counts)]
  const list = (word: string, all: readonly WalkJudged[]): string[] =>
    all.length === 0
      ? []
      : [`${word} ${all.length}`, ...all.slice(0, MOST_LINES).map(line), ...(all.length > MOST_LINES ? ['  …'] : [])]
  return [...list(zh ? '算数的' : 'counted', yes), ...list(zh ? '不算数的' : 'not counted', no)]
}

const shown = (value: number): string => String(Number(value.toFixed(4)))
