// Web · one subject: what the register says of it on a day, all that was ever recorded of it and from where, and what its kind has besides.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, DatePicker, Descriptions } from 'antd'
import dayjs from 'dayjs'
import { api, ask } from '../../api/client.ts'
import type { paths } from '../../api/schema.d.ts'
import { Fault } from '../../parts/fault.tsx'
import { NotFound } from '../../parts/not-found.tsx'
import { Day } from '../../parts/number.tsx'
import { today } from '../../parts/today.ts'
import { useUnitName } from '../../parts/unit-names.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { WalkDrawer } from '../../parts/walk-drawer.tsx'
import { Enterprise } from './enterprise.tsx'
import { Fact, useFactName } from './facts.tsx'
import { History } from './history.tsx'
import { KINDS, type Kind } from './kinds.ts'
import { Platform } from './platform.tsx'
import { useSubjectWords } from './subject-words.ts'
import { TenureOf } from './tenure.tsx'
import { useKindWords, useWords } from './words.ts'
import './registers.css'

const here = getRouteApi('/shell/registers/$kind/$id')
export type SubjectOf = paths['/api/subjects/{kind}/{id}']['get']['responses'][200]['content']['application/json']

export function Subject() {
  const { kind: given } = here.useParams()
  const kind = KINDS.find((one) => one === given)
  return kind === undefined ? <NotFound /> : <Found kind={kind} />
}

function Found({ kind }: { readonly kind: Kind }) {
  const say = useWords()
  const { id } = here.useParams()
  const search = here.useSearch()
  const { on = today() } = search
  const navigate = here.useNavigate()
  const found = useQuery({
    queryKey: ['subject', kind, id, on],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/subjects/{kind}/{id}', { params: { path: { kind, id }, query: { on } }, signal })),
  })
  const newest = found.data?.history.at(-1)
  return (
    <div className="subject">
      <Link
        to="/registers"
        search={{ register: kind, ...(search.on === undefined ? {} : { on: search.on }) }}
        className="soft no-print"
      >
        {say('back')}
      </Link>
      <div className="page-head">
        <h1>{found.data?.now?.name ?? newest?.name ?? id}</h1>
        <KindName kind={kind} id={id} />
        {ON_MAP.includes(kind) ? <OnMap kind={kind} id={id} on={on} /> : null}
        <span className="grow" />
        <span className="soft">{say('on')}</span>
        <DatePicker
          aria-label={say('on')}
          value={dayjs(on)}
          allowClear={false}
          onChange={(day) => {
            const { on: _, ...rest } = search
            void navigate({ search: day === null ? rest : { ...rest, on: day.format('YYYY-MM-DD') } })
          }}
        />
      </div>
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data === undefined ? null : <Whole kind={kind} id={id} on={on} one={found.data} />}
      <WalkDrawer on={on} />
    </div>
  )
}

function KindName({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const kindOf = useKindWords()
  return (
    <span className="soft">
      {kindOf(kind)} · {id}
    </span>
  )
}

/** By its address alone: the map is a page of its own. */
function OnMap({ kind, id, on }: { readonly kind: Kind; readonly id: string; readonly on: string }) {
  const say = useSubjectWords()
  return (
    <a className="no-print" href={`/map?on=${on}&pick=${encodeURIComponent(`${kind}/${id}`)}`}>
      {say('map')}
    </a>
  )
}
const ON_MAP: readonly Kind[] = ['platform', 'enterprise', 'parcel']

interface WholeProps {
  readonly kind: Kind
  readonly id: string
  readonly on: string
  readonly one: SubjectOf
}

function Whole({ kind, id, on, one }: WholeProps) {
  return (
    <>
      <Now kind={kind} on={on} one={one} />
      {kind === 'enterprise' ? <Enterprise id={id} on={on} one={one} /> : null}
      {kind === 'platform' ? <Platform id={id} on={on} /> : null}
      {kind === 'parcel' ? <TenureOf rows={one.tenure} on={on} /> : null}
      <History kind={kind} one={one} />
    </>
  )
}

function Now({ kind, on, one: { now, moves } }: Omit<WholeProps, 'id'>) {
  const say = useSubjectWords()
  const nameOf = useUnitName()
  const factName = useFactName(kind)
  const away = moves.findLast(({ day }) => day <= on)
  if (now === null)
    return (
      <Alert
        type="info"
        showIcon
        title={away === undefined ? say('notThere') : say('movedAway', { unit: nameOf(away.to_unit), day: away.day })}
      />
    )
  return (
    <section className="panel" aria-label={say('now')}>
      <h2>{say('now')}</h2>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={[
          { key: 'unit', label: say('unit'), children: nameOf(now.unit) },
          ...Object.entries(now.facts).map(([key, value]) => ({
            key,
            label: factName(key).label,
            children: <Fact fact={key} value={value} unit={factName(key).unit} on={on} />,
          })),
          { key: 'since', label: say('since'), children: <Day of={now.valid_from} /> },
        ]}
      />
    </section>
  )
}
