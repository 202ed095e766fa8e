// Web · a condition in words, with the unit's figures put in, and whether it holds.
import { useLanguage } from '../../i18n/words.ts'
import type { ExplanationOf } from './explanation.ts'
import { useWords } from './words.ts'

type ConditionOf = ExplanationOf['scope'][number]

export function ConditionLine({ one }: { readonly one: ConditionOf }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <>
      {one.words[language]}
      <span className="soft">
        {language === 'zh' ? '：' : ': '}
        {one.numbers[language]}
      </span>{' '}
      <b className={one.holds ? 'explain-holds' : ''}>{say(one.holds ? 'holds' : 'notHolds')}</b>
    </>
  )
}
