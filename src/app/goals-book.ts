// App · the goals as a workbook for officials: the city or one unit, every unit in a long table, members, red lights, what each rests on.

import type { Reading } from '../goals/reading.ts'
import { LIGHT_WORDS, WHY_WORDS } from '../goals/sentences.ts'
import type { GoalStanding } from '../goals/stand.ts'
import { dragText, membersText, targetText } from '../goals/tell.ts'
import { sayAssumed, sayMeasure } from '../policy/say.ts'
import { type GoalsColumn, type GoalsTable, goalsWorkbook } from '../report/goals-sheets.ts'
import type { CellValue } from '../report/sheet-plan.ts'
import type { GoalsTold } from './goals.ts'

const MOST_HELD_BACK = 5

/** xlsx bytes. A synthetic city says so on every page. */
export function goalsBook(told: GoalsTold): Promise<Uint8Array> {
  const { day, book, unit } = told
  const who = unit === undefined ? (book.policy.place.zh ?? '全市') : (book.units[unit]?.name.zh ?? unit)
  const shown = told.goals.filter(({ criterion }) => !criterion)
  const named = (words: string): string => `${who}${words}（截至 ${day}）`
  const tables: GoalsTable[] = [
    { name: '目标', title: named('目标进度'), columns: COLUMNS, frozen: 1, breakAfter: PAGE, rows: shown.map(goalRow) },
    ...(told.units.length === 0
      ? []
      : [
          {
            name: '分单位',
            title: named('目标进度：各单位'),
            columns: [{ head: '填报单位', look: 'text' } as const, ...COLUMNS],
            frozen: 2,
            breakAfter: PAGE + 1,
            rows: told.units.flatMap(({ name, goals }) =>
              goals.filter(({ criterion }) => !criterion).map((goal) => [name.zh, ...goalRow(goal)]),
            ),
          },
        ]),
    {
      name: '各主体',
      title: named('目标进度：各主体'),
      columns: [
        { head: '目标', look: 'text' },
        { head: '主体', look: 'text' },
        { head: '所属单位', look: 'text' },
        ...READING,
      ],
      frozen: 2,
      rows: shown.flatMap((goal) =>
        goal.members.map((one) => [
          goal.label.zh,
          one.who.name.zh,
          book.units[one.unit]?.short.zh ?? one.unit,
          ...readingCells(one, goal),
        ]),
      ),
    },
    {
      name: '红灯清单',
      title: named('目标红灯清单'),
      columns: RED,
      frozen: 2,
      rows: told.red.map((one) => [
        one.label.zh,
        one.who.name.zh,
        one.value,
        one.measured_in,
        one.gap === null ? null : Math.abs(one.gap),
        one.at,
        WHY_WORDS[one.why].zh,
        LIGHT_WORDS[one.before].zh,
        leadText(told.goals.find(({ id }) => id === one.goal) ?? { lead: one.lead, owners: [] }),
        one.cites.join('、'),
      ]),
    },
    {
      name: '口径与依据',
      title: named('目标的口径与依据'),
      columns: GROUNDS,
      frozen: 1,
      rows: told.goals.map((goal) => [
        goal.label.zh,
        goal.criterion ? '认定条件，不亮灯' : targetText(goal, 'zh'),
        sayMeasure(book, goal.measure, 'zh'),
        goal.cites.join('、'),
        goal.lead.join('、'),
        goal.with.join('、'),
        goal.owners.join('、'),
        goal.target === null ? '' : (sayAssumed(book, goal.target, 'zh') ?? ''),
        typeof goal.note === 'string' ? goal.note : (goal.note?.zh ?? ''),
      ]),
    },
  ]
  return goalsWorkbook(tables, isSynthetic(told) ? '模拟数据' : '')
}

/** Everything that the demo makes has it in its name. */
const isSynthetic = ({ goals }: GoalsTold): boolean =>
  goals.some(({ members }) => members.some(({ who }) => who.name.zh.includes('模拟')))

const column = (head: string, look: GoalsColumn['look'] = 'text', width?: number): GoalsColumn => ({
  head,
  look,
  ...(width === undefined ? {} : { width }),
})

const READING: readonly GoalsColumn[] = [
  column('计量单位', 'centre'),
  column('目标值', 'number', 11),
  column('期限', 'centre', 12),
  column('现值', 'number', 12),
  column('数据截至', 'centre', 12),
  column('还差', 'number', 11),
  column('应有进度', 'number', 12),
  column('实际进度比', 'percent', 9),
  column('至今每月', 'number', 10),
  column('今后每月须', 'number', 10),
  column('灯', 'light', 6),
  column('原因', 'text', 20),
  column('较上期', 'number', 10),
  column('照此到期', 'number', 12),
  column('推算下限', 'number', 12),
  column('推算上限', 'number', 12),
]
const COLUMNS: readonly GoalsColumn[] = [
  column('目标', 'long', 28),
  ...READING,
  column('上月末的灯', 'light', 8),
  column('各主体', 'long', 20),
  column('拖后的', 'long', 34),
  column('牵头单位', 'long', 20),
  column('条款', 'centre', 12),
]
/** Columns of the first printed page: up to why the light is what it is. */
const PAGE = COLUMNS.findIndex(({ head }) => head === '原因') + 1
const RED: readonly GoalsColumn[] = [
  column('目标'),
  column('是谁的'),
  column('现值', 'number', 12),
  column('计量单位', 'centre'),
  column('还差', 'number', 12),
  column('数据截至', 'centre', 12),
  column('原因', 'text', 20),
  column('上月末的灯', 'light', 8),
  column('牵头单位', 'long', 24),
  column('条款', 'centre', 12),
]
const GROUNDS: readonly GoalsColumn[] = [
  column('目标', 'long', 28),
  column('目标值', 'long', 28),
  column('算法', 'long', 34),
  column('条款', 'centre', 12),
  column('牵头单位', 'long', 22),
  column('责任单位', 'long', 30),
  column('对数负责', 'long', 20),
  column('待确认', 'long', 40),
  column('说明', 'long', 40),
]

/** Where the text names nobody, who answers for the figures. */
const leadText = ({ lead, owners }: Pick<GoalStanding, 'lead' | 'owners'>): string =>
  lead.length > 0 ? lead.join('、') : owners.length > 0 ? `原文没有写；数由${owners.join('、')}负责` : '原文没有写'

const goalRow = (goal: GoalStanding): CellValue[] => [
  goal.label.zh,
  ...readingCells(goal.city, goal),
  LIGHT_WORDS[goal.before.light].zh,
  goal.asked_of_each ? membersText(goal, 'zh').replace('各个主体：', '') : '',
  goal.holding_back
    .slice(0, MOST_HELD_BACK)
    .map((one) => dragText(one, 'zh'))
    .join('；'),
  leadText(goal),
  goal.cites.join('、'),
]

/** The light is the goal's as a whole on its own row, the reading's elsewhere. */
function readingCells(reading: Reading, goal: GoalStanding): CellValue[] {
  const { now, pace, gap, moved, projection } = reading
  // What is asked of each stands on the goal's own row too; the city's number is none of a unit's.
  const target = reading.target ?? (goal.asked_of_each ? goal.target : null)
  const light = reading === goal.city ? goal.light : pace.light
  return [
    goal.unit,
    target?.at_least ?? target?.at_most ?? null,
    target?.due === 'every_year' ? '每年' : target?.due === 'always' ? '始终' : (target?.due ?? ''),
    now?.value ?? null,
    now?.at ?? '',
    gap === null ? null : Math.abs(gap),
    pace.needed,
    pace.ratio,
    pace.per_month?.so_far ?? null,
    pace.per_month?.needed ?? null,
    LIGHT_WORDS[light].zh,
    light === pace.light ? WHY_WORDS[pace.why].zh : '按各主体里最差的',
    moved?.by ?? null,
    projection?.value ?? null,
    projection?.low ?? null,
    projection?.high ?? null,
  ]
}
