// Web · one column of the big screen: its goals share the height among them; a wide screen tells more of each.
import type { Goal } from '../../api/goals.ts'
import { useLanguage } from '../../i18n/words.ts'
import type { Standing } from '../../parts/goal-columns.ts'
import { GoalSpark, GoalTarget, goalValue, PaceBar, shown } from '../../parts/goal-pace.tsx'
import { useGoalWords } from '../../parts/goal-words.ts'
import { Light } from '../../parts/light.tsx'
import { useWords } from './words.ts'

interface ScreenColumnProps {
  readonly standing: Standing
  readonly isWide: boolean
}

export function ScreenColumn({ standing: { column, goals }, isWide }: ScreenColumnProps) {
  const say = useWords()
  const language = useLanguage()
  return (
    <section className="screen-column">
      <h2>
        {column?.label[language] ?? say('others')} <span className="soft">{column?.meaning[language]}</span>
      </h2>
      <div className="screen-goals">
        {goals.map((one) => (
          <Row key={one.id} goal={one} isWide={isWide} />
        ))}
      </div>
    </section>
  )
}

function Row({ goal, isWide }: { readonly goal: Goal; readonly isWide: boolean }) {
  const say = useWords()
  const language = useLanguage()
  const { value, unit } = goalValue(goal)
  return (
    <article className="screen-goal">
      <h3>{goal.label[language]}</h3>
      <Light of={goal.light} />
      <p className="screen-value">
        {value} <small>{goal.asked_of_each ? say('reached') : unit}</small>
      </p>
      <p className="screen-facts">
        <GoalTarget goal={goal} />
        <Facts goal={goal} isWide={isWide} />
      </p>
      <div className="screen-line">
        <GoalSpark goal={goal} />
      </div>
      <PaceBar goal={goal} />
    </article>
  )
}

function Facts({ goal, isWide }: { readonly goal: Goal; readonly isWide: boolean }) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  const { pace } = goal.city
  const counts = (['red', 'yellow', 'green'] as const)
    .filter((one) => goal.lights[one] > 0)
    .map((one) => `${sayGoal(one)} ${goal.lights[one]}`)
  const facts = goal.asked_of_each
    ? [counts.join(' · ')]
    : [
        pace.needed === null ? sayGoal(pace.why) : say('due', { value: shown(pace.needed) }),
        pace.per_month === null || !isWide
          ? ''
          : say('perMonth', { so: shown(pace.per_month.so_far), needed: shown(pace.per_month.needed) }),
      ]
  const lead =
    isWide && goal.lead.length > 0 ? say('lead', { list: goal.lead.join(language === 'zh' ? '、' : ', ') }) : ''
  return [...facts, lead].filter((one) => one !== '').map((one) => <span key={one}>{one}</span>)
}
