// Goals · the red list: every red light, whose it is, what is missing, and who leads.
import type { Day } from '../kernel/period.ts'
import type { Text } from '../policy/schema/parts.ts'
import type { LightColour, Pace } from './pace.ts'
import type { Reading } from './reading.ts'
import type { GoalStanding } from './stand.ts'

export interface RedLine {
  readonly goal: string
  readonly label: Text
  readonly who: Reading['who']
  /** Reporting unit that answers for it. */
  readonly unit: string
  readonly value: number
  readonly at: Day
  /** In `measured_in`, to the target; null where no bound is missed by a number. */
  readonly gap: number | null
  readonly measured_in: string
  readonly why: Pace['why']
  /** The goal's light at the end of the month before. */
  readonly before: LightColour
  readonly cites: readonly string[]
  readonly lead: readonly string[]
}

/** In the order of the rule book, the city first, then the worst member first. */
export const redList = (goals: readonly GoalStanding[]): RedLine[] =>
  goals.flatMap((goal) =>
    [...(goal.asked_of_each ? [] : [goal.city]), ...goal.members].flatMap((reading): RedLine[] => {
      const { who, unit, now, gap, pace } = reading
      if (pace.light !== 'red' || now === null) return []
      return [
        {
          goal: goal.id,
          label: goal.label,
          who,
          unit,
          value: now.value,
          at: now.at,
          gap,
          measured_in: goal.unit,
          why: pace.why,
          before: goal.before.light,
          cites: goal.cites,
          lead: goal.lead,
        },
      ]
    }),
  )
