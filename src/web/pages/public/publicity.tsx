// Web · until when the publicity of an evaluation runs, how to object, or since when it is published.
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../../i18n/words.ts'
import { formatDay } from '../../parts/number.tsx'
import { dayAt, today } from '../../parts/today.ts'
import { publicityOn, type ShownEvaluation } from './shown.ts'
import { useWords } from './words.ts'

export type Dated = Pick<
  ShownEvaluation,
  'standing' | 'publicity_from' | 'publicity_until' | 'published' | 'version' | 'period'
>

export function PublicityLine({ one }: { readonly one: Dated }) {
  const say = useWords()
  const language = useLanguage()
  const on = publicityOn(one, today())
  if (on.is === 'published')
    return (
      <p className="public-line">
        {say('published', { day: formatDay(dayAt(one.published), language) })} ·{' '}
        {say('version', { version: one.version })}
      </p>
    )
  const days = say('days', {
    from: formatDay(one.publicity_from, language),
    until: formatDay(one.publicity_until, language),
  })
  return (
    <p className="public-line">
      {say('publicity')} {days}{' '}
      <b>
        {on.is === 'running'
          ? on.left === 0
            ? say('lastDay')
            : say('left', { count: on.left })
          : say(on.is === 'over' ? 'over' : 'notYet')}
      </b>
    </p>
  )
}

/** Only while it helps. */
export function HowToObject({ one }: { readonly one: Dated }) {
  const say = useWords()
  if (publicityOn(one, today()).is !== 'running') return null
  return (
    <section className="public-how no-print" aria-label={say('how')}>
      <p>
        <b>{say('how')}</b>　{say('howText')}
      </p>
      <Link to="/enterprise" className="public-object">
        {say('object')}
      </Link>
    </section>
  )
}
