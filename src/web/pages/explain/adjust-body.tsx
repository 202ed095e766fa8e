// Web · a bonus or deduction: its condition with the figures put in, its working, its clause.
import { useLanguage } from '../../i18n/words.ts'
import { ConditionLine } from './condition-line.tsx'
import type { ExplanationOf } from './explanation.ts'
import { OriginNote } from './origin-note.tsx'
import { Sums } from './sums.tsx'

export function AdjustBody({ one }: { readonly one: ExplanationOf['adjusts'][number] }) {
  const language = useLanguage()
  return (
    <div className="explain-body">
      {one.condition === null ? null : (
        <p>
          <ConditionLine one={one.condition} />
        </p>
      )}
      {one.sum === null ? <p>{language === 'zh' ? one.label : one.id}</p> : <Sums of={[one.sum]} />}
      <p>
        <OriginNote of={one} />
      </p>
    </div>
  )
}
