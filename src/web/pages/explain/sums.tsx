// Web · sums that can be redone on a pocket calculator.
import { useLanguage } from '../../i18n/words.ts'
import type { ExplanationOf } from './explanation.ts'

type Sum = ExplanationOf['totalSums'][number]

export function Sums({ of }: { readonly of: readonly Sum[] }) {
  const language = useLanguage()
  return (
    <ul className="explain-sums">
      {of.map((one) => (
        <li key={`${one.words.zh} ${one.expression}`}>
          {one.words[language]}
          {one.words[language] === '' ? '' : language === 'zh' ? '：' : ': '}
          <code>{one.expression}</code> {one.sign} <b>{one.result}</b> {one.unit}
          <span className="soft"> {one.remark[language]}</span>
        </li>
      ))}
    </ul>
  )
}
