// Web · where a value comes from: the clause or document it is cited from, or that it is assumed and who must confirm it.
import { ClauseLink } from './clause-link.tsx'
import { useInWords, type Words } from './said.ts'
import { useWords } from './words.ts'

export interface Origin {
  readonly cite?: string | readonly string[]
  readonly source?: string
  readonly assumed?: Words | boolean
  readonly confirm_by?: string
}

export function OriginOf({ of }: { readonly of: Origin }) {
  const say = useWords()
  const inWords = useInWords()
  const { cite, source, assumed, confirm_by: by } = of
  return (
    <span className="rules-origin">
      <Cites of={cite} />
      {source === undefined ? null : <span className="soft">{source}</span>}
      {assumed === undefined ? null : (
        <span className="rules-assumed">
          <b className="rules-mark">{say('assumedMark')}</b> {typeof assumed === 'boolean' ? '' : inWords(assumed)}
          {by === undefined ? '' : say('confirmBy', { by })}
        </span>
      )}
    </span>
  )
}

/** Clauses as links; documents as they are called. */
export function Cites({ of = [] }: { readonly of?: string | readonly string[] | undefined }) {
  const say = useWords()
  return [of].flat().map((one) => (
    <span key={one} className="rules-cite">
      {/^\d+(\.\d+)*$/.test(one) ? (
        <ClauseLink id={one}>{say('clauseNumber', { id: one })}</ClauseLink>
      ) : (
        <span className="soft">{one}</span>
      )}
    </span>
  ))
}
