// Web · what is red: whose, which goal, how much is missing, who leads it.
import { Button } from 'antd'
import { useState } from 'react'
import type { Goal, RedLine } from '../../api/goals.ts'
import { useLanguage } from '../../i18n/words.ts'
import { ownersOf } from '../../parts/goal-columns.ts'
import { shown } from '../../parts/goal-pace.tsx'
import { leadText, useGoalWords } from '../../parts/goal-words.ts'
import { WalkLink } from '../../parts/walk-link.tsx'
import { useWords } from './words.ts'

const FIRST = 6

interface RedPanelProps {
  readonly red: readonly RedLine[]
  readonly goals: readonly Goal[]
  /** Undefined is the city. */
  readonly unit: string | undefined
}

export function RedPanel({ red, goals, unit }: RedPanelProps) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  const [all, setAll] = useState(false)
  /** The page's own total is no member of the goal. */
  const isMember = ({ goal, who }: RedLine): boolean =>
    goals.some(({ id, asked_of_each }) => id === goal && asked_of_each) || (unit === undefined && who.kind === 'unit')
  return (
    <section className="panel cockpit-panel" aria-label={say('red')}>
      <header>
        <h2>{say('red')}</h2>
        {red.length > FIRST ? (
          <Button size="small" type="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? say('fewer', { count: FIRST }) : say('all', { count: red.length })}
          </Button>
        ) : null}
      </header>
      {red.length === 0 ? (
        <p className="soft">{say('noRed')}</p>
      ) : (
        <div className="cockpit-scroll">
          <table>
            <thead>
              <tr>
                <th>{say('what')}</th>
                <th>{say('who')}</th>
                <th className="number">{say('gap')}</th>
                <th>{say('lead')}</th>
              </tr>
            </thead>
            <tbody>
              {(all ? red : red.slice(0, FIRST)).map((one) => (
                <tr key={`${one.goal} ${one.who.kind} ${one.who.id}`}>
                  <td>
                    <WalkLink
                      walk={{
                        of: 'goal',
                        goal: one.goal,
                        ...(isMember(one) ? { member: one.who.id } : {}),
                      }}
                    >
                      {one.label[language]}
                    </WalkLink>
                  </td>
                  <td>{one.who.name[language]}</td>
                  <td className="number">
                    {one.gap === null ? '—' : `${shown(Math.abs(one.gap))} ${one.measured_in}`}
                  </td>
                  <td>{leadText(sayGoal, language, { lead: one.lead, owners: ownersOf(goals, one) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
