// Web · the clause that a rule comes from; or that the policy does not say so, and who must confirm it.
import type { ExplanationOf } from './explanation.ts'
import { useWords } from './words.ts'

type OriginOf = Pick<ExplanationOf['nodes'][number], 'cite' | 'assumed' | 'why' | 'confirmBy'>

export function OriginNote({ of }: { readonly of: OriginOf }) {
  const say = useWords()
  return (
    <>
      {of.cite === '' ? null : <span className="soft">{say('cite', { cite: of.cite })} </span>}
      {of.assumed ? (
        <span className="explain-assumed">
          {say('assumed')}
          {of.why === '' ? '' : `：${of.why}`}
          {of.confirmBy === '' ? '' : `（${say('confirmBy', { who: of.confirmBy })}）`}
        </span>
      ) : null}
    </>
  )
}
