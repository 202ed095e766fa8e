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
          <Part title={say('now')} none={say('noneNow')} of={all.filter(({ standing }) => standing !== 'published')} />
          <Part
            title={say('done')}
            none={say('noneDone')}
            of={all.filter(({ standing }) => standing === 'published')}
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
}

function Part({ title, none, of }: PartProps) {
  return (
    <section className="panel public-part" aria-label={title}>
      <h2>{title}</h2>
      {of.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} /> : null}
      {of.map((one) => (
        <One key={one.id} one={one} />
      ))}
    </section>
  )
}

function One({ one }: { readonly one: ShownEvaluation }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <article className="public-one">
      <div>
        <h3>
          <Link to="/public/$evaluation" params={{ evaluation: one.id }}>
            {one.title[language]} · {say('year', { period: one.period })}
          </Link>
        </h3>
        <PublicityLine one={one} />
      </div>
      <Link to="/public/$evaluation" params={{ evaluation: one.id }} className="public-open">
        {say('open')}
      </Link>
      <HowToObject one={one} />
    </article>
  )
}
