// Web · the schemes of the rule book: what each evaluates, what is still assumed, and where its results are.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { type Book, schemesQuery } from './asked.ts'
import { ClauseLink } from './clause-link.tsx'
import { ImportTable } from './import-table.tsx'
import { useWords } from './words.ts'

export function Schemes({ book }: { readonly book: Book }) {
  const say = useWords()
  const language = useLanguage()
  const found = useQuery(schemesQuery)
  if (found.isError) return <Fault error={found.error} reset={() => void found.refetch()} />
  if (found.isPending) return <Waiting />
  return (
    <>
      <div className="rules-bar">
        <p className="soft">{say('schemesIntro')}</p>
        <ImportTable />
      </div>
      {found.data.items.length === 0 ? <Empty description={say('none')} /> : null}
      <div className="rules-cards">
        {found.data.items.map(({ id, title, inputs, assumed, file }) => (
          <section key={id} className="panel" aria-label={title[language]}>
            <h2>
              <Link to="/rules/schemes/$id" params={{ id }} className="rules-link">
                {title[language]}
              </Link>
            </h2>
            <p className="soft">
              {id} · {file}
            </p>
            <p>
              {say('schemeFacts', { inputs: inputs.length, assumed })}{' '}
              {book.clauses
                .filter(({ schemes }) => schemes.some((one) => one.id === id))
                .map((clause) => (
                  <span key={clause.id} className="rules-cite">
                    <ClauseLink id={clause.id}>{say('clauseNumber', { id: clause.id })}</ClauseLink>
                  </span>
                ))}
            </p>
            <p className="rules-by">
              <Link to="/ranking" className="rules-chip">
                {say('toRanking')}
              </Link>
              <Link to="/evaluations" className="rules-chip">
                {say('toEvaluations')}
              </Link>
            </p>
          </section>
        ))}
      </div>
    </>
  )
}
