// Web · the policy by clause: summary, who leads, and for each thing it asks what computes it, or why nothing does.
import { Empty } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import type { Book, Clause } from './asked.ts'
import { ClauseLink } from './clause-link.tsx'
import { ComputedBy } from './computed-by.tsx'
import { listed } from './said.ts'
import { useWords } from './words.ts'

export function Clauses({ book }: { readonly book: Book }) {
  const say = useWords()
  const chapters = book.clauses.filter(({ id }) => !id.includes('.'))
  if (chapters.length === 0) return <Empty description={say('noClauses')} />
  return chapters.map((chapter) => (
    <section key={chapter.id} className="panel rules-chapter" aria-label={chapter.title.zh}>
      {book.clauses
        .filter(({ id }) => id === chapter.id || id.startsWith(`${chapter.id}.`))
        .map((clause) => (
          <OneClause key={clause.id} clause={clause} />
        ))}
    </section>
  ))
}

function OneClause({ clause }: { readonly clause: Clause }) {
  const language = useLanguage()
  const depth = clause.id.split('.').length
  const Title = depth === 1 ? 'h2' : 'h3'
  return (
    <article className={`rules-clause rules-depth-${depth}`}>
      <Title>
        <ClauseLink id={clause.id}>
          <span className="rules-id">{clause.id}</span> {clause.title[language]}
        </ClauseLink>
      </Title>
      {depth === 2 ? <InCharge clause={clause} /> : null}
      {clause.summary === undefined ? null : <p className="rules-summary">{clause.summary[language]}</p>}
      {clause.asks.length === 0 ? null : (
        <ul className="rules-asks">
          {clause.asks.map((one) => (
            <li key={one.ask?.zh ?? ''}>
              {one.ask === undefined ? null : <span className="rules-ask">{one.ask[language]}</span>}
              <ComputedBy clause={clause} ask={one} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

/** Named once, where the policy names them: at the section. */
export function InCharge({ clause }: { readonly clause: Clause }) {
  const say = useWords()
  const language = useLanguage()
  if (clause.lead.length === 0) return null
  return (
    <p className="rules-charge">
      <b>{say('lead')}</b> {listed(clause.lead, language)}
      {clause.with.length === 0 ? null : (
        <>
          {'　'}
          <b>{say('with')}</b> {listed(clause.with, language)}
        </>
      )}
    </p>
  )
}
