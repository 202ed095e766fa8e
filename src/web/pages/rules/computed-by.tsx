// Web · what computes a thing that a clause asks: goals lead to their walk in the cockpit, schemes to their page; or why nothing is computed.
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../../i18n/words.ts'
import { writeWalk } from '../../parts/walk.ts'
import type { AskOf, Clause } from './asked.ts'
import { useInWords } from './said.ts'
import { useWords } from './words.ts'

interface ComputedByProps {
  readonly clause: Clause
  readonly ask: AskOf
}

/** Where the results of schemes are. */
const RESULTS = ['/ranking', '/evaluations'] as const

export function ComputedBy({ clause, ask }: ComputedByProps) {
  const say = useWords()
  const language = useLanguage()
  const inWords = useInWords()
  const { computed_by: by, planned, nothing_to_compute: nothing } = ask
  const schemes = clause.schemes.filter(({ id }) => by?.schemes?.includes(id))
  const goals = clause.goals.filter(({ id }) => by?.goals?.includes(id))
  const parameters = clause.parameters.filter(({ id }) => by?.parameters?.includes(id))
  const indicators = clause.indicators.filter(({ id }) => by?.indicators?.includes(id))
  return (
    <span className="rules-by">
      {schemes.map(({ id, title }) => (
        <Link key={id} to="/rules/schemes/$id" params={{ id }} className="rules-chip">
          <i>{say('scheme')}</i> {title[language]}
        </Link>
      ))}
      {schemes.length === 0
        ? null
        : RESULTS.map((to) => (
            <Link key={to} to={to} className="rules-chip">
              <i>{say('page')}</i> {say(to)}
            </Link>
          ))}
      {goals.map(({ id, is }) => (
        <Link key={id} to="/" search={{ walk: writeWalk({ of: 'goal', goal: id }) }} className="rules-chip">
          <i>{say('goal')}</i> {is.label[language]}
        </Link>
      ))}
      {parameters.map(({ id, is }) => (
        <Link key={id} to="/rules" search={{ tab: 'goals' }} hash={`parameter-${id}`} className="rules-chip">
          <i>{say('parameter')}</i> {is.label[language]}
        </Link>
      ))}
      {indicators.map(({ id, is }) => (
        <span key={id} className="rules-chip rules-plain">
          <i>{say('indicator')}</i> {is.label[language]}
        </span>
      ))}
      {nothing === undefined ? null : (
        <span className="soft">
          {say('nothing')}
          {inWords(nothing)}
        </span>
      )}
      {planned === undefined || (planned === 'goals' && goals.length > 0) ? null : planned === 'goals' ? (
        <Link to="/" className="rules-chip">
          <i>{say('page')}</i> {say('cockpit')}
        </Link>
      ) : (
        <span className="rules-planned">{say('planned', { chapter: say(planned) })}</span>
      )}
    </span>
  )
}
