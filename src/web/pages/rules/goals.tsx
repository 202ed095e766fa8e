// Web · goals and parameters: every one with its dated values, the clauses it answers, and where each value comes from.
import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useEffect } from 'react'
import { useLanguage } from '../../i18n/words.ts'
import { writeWalk } from '../../parts/walk.ts'
import type { Book } from './asked.ts'
import { ClauseLink } from './clause-link.tsx'
import { GoalValues, Note, ParameterValues, useMeasure } from './values.tsx'
import { useWords } from './words.ts'

export function Goals({ book }: { readonly book: Book }) {
  const say = useWords()
  const language = useLanguage()
  const measureOf = useMeasure(book)
  const goals = gather(book, ({ goals: own }) => own)
  const parameters = gather(book, ({ parameters: own }) => own)
  // Whoever comes by a link to one of them sees that one.
  useEffect(() => document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView(), [])
  if (goals.length + parameters.length === 0) return <Empty description={say('none')} />
  return (
    <>
      <section className="panel" aria-label={say('goalsTitle')}>
        <h2>{say('goalsTitle')}</h2>
        <table className="rules-table">
          <thead>
            <tr>
              <th>{say('goal')}</th>
              <th>{say('values')}</th>
              <th>{say('reckoned')}</th>
              <th>{say('clauses')}</th>
            </tr>
          </thead>
          <tbody>
            {goals.map(({ one, clauses }) => (
              <tr key={one.id} id={`goal-${one.id}`}>
                <td>
                  <Link to="/" search={{ walk: writeWalk({ of: 'goal', goal: one.id }) }} className="rules-link">
                    {one.is.label[language]}
                  </Link>
                  <Note of={one.is.note} />
                </td>
                <td>
                  <GoalValues goal={one} />
                </td>
                <td className="soft">
                  {measureOf(one.is.measure)}
                  {one.is.criterion === true ? ` ${say('criterion')}` : ''}
                </td>
                <td>
                  <Clauses of={clauses} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel" aria-label={say('parametersTitle')}>
        <h2>{say('parametersTitle')}</h2>
        <table className="rules-table">
          <thead>
            <tr>
              <th>{say('parameter')}</th>
              <th>{say('values')}</th>
              <th>{say('clauses')}</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map(({ one, clauses }) => (
              <tr key={one.id} id={`parameter-${one.id}`}>
                <td>
                  {one.is.label[language]}
                  <Note of={one.is.note} />
                </td>
                <td>
                  <ParameterValues parameter={one} />
                </td>
                <td>
                  <Clauses of={clauses} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

const Clauses = ({ of }: { readonly of: readonly string[] }) =>
  of.map((id) => (
    <span key={id} className="rules-cite">
      <ClauseLink id={id} />
    </span>
  ))

/** Each once, with all clauses that it answers. */
function gather<T extends { readonly id: string }>(book: Book, own: (clause: Book['clauses'][number]) => readonly T[]) {
  const found = new Map<string, { readonly one: T; readonly clauses: string[] }>()
  for (const clause of book.clauses)
    for (const one of own(clause)) {
      const known = found.get(one.id)
      if (known === undefined) found.set(one.id, { one, clauses: [clause.id] })
      else known.clauses.push(clause.id)
    }
  return [...found.values()]
}
