// Web · how the grade was set: cuts, and conditions that veto or give a grade outright.
import { useLanguage } from '../../i18n/words.ts'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import type { ExplanationOf } from './explanation.ts'
import { Sums } from './sums.tsx'
import { useWords } from './words.ts'

export interface GradingProps {
  readonly told: ExplanationOf
  readonly grading: NonNullable<ExplanationOf['grading']>
}

export function Grading({ told, grading }: GradingProps) {
  const say = useWords()
  const language = useLanguage()
  return (
    <section className="panel" aria-label={say('grading')}>
      <h2>{say('grading')}</h2>
      <ul className="explain-cuts">
        {grading.cuts.map((one) => (
          <li key={one.grade} {...(one.grade === told.grade ? { 'aria-current': 'true' as const } : {})}>
            <Grade of={one.grade} />{' '}
            <span className="number">
              {one.from === null && one.to === null
                ? formatNumber(one.at)
                : `${formatNumber(one.from)} – ${formatNumber(one.to)}`}
            </span>
            {one.sum === null ? null : <Sums of={[one.sum]} />}
          </li>
        ))}
      </ul>
      {grading.conditions.length === 0 ? null : (
        <>
          <h3>{say('conditions')}</h3>
          <ul>
            {grading.conditions.map((one) => (
              <li key={`${one.kind} ${one.words.zh}`}>
                {one.words[language]} <span className="soft">{one.numbers[language]}</span>{' '}
                <b>{say(one.holds ? 'holds' : 'notHolds')}</b> {one.holds ? one.gives : ''}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
