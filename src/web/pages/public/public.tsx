// Web · what is shown to the public: evaluations in publicity, with their days and how to object, and those published.
import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { HowToObject, PublicityLine } from './publicity.tsx'
import { type ShownEvaluation, useShown } from './shown.ts'
import { useWords } from './words.ts'

export function Public() {
  const say = useWords()
  const shown = useShown()
  const all = shown.data?.items ?? []
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <span className="soft">{say('under')}</span>
      </div>
      {shown.isError ? <Fault error={shown.error} reset={() => void shown.refetch()} /> : null}
      {shown.isPending ? <Waiting /> : null}
      {shown.isSuccess ? (
        <>
          <Part
            title={say('now')}
            none={say('noneNow')}
            of={all.filter(({ standing }) => standing !== 'published')}
            all={all}
          />
          <Part
            title={say('done')}
            none={say('noneDone')}
            of={all.filter(({ standing }) => standing === 'published')}
            all={all}
          />
        </>
      ) : null}
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly none: string
  readonly of: readonly ShownEvaluation[]
  readonly all: readonly ShownEvaluation[]
}

function Part({ title, none, of, all }: PartProps) {
  return (
    <section className="panel public-part" aria-label={title}>
      <h2>{title}</h2>
      {of.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} /> : null}
      {of.map((one) => (
        <One
          key={`${one.id} ${one.version}`}
          one={one}
          replaced={all.some(({ id, version }) => id === one.id && version > one.version)}
        />
      ))}
    </section>
  )
}

/** `replaced`: a newer version of it is in publicity; the address names this one. */
function One({ one, replaced }: { readonly one: ShownEvaluation; readonly replaced: boolean }) {
  const say = useWords()
  const language = useLanguage()
  const search = replaced ? { version: one.version } : {}
  return (
    <article className="public-one">
      <div>
        <h3>
          <Link to="/public/$evaluation" params={{ evaluation: one.id }} search={search}>
            {one.title[language]} · {say('year', { period: one.period })}
          </Link>
        </h3>
        <PublicityLine one={one} />
        {replaced ? <p className="soft">{say('stillHolds')}</p> : null}
      </div>
      <Link to="/public/$evaluation" params={{ evaluation: one.id }} search={search} className="public-open">
        {say('open')}
      </Link>
      <HowToObject one={one} />
    </article>
  )
}
