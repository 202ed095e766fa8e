// Web · one column of the cockpit: its word, how many of which light, and its goals.
import type { Goal } from '../../api/goals.ts'
import { useLanguage } from '../../i18n/words.ts'
import { countLights, LIGHTS, type Standing } from '../../parts/goal-columns.ts'
import { GoalSpark, GoalTarget, goalValue, PaceBar, shown, signed } from '../../parts/goal-pace.tsx'
import { boundText, useGoalWords } from '../../parts/goal-words.ts'
import { Light } from '../../parts/light.tsx'
import { formatDay } from '../../parts/number.tsx'
import { WalkLink } from '../../parts/walk-link.tsx'
import { Members } from './members.tsx'
import { useWords } from './words.ts'

export function GoalColumn({ standing: { column, goals, criteria } }: { readonly standing: Standing }) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  const counts = countLights(goals)
  return (
    <section className="cockpit-column" aria-label={column?.label[language] ?? say('others')}>
      <header>
        <h2>
          {column?.label[language] ?? say('others')} <span className="soft">{column?.meaning[language]}</span>
        </h2>
        <span className="cockpit-column-counts">
          {LIGHTS.filter((one) => counts[one] > 0).map((one) => (
            <span key={one} className={`light light-${one === 'grey' ? 'none' : one}`}>
              <span className="sr">{sayGoal(one)}</span> {counts[one]}
            </span>
          ))}
        </span>
      </header>
      {goals.map((one) => (
        <GoalCard key={one.id} goal={one} />
      ))}
      {criteria.length === 0 ? null : <Criteria goals={criteria} />}
    </section>
  )
}

function GoalCard({ goal }: { readonly goal: Goal }) {
  const say = useWords()
  const language = useLanguage()
  const { value, unit } = goalValue(goal)
  const label = goal.label[language]
  const small = goal.asked_of_each ? say('reached') : unit
  return (
    <article className="goal" data-goal={goal.id}>
      <div className="goal-head">
        <h3>{label}</h3>
        <Light of={goal.light} />
      </div>
      <div className="goal-body">
        <WalkLink
          walk={{ of: 'goal', goal: goal.id }}
          className="goal-value"
          label={`${value} ${small} · ${say('open', { label })}`}
        >
          {value} <small>{small}</small>
        </WalkLink>
        <GoalTarget goal={goal} />
        <div className="goal-spark">
          <GoalSpark goal={goal} />
        </div>
      </div>
      <PaceBar goal={goal} />
      <div className="goal-facts">
        {goal.asked_of_each ? <EachFacts goal={goal} /> : <Facts goal={goal} />}
        <Members goal={goal} />
      </div>
    </article>
  )
}

function Facts({ goal: { city, unit: _ } }: { readonly goal: Goal }) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  const { now, pace, projection, moved } = city
  const facts = [
    pace.needed === null || now === null
      ? sayGoal(pace.why)
      : say('due', { due: shown(pace.needed), has: shown(now.value) }),
    pace.per_month === null
      ? ''
      : say('perMonth', { so: shown(pace.per_month.so_far), needed: shown(pace.per_month.needed) }),
    projection === null ? '' : say('ahead', { value: shown(projection.value) }),
    moved === null || moved.by === 0
      ? ''
      : say('moved', { by: signed(moved.by), day: formatDay(moved.since, language) }),
    now === null || now.missing.count === 0 ? '' : say('missing', { count: now.missing.count }),
  ]
  return facts.filter((one) => one !== '').map((one) => <span key={one}>{one}</span>)
}

/** Of those asked, how many have which light; and what they come to together. */
function EachFacts({ goal }: { readonly goal: Goal }) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const { lights, members_total: total, city, unit } = goal
  if (total === 0) return <span>{say('nobody')}</span>
  const counts = LIGHTS.filter((one) => lights[one] > 0).map((one) => `${sayGoal(one)} ${lights[one]}`)
  return (
    <>
      <span>{counts.join(' · ')}</span>
      {city.now === null ? null : <span>{say('total', { value: shown(city.now.value), unit })}</span>}
    </>
  )
}

function Criteria({ goals }: { readonly goals: readonly Goal[] }) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  return (
    <div className="cockpit-criteria">
      <h3>{say('criteria')}</h3>
      <ul>
        {goals.map(({ id, label, unit, target, members_total: total }) => (
          <li key={id}>
            <WalkLink walk={{ of: 'goal', goal: id }}>{label[language]}</WalkLink>{' '}
            {target === null ? '' : `${boundText(sayGoal, shown, target)} ${unit}`}
            <span className="soft"> · {say('members', { count: total })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
