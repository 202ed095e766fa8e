// Goals · where the goals stand, as text for the terminal and as rows for a table.
import type { Language } from '../kernel/finding.ts'
import type { Reading } from './reading.ts'
import { LIGHT_WORDS, WHY_WORDS } from './sentences.ts'
import type { GoalStanding } from './stand.ts'

const MARK = { green: '●', yellow: '◐', red: '○', grey: '·' } as const
const MOST_HELD_BACK = 3

/** One goal in three to five lines; the light as a word beside its mark, never by colour alone. */
export function tellGoals(goals: readonly GoalStanding[], day: string, language: Language): string {
  const zh = language === 'zh'
  const head = zh ? `截至 ${day}` : `As of ${day}`
  const counts = (['red', 'yellow', 'green', 'grey'] as const)
    .map((light) => [light, goals.filter((one) => one.light === light).length] as const)
    .map(([light, n]) => `${LIGHT_WORDS[light][language]} ${n}`)
    .join(zh ? '，' : ', ')
  return [`${head}${zh ? '：' : ': '}${counts}`, ...goals.flatMap((one) => ['', ...goalLines(one, language)]), ''].join(
    '\n',
  )
}

function goalLines(goal: GoalStanding, language: Language): string[] {
  const zh = language === 'zh'
  const colon = zh ? '：' : ': '
  const { city, lights, target } = goal
  const lead = [...goal.lead].join(zh ? '、' : ', ')
  const each = goal.asked_of_each
    ? `${zh ? '各个主体' : 'members'}${colon}${(['green', 'yellow', 'red', 'grey'] as const)
        .filter((light) => lights[light] > 0)
        .map((light) => `${LIGHT_WORDS[light][language]} ${lights[light]}`)
        .join(zh ? '，' : ', ')}`
    : ''
  const held = goal.holding_back
    .slice(0, MOST_HELD_BACK)
    .map(({ who, by, unit }) => `${who.name[language]} ${zh ? '差' : 'short by'} ${shown(by)} ${unit}`)
    .join(zh ? '；' : '; ')
  return [
    `${MARK[goal.light]} ${LIGHT_WORDS[goal.light][language]}  ${goal.label[language]}${target === null ? '' : `${colon}${targetText(goal, language)}`}`,
    `    ${readingText(city, goal, language)}`,
    ...(each === '' ? [] : [`    ${each}`]),
    ...(held === '' ? [] : [`    ${zh ? '拖后' : 'holding back'}${colon}${held}`]),
    `    ${zh ? '依据' : 'clause'} ${goal.cites.join(zh ? '、' : ', ')}${lead === '' ? '' : `${zh ? '；牵头 ' : '; lead '}${lead}`}${
      target?.assumed === undefined
        ? ''
        : zh
          ? `；【待确认：${target.confirm_by ?? ''}】`
          : `; [to be confirmed by ${target.confirm_by ?? ''}]`
    }`,
  ]
}

export function targetText({ target, unit }: GoalStanding, language: Language): string {
  const zh = language === 'zh'
  if (target === null) return ''
  const { at_least: least, at_most: most, due } = target
  const value =
    least !== undefined && most !== undefined
      ? `${shown(least)}–${shown(most)}`
      : least !== undefined
        ? `${zh ? '不低于 ' : 'at least '}${shown(least)}`
        : `${zh ? '不高于 ' : 'at most '}${shown(most ?? 0)}`
  const when =
    due === 'every_year'
      ? zh
        ? '，每年'
        : ', every year'
      : due === 'always'
        ? zh
          ? '，始终'
          : ', always'
        : zh
          ? `，到 ${due}`
          : ` by ${due}`
  return `${value} ${unit}${when}`
}

export function readingText(
  { now, pace, moved, projection }: Reading,
  { unit }: GoalStanding,
  language: Language,
): string {
  const zh = language === 'zh'
  const comma = zh ? '，' : ', '
  if (now === null) return WHY_WORDS['no-figure'][language]
  const parts = [
    `${zh ? '现值' : 'now'} ${shown(now.value)} ${unit}${zh ? `（截至 ${now.at}）` : ` (${now.at})`}`,
    pace.needed === null ? '' : `${zh ? '应有' : 'needed'} ${shown(pace.needed)}`,
    WHY_WORDS[pace.why][language],
    moved === null
      ? ''
      : `${zh ? `自 ${moved.since}` : `since ${moved.since}`} ${moved.by >= 0 ? '+' : ''}${shown(moved.by)}`,
    projection === null ? '' : projectionText(projection, language),
    now.missing.length === 0
      ? ''
      : zh
        ? `缺 ${now.missing.length} 个主体的数`
        : `${now.missing.length} without a figure`,
  ]
  return parts.filter((part) => part !== '').join(comma)
}

function projectionText({ at, value, low, high }: NonNullable<Reading['projection']>, language: Language): string {
  const range =
    low === null || high === null
      ? ''
      : language === 'zh'
        ? `（${shown(low)} 至 ${shown(high)}）`
        : ` (${shown(low)} to ${shown(high)})`
  return `${language === 'zh' ? `照此到 ${at} 为` : `at this rate by ${at}`} ${shown(value)}${range}`
}

const shown = (value: number): string => String(Number(value.toFixed(2)))
