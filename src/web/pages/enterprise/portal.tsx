// Web · the portal: own grade and what may be done about it, grades over the years, own figures with their source, own objections.
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Empty, Select } from 'antd'
import { useSession } from '../../api/session.ts'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Figures } from './figures.tsx'
import { History } from './history.tsx'
import { Land } from './land.tsx'
import { Newest } from './newest.tsx'
import { Objections } from './objections.tsx'
import { type Overview, useOverview } from './overview.ts'
import { useWords } from './words.ts'
import './portal.css'

const here = getRouteApi('/shell/enterprise')

export function Portal() {
  const say = useWords()
  const own = useSession().roles.flatMap(({ enterprise }) => (enterprise === null ? [] : [enterprise]))
  const { id: asked } = here.useSearch()
  const id = asked ?? own[0]
  const told = useOverview(id)
  return (
    <>
      {own.length > 1 ? <Choose own={own} id={id} /> : null}
      {told.isError ? <Fault error={told.error} reset={() => void told.refetch()} /> : null}
      {told.isPending && id !== undefined ? <Waiting /> : null}
      {id === undefined ? <Empty description={say('noEnterprise')} /> : null}
      {told.data === undefined ? null : <Whole one={told.data} />}
    </>
  )
}

function Choose({ own, id }: { readonly own: readonly string[]; readonly id: string | undefined }) {
  const say = useWords()
  const navigate = here.useNavigate()
  return (
    <Select
      aria-label={say('which')}
      className="portal-which"
      value={id ?? null}
      options={own.map((one) => ({ value: one, label: one }))}
      onChange={(one: string | null) => void navigate({ search: one === null ? {} : { id: one } })}
    />
  )
}

function Whole({ one }: { readonly one: Overview }) {
  const say = useWords()
  const [newest] = one.results
  return (
    <div className="portal">
      <div className="page-head">
        <h1>{one.name}</h1>
        <span className="soft">
          {one.id} · {one.unit_name}
        </span>
        <span className="grow" />
        {newest === undefined ? null : (
          <Link to="/public/$evaluation" params={{ evaluation: newest.evaluation }} className="no-print">
            {say('others')}
          </Link>
        )}
        <Button className="no-print" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </div>
      {one.land.map((shown) => (
        <Land key={shown.evaluation} of={one} shown={shown} />
      ))}
      {newest === undefined ? (
        <section className="panel">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noGrade')} />
        </section>
      ) : (
        <Newest of={one} result={newest} />
      )}
      {one.results.length > 0 ? <History of={one} /> : null}
      <Figures of={one} />
      <Objections of={one} />
    </div>
  )
}
