// Goals · a goal's standing as it is handed out: long lists of who is missing are counted and only begun.
import type { Drag } from './holding-back.ts'
import type { Point } from './measure.ts'
import type { Reading } from './reading.ts'
import type { GoalStanding } from './stand.ts'

export interface GoalBrief extends Omit<GoalStanding, 'city' | 'members' | 'holding_back' | 'criterion'> {
  readonly criterion: boolean
  readonly city: ReadingBrief
  readonly members: readonly ReadingBrief[]
  /** The heaviest first, at most so many as are told of anything. */
  readonly holding_back: readonly Drag[]
  readonly holding_back_total: number
}

export interface ReadingBrief extends Omit<Reading, 'now' | 'past'> {
  readonly now:
    | (Omit<Point, 'missing' | 'from'> & {
        /** Subjects of which there is no figure. */
        readonly missing: { readonly count: number; readonly first: readonly string[] }
      })
    | null
}

/** Members, drags and names told of any one goal. */
export const MOST_TOLD = 100
const FIRST = 20

export const briefGoal = ({ city, members, holding_back, ...goal }: GoalStanding): GoalBrief => ({
  ...goal,
  city: briefReading(city),
  members: members.slice(0, MOST_TOLD).map(briefReading),
  holding_back: holding_back.slice(0, MOST_TOLD),
  holding_back_total: holding_back.length,
})

function briefReading({ now, past: _, ...reading }: Reading): ReadingBrief {
  if (now === null) return { ...reading, now }
  const { missing, from: __, ...point } = now
  return { ...reading, now: { ...point, missing: { count: missing.length, first: missing.slice(0, FIRST) } } }
}
