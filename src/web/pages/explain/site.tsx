// Web · firms on one site, evaluated as one: who they are, and each figure added up.
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../../i18n/words.ts'
import type { ExplanationOf } from './explanation.ts'
import { OriginNote } from './origin-note.tsx'
import { useWords } from './words.ts'

export interface SiteProps {
  readonly site: NonNullable<ExplanationOf['site']>
  readonly evaluation: string
  readonly own: string
}

export function Site({ site, evaluation, own }: SiteProps) {
  const say = useWords()
  const language = useLanguage()
  return (
    <section className="panel" aria-label={say('site')}>
      <h2>{say('site')}</h2>
      <p>
        {say('siteOf', { by: site.by, site: site.site, count: site.members.length })}{' '}
        {site.members.map(({ id, name }, n) => (
          <span key={id}>
            {n === 0 ? '' : language === 'zh' ? '、' : ', '}
            {id === own ? (
              <b>{name || id}</b>
            ) : (
              <Link to="/explain/$evaluation/$unit" params={{ evaluation, unit: id }}>
                {name || id}
              </Link>
            )}
          </span>
        ))}{' '}
        <OriginNote of={site} />
      </p>
      <ul className="explain-sums">
        {site.sums.map((one) => (
          <li key={one.input}>
            {one.label}
            {language === 'zh' ? '：' : ': '}
            <code>{one.expression}</code> {one.sign} <b>{one.result}</b> {one.unit}
          </li>
        ))}
      </ul>
    </section>
  )
}
