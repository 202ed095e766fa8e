// Web · how the grade was set: how the places are shared out or which totals are asked for, and conditions that veto or give a grade outright, with their clauses.
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { ConditionLine } from './condition-line.tsx'
import type { ExplanationOf } from './explanation.ts'
import { OriginNote } from './origin-note.tsx'
import { Sums } from './sums.tsx'
import { useWords } from './words.ts'

export interface GradingProps {
  readonly told: ExplanationOf
  readonly grading: NonNullable<ExplanationOf['grading']>
}

export function Grading({ told, grading }: GradingProps) {
  const say = useWords()
  return (
    <section className="panel" aria-label={say('grading')}>
      <h2>{say('grading')}</h2>
      <p>
        {grading.by === 'share'
          ? say('byShare', { of: formatNumber(grading.of), place: formatNumber(grading.place) })
          : grading.by === 'threshold'
            ? say('byThreshold', { total: told.shownTotal })
            : ''}{' '}
        <OriginNote of={grading} />
      </p>
      <ul className="explain-cuts">
        {grading.cuts.map((one) => (
          <Cut key={one.grade} one={one} grading={grading} isOwn={one.grade === told.grade} />
        ))}
      </ul>
      {grading.conditions.length === 0 ? null : (
        <>
          <h3>{say('conditions')}</h3>
          <ul>
            {grading.conditions.map((one) => (
              <li key={`${one.kind} ${one.words.zh}`}>
                {say(one.kind, { grade: one.gives, because: one.because })} <ConditionLine one={one} />{' '}
                <OriginNote of={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface CutProps {
  readonly one: GradingProps['grading']['cuts'][number]
  readonly grading: GradingProps['grading']
  readonly isOwn: boolean
}

function Cut({ one, grading, isOwn }: CutProps) {
  const say = useWords()
  const text =
    grading.by === 'threshold'
      ? one.at === null
        ? say('rest')
        : say(grading.order === 'asc' ? 'atMost' : 'atLeast', { at: formatNumber(one.at) })
      : one.from !== null && one.to !== null && one.from > one.to
        ? say('noPlaces')
        : say(one.from === one.to ? 'place1' : 'places', {
            from: formatNumber(one.from),
            to: formatNumber(one.to),
            share: `${formatNumber((one.at ?? 1) * 100)}%`,
          })
  return (
    <li {...(isOwn ? { 'aria-current': 'true' as const } : {})}>
      <Grade of={one.grade} /> <span className="number">{text}</span> {isOwn ? <b>◀ {say('here')}</b> : null}
      {one.sum === null ? null : <Sums of={[one.sum]} />}
    </li>
  )
}
