// Web · one clause whole, beside the page: who leads, what computes it, its goals, parameters and indicators, and all that rests on it.
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Drawer } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import type { Book } from './asked.ts'
import { InCharge } from './clauses.tsx'
import { ComputedBy } from './computed-by.tsx'
import { useInWords } from './said.ts'
import { GoalValues, Note, ParameterValues } from './values.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/rules')

export function ClauseDrawer({ book, id }: { readonly book: Book; readonly id: string }) {
  const say = useWords()
  const language = useLanguage()
  const inWords = useInWords()
  const navigate = here.useNavigate()
  const clause = book.clauses.find((one) => one.id === id)
  return (
    <Drawer
      open
      size={640}
      title={clause === undefined ? id : `${id} ${clause.title[language]}`}
      onClose={() => void navigate({ search: ({ clause: _, ...rest }) => rest, resetScroll: false })}
    >
      {clause === undefined ? (
        <Alert type="warning" title={say('noClause', { id })} />
      ) : (
        <div className="rules-open">
          {clause.summary === undefined ? null : <p>{clause.summary[language]}</p>}
          <InCharge clause={clause} />
          <Note of={clause.note} />
          {clause.asks.length === 0 ? null : (
            <Part title={say('computedBy')}>
              <ul className="rules-asks">
                {clause.asks.map((one) => (
                  <li key={one.ask?.zh ?? ''}>
                    {one.ask === undefined ? null : <span className="rules-ask">{one.ask[language]}</span>}
                    <ComputedBy clause={clause} ask={one} />
                  </li>
                ))}
              </ul>
            </Part>
          )}
          {clause.goals.length === 0 ? null : (
            <Part title={say('goalsTitle')}>
              {clause.goals.map((goal) => (
                <div key={goal.id}>
                  <h4>{goal.is.label[language]}</h4>
                  <GoalValues goal={goal} />
                </div>
              ))}
            </Part>
          )}
          {clause.parameters.length === 0 ? null : (
            <Part title={say('parametersTitle')}>
              {clause.parameters.map((parameter) => (
                <div key={parameter.id}>
                  <h4>{parameter.is.label[language]}</h4>
                  <ParameterValues parameter={parameter} />
                </div>
              ))}
            </Part>
          )}
          {clause.indicators.length === 0 ? null : (
            <Part title={say('indicators')}>
              <ul>
                {clause.indicators.map(({ id: indicator, is }) => (
                  <li key={indicator}>
                    {is.label[language]} {is.unit === undefined ? '' : `（${is.unit}）`}{' '}
                    <span className="soft">
                      {say('owner')} {is.owner}。{inWords(is.definition)}
                    </span>
                  </li>
                ))}
              </ul>
            </Part>
          )}
          {clause.citations.length === 0 ? null : (
            <Part title={say('citations')}>
              <ul>
                {clause.citations.map(({ what, id: of, label, at }) => (
                  <li key={`${what} ${of} ${at.file} ${at.line} ${at.path}`}>
                    {label[language]}{' '}
                    <span className="soft">
                      {at.file}:{at.line}:{at.col}
                    </span>
                  </li>
                ))}
              </ul>
            </Part>
          )}
        </div>
      )}
    </Drawer>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
