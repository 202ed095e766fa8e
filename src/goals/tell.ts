// Goals · where the goals stand, as text for the terminal and as rows for a table.
import type { Language } from '../kernel/finding.ts'
import type { Reading } from './reading.ts'
import { LIGHT_WORDS, WHY_WORDS } from './sentences.ts'
import type { GoalStanding } from './stand.ts'

const MARK = { green: '●', yellow: '◐', red: '○', grey: '·' } as const
const MOST_HELD_BACK = 3

/** One goal in three to six lines; the light as a word beside its mark, never by colour alone. Criteria are told with what counts by them. */
export function tellGoals(goals: readonly GoalStanding[], day: string, language: Language): string {
  const zh = language === 'zh'
  const head = zh ? `截至 ${day}` : `As of ${day}`
  const told = goals.filter(({ criterion }) => !criterion)
  const counts = (['red', 'yellow', 'green', 'grey'] as const)
    .map((light) => [light, told.filter((one) => one.light === light).length] as const)
    .map(([light, n]) => `${LIGHT_WORDS[light][language]} ${n}`)
    .join(zh ? '，' : ', ')
  return [`${head}${zh ? '：' : ': '}${counts}`, ...told.flatMap((one) => ['', ...goalLines(one, language)]), ''].join(
    '\n',
  )
}

function goalLines(goal: GoalStanding, language: Language): string[] {
  const zh = language === 'zh'
  const colon = zh ? '：' : ': '
  const { city, target } = goal
  const held = goal.holding_back
    .slice(0, MOST_HELD_BACK)
    .map((one) => dragText(one, language))
    .join(zh ? '；' : '; ')
  const label = `${goal.label[language]}${target === null ? '' : `${colon}${targetText(goal, language)}`}`
  return [
    `${MARK[goal.light]} ${LIGHT_WORDS[goal.light][language]}  ${label}`,
    `    ${readingText(city, goal, language)}`,
    ...beforeLine(goal, language),
    ...(goal.asked_of_each ? [`    ${membersText(goal, language)}`] : []),
    ...(held === '' ? [] : [`    ${zh ? '拖后' : 'holding back'}${colon}${held}`]),
    `    ${chargeText(goal, language)}`,
  ]
}

/** Only where it changed. */
function beforeLine({ before, light }: GoalStanding, language: Language): string[] {
  if (before.light === light || before.light === 'grey') return []
  const [was, is] = [LIGHT_WORDS[before.light][language], LIGHT_WORDS[light][language]]
  return [language === 'zh' ? `    ${before.day} 是${was}，现在是${is}` : `    ${was} on ${before.day}, now ${is}`]
}

export function membersText({ lights, members_total: total }: GoalStanding, language: Language): string {
  const zh = language === 'zh'
  if (total === 0) return zh ? '还没有登记或填报任何主体' : 'nobody registered or filed of yet'
  const counts = (['green', 'yellow', 'red', 'grey'] as const)
    .filter((light) => lights[light] > 0)
    .map((light) => `${LIGHT_WORDS[light][language]} ${lights[light]}`)
    .join(zh ? '，' : ', ')
  return `${zh ? '各个主体：' : 'members: '}${counts}`
}

export const dragText = ({ who, by, unit }: GoalStanding['holding_back'][number], language: Language): string =>
  `${who.name[language]} ${language === 'zh' ? '差' : 'short by'} ${shown(by)} ${unit}`

/** Clause, who leads; where the text names nobody, who answers for the figures. */
function chargeText({ cites, lead, owners, target }: GoalStanding, language: Language): string {
  const zh = language === 'zh'
  const comma = zh ? '、' : ', '
  const who =
    lead.length > 0
      ? `${zh ? '牵头 ' : 'lead '}${lead.join(comma)}`
      : owners.length > 0
        ? `${zh ? '牵头原文没有写，数由 ' : 'no lead named; figures by '}${owners.join(comma)}${zh ? ' 负责' : ''}`
        : ''
  const confirm =
    target?.assumed === undefined
      ? ''
      : zh
        ? `【待确认：${target.confirm_by ?? ''}】`
        : `[to be confirmed by ${target.confirm_by ?? ''}]`
  const clause = `${zh ? '依据' : 'clause'} ${cites.join(comma)}`
  return [clause, who, confirm].filter((part) => part !== '').join(zh ? '；' : '; ')
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
    pace.per_month === null
      ? ''
      : zh
        ? `每月 ${shown(pace.per_month.so_far)}，今后每月须 ${shown(pace.per_month.needed)}`
        : `${shown(pace.per_month.so_far)} a month, ${shown(pace.per_month.needed)} needed from now on`,
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
