// Web · the versions of an evaluation that are or were shown: results are never overwritten, so each keeps an address.
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../../i18n/words.ts'
import { formatDay } from '../../parts/number.tsx'
import { dayAt } from '../../parts/today.ts'
import type { PublicOne } from './list.tsx'
import { useWords } from './words.ts'

export function OtherVersions({ one }: { readonly one: PublicOne }) {
  const say = useWords()
  const language = useLanguage()
  const others = one.versions.filter(({ version }) => version !== one.version)
  if (others.length === 0) return null
  const replaced = others.some(({ version }) => version > one.version)
  return (
    <>
      {replaced ? <p>{say('thisReplaced', { version: one.version })}</p> : null}
      <nav className="public-versions no-print" aria-label={say('otherVersions')}>
        <span className="soft">{say('otherVersions')}</span>
        {others.map(({ version, published }) => (
          <Link key={version} to="/public/$evaluation" params={{ evaluation: one.id }} search={{ version }}>
            {published === null
              ? say('versionShown', { version })
              : say('versionPublished', { version, day: formatDay(dayAt(published), language) })}
          </Link>
        ))}
      </nav>
    </>
  )
}
