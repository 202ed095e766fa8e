// Web · the line of steps of an evaluation: each step that was taken with its day and the person who took it.
import { Steps } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { Day, formatDay } from '../../parts/number.tsx'
import type { EvaluationOf } from './shape.ts'
import { useWords } from './words.ts'

/** Each step and the act that takes it. */
const LINE = [
  ['planned', 'plan'],
  ['land-published', 'publish-land'],
  ['frozen', 'freeze'],
  ['computed', 'compute'],
  ['internally-reviewed', 'review'],
  ['in-publicity', 'open-publicity'],
  ['objections-decided', 'decide'],
  ['final', 'finalise'],
  ['published', 'publish'],
] as const
type StepName = (typeof LINE)[number][0]

const placeOf = (standing: string): number => LINE.findIndex(([step]) => step === standing)

export const hasCome = (standing: string, step: StepName): boolean => placeOf(standing) >= placeOf(step)

export function StepLine({ one }: { readonly one: EvaluationOf }) {
  const say = useWords()
  const language = useLanguage()
  const { standing, publicity, lines } = one
  return (
    <section className="panel" aria-label={say('steps')}>
      <Steps
        size="small"
        responsive
        titlePlacement="vertical"
        current={placeOf(standing)}
        {...(standing === 'published' ? { status: 'finish' as const } : {})}
        items={LINE.map(([step, act]) => {
          // A step taken again, after a return or a correction, was last taken then.
          const taken = hasCome(standing, step) ? lines.findLast(({ kind }) => kind === act) : undefined
          const days = step === 'in-publicity' && taken !== undefined ? publicity : null
          return {
            title: say(step),
            ...(taken === undefined
              ? {}
              : {
                  content: (
                    <span className="evaluation-taken">
                      {days === null ? (
                        <Day of={taken.day} />
                      ) : (
                        `${formatDay(days.from, language)} – ${formatDay(days.until, language)}`
                      )}
                      <br />
                      {taken.person}
                    </span>
                  ),
                }),
          }
        })}
      />
    </section>
  )
}
