// Web · what changed since last month: lights that turned, and values that moved, the farthest first.
import type { Goal } from '../../api/goals.ts'
import { useLanguage } from '../../i18n/words.ts'
import { changed } from '../../parts/goal-columns.ts'
import { shown, signed } from '../../parts/goal-pace.tsx'
import { useGoalWords } from '../../parts/goal-words.ts'
import { Light } from '../../parts/light.tsx'
import { formatDay } from '../../parts/number.tsx'
import { WalkLink } from '../../parts/walk-link.tsx'
import { useWords } from './words.ts'

const MOST = 6

export function ChangedPanel({ goals }: { readonly goals: readonly Goal[] }) {
  const say = useWords()
  const language = useLanguage()
  const { lights, moves } = changed(goals)
  const turned = lights.slice(0, MOST)
  const day = goals[0]?.before.day
  return (
    <section className="panel cockpit-panel" aria-label={say('changed')}>
      <header>
        <h2>{say('changed')}</h2>
        {day === undefined ? null : (
          <span className="soft">{say('changedSince', { day: formatDay(day, language) })}</span>
        )}
      </header>
      {lights.length + moves.length === 0 ? <p className="soft">{say('noChange')}</p> : null}
      <ul className="cockpit-changes">
        {turned.map((one) => (
          <Turned key={one.id} goal={one} />
        ))}
        {moves.slice(0, MOST - turned.length).map((one) => (
          <Moved key={one.id} goal={one} />
        ))}
      </ul>
    </section>
  )
}

function Turned({ goal: { id, label, before, light } }: { readonly goal: Goal }) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  return (
    <li>
      <WalkLink walk={{ of: 'goal', goal: id }}>{label[language]}</WalkLink>
      <span>
        {say('before', { day: formatDay(before.day, language), light: sayGoal(before.light) })} → <Light of={light} />
      </span>
    </li>
  )
}

function Moved({ goal: { id, label, unit, city } }: { readonly goal: Goal }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <li>
      <WalkLink walk={{ of: 'goal', goal: id }}>{label[language]}</WalkLink>
      <span>
        <b className="number">{signed(city.moved?.by ?? 0)}</b> {unit} → {shown(city.now?.value)}{' '}
        <span className="soft">{say('since', { day: formatDay(city.moved?.since, language) })}</span>
      </span>
    </li>
  )
}
