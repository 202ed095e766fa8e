// Web · the clause that a rule comes from; or that the policy does not say so, and who must confirm it.
import { useLanguage } from '../../i18n/words.ts'
import type { ExplanationOf } from './explanation.ts'
import { useWords } from './words.ts'

type OriginOf = Pick<ExplanationOf['nodes'][number], 'cite' | 'assumed' | 'why' | 'confirmBy'>

export function OriginNote({ of }: { readonly of: OriginOf }) {
  const say = useWords()
  const isChinese = useLanguage() === 'zh'
  const [colon, open, close] = isChinese ? ['：', '（', '）'] : [': ', ' (', ')']
  return (
    <>
      {of.cite === '' ? null : <span className="soft">{say('cite', { cite: of.cite })} </span>}
      {of.assumed ? (
        <span className="explain-assumed">
          {say('assumed')}
          {of.why === '' ? '' : `${colon}${of.why}`}
          {of.confirmBy === '' ? '' : `${open}${say('confirmBy', { who: of.confirmBy })}${close}`}
        </span>
      ) : null}
    </>
  )
}
