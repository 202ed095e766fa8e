// Web · own grades over the years, and what follows from having the same one for so long.
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../../i18n/words.ts'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { useStepWord } from '../../parts/step-words.ts'
import type { Overview } from './overview.ts'
import { useWords } from './words.ts'

/** Two years running are worth a sentence. */
const WORTH = 2

export function History({ of }: { readonly of: Overview }) {
  const say = useWords()
  const language = useLanguage()
  const standingOf = useStepWord('standings')
  return (
    <section className="panel" aria-label={say('history')}>
      <h2>{say('history')}</h2>
      <Run of={of} />
      <div className="portal-scroll">
        <table className="portal-table portal-history">
          <thead>
            <tr>
              <th scope="col">{say('period')}</th>
              <th scope="col">{say('grade')}</th>
              <th scope="col" className="number">
                {say('total')}
              </th>
              <th scope="col" className="number">
                {say('rank')}
              </th>
              <th scope="col">{say('evaluation')}</th>
              <th scope="col">{say('standing')}</th>
            </tr>
          </thead>
          <tbody>
            {of.results.map((one) => (
              <tr key={one.evaluation}>
                <th scope="row">{one.period}</th>
                <td>
                  <Grade of={one.grade} />
                </td>
                <td className="number">{formatNumber(one.total, 2)}</td>
                <td className="number">{one.rank === null ? '—' : one.rank}</td>
                <td>
                  <Link to="/explain/$evaluation/$unit" params={{ evaluation: one.evaluation, unit: of.id }}>
                    {one.title[language]}
                  </Link>
                </td>
                <td className="soft">{standingOf(one.standing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Run({ of: { run, follows } }: { readonly of: Overview }) {
  const say = useWords()
  const language = useLanguage()
  if (run === null || run.years.length < WORTH) return null
  const words = (of: string | { readonly zh: string; readonly en: string }) =>
    typeof of === 'string' ? of : of[language]
  return (
    <div className="portal-run" role="note">
      <b>{say('run', { count: run.years.length, grade: run.grade, years: run.years.join(say('comma')) })}</b>
      {follows.map((one) => (
        <p key={one.label.zh}>
          {say('follows', { years: one.years, grade: one.grade, what: one.label[language] })}
          {one.cites.length === 0 ? null : ` ${say('cites', { cites: one.cites.join(say('comma')) })}`}
          {one.assumed === null ? null : (
            <span className="soft"> {say('assumed', { why: words(one.assumed), by: one.confirm_by })}</span>
          )}
        </p>
      ))}
    </div>
  )
}
