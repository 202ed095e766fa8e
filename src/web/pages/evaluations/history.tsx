// Web · who did what with an evaluation, when and why; of what was frozen and computed a short mark, whole on hovering.
import { useRoleName } from '../../app/shell-words.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Day, formatDay } from '../../parts/number.tsx'
import { useStepWord } from '../../parts/step-words.ts'
import type { EvaluationOf } from './shape.ts'
import { useWords } from './words.ts'

type Line = EvaluationOf['lines'][number]
const MARKS = ['snapshot', 'result', 'scheme', 'program'] as const

export function History({ lines }: { readonly lines: readonly Line[] }) {
  const say = useWords()
  const actOf = useStepWord('acts')
  const roleName = useRoleName()
  return (
    <section className="panel" aria-label={say('history')}>
      <h2>{say('history')}</h2>
      <ol className="evaluation-lines">
        {lines.map((line, at) => (
          // Lines are only ever added.
          // biome-ignore lint/suspicious/noArrayIndexKey: their place is what tells them apart
          <li key={at}>
            <Day of={line.day} /> <b>{actOf(line.kind)}</b> {line.person}
            <span className="soft">（{roleName(line.hat)}）</span> <Facts of={line.facts} />{' '}
            {line.reason === '' ? null : (
              <span className="soft">
                {say('reason')}：{line.reason}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Facts({ of }: { readonly of: Line['facts'] }) {
  const say = useWords()
  const language = useLanguage()
  const { from, until, objection, id, supersedes, skip_bad: skipped } = of
  const contested = objection ?? id
  const told = [
    from === undefined || until === undefined ? '' : `${formatDay(from, language)} – ${formatDay(until, language)}`,
    contested === undefined ? '' : say('ofObjection', { id: contested }),
    supersedes === undefined ? '' : say('supersedes', { version: supersedes }),
    skipped === undefined ? '' : say('skipBad'),
  ].filter((one) => one !== '')
  return (
    <>
      {told.join('　')}{' '}
      {MARKS.map((mark) => {
        const whole = of[mark]
        return whole === undefined ? null : (
          <span key={mark} className="evaluation-mark soft" title={whole}>
            {say(`mark-${mark}`)} {short(whole)}
          </span>
        )
      })}
    </>
  )
}

/** `sm3:1f04…` → `1f04a6c2`, `scheme@sm3:1f04…` → `scheme 1f04a6c2`; what is no hash stays as it is. */
function short(whole: string): string {
  const [, name, digits] = /^(?:([^@]*)@)?(?:\w+:)?([0-9a-f]{16,})$/.exec(whole) ?? []
  return digits === undefined ? whole : [name, digits.slice(0, 8)].filter((part) => part !== undefined).join(' ')
}
