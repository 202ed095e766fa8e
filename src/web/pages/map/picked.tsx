// Web · what is picked: a parcel with whoever uses it and why it has its colour; a unit or platform with its sums; an enterprise with its land. Each leads on.
import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api, ask } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber, NOTHING } from '../../parts/number.tsx'
import { useUnitName } from '../../parts/unit-names.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { type Asked, type Box, locate, type MapPlace, partsOf, useParcel } from './asked.ts'
import { GradeBar } from './grade-bar.tsx'
import { boxOf, kindOf } from './place-list.tsx'
import { useWords } from './words.ts'

interface PickedProps {
  readonly pick: string
  readonly asked: Asked
  readonly places: readonly MapPlace[]
  readonly onShow: (box: Box) => void
  readonly onClose: () => void
}

export function Picked({ pick, asked, places, onShow, onClose }: PickedProps) {
  const [of, id] = partsOf(pick)
  const place = places.find((one) => one.of === of && one.id === id)
  if (of === 'parcel') return <Parcel key={id} {...{ id, asked, onShow, onClose }} />
  if (of === 'enterprise') return <Enterprise key={id} {...{ id, asked, onShow, onClose }} />
  return place === undefined ? null : <OfPlace {...{ place, asked, onShow, onClose }} />
}

type About = Pick<PickedProps, 'asked' | 'onShow' | 'onClose'>

function Parcel({ id, asked, onShow, onClose }: About & { readonly id: string }) {
  const say = useWords()
  const nameOf = useUnitName()
  const found = useParcel(asked, id)
  const parcel = found.data
  return (
    <Card title={id} kind={say('parcel')} onClose={onClose}>
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {parcel === undefined ? null : (
        <>
          <dl className="map-facts">
            <Fact name={say('grade')}>
              <Grade of={parcel.grade} />
            </Fact>
            <Fact name={say('tax')}>
              {parcel.tax_per_mu === null ? NOTHING : say('taxIs', { tax: formatNumber(parcel.tax_per_mu, 2) })}
            </Fact>
            <Fact name={say('area')}>{`${formatNumber(parcel.area, 4)} ${say('mu')}`}</Fact>
            <Fact name={say('useIs')}>{parcel.use === '' ? NOTHING : parcel.use}</Fact>
            <Fact name={say('unitIs')}>{nameOf(parcel.unit)}</Fact>
            {parcel.platform === '' ? null : <Fact name={say('platformIs')}>{parcel.platform}</Fact>}
          </dl>
          <h3>{say('users')}</h3>
          {parcel.shown_users.length === 0 ? <p className="soft">{say('nobody')}</p> : null}
          <ul className="map-users">
            {parcel.shown_users.map((user) => (
              <li key={user.id}>
                <div>
                  <Grade of={user.grade} /> <ToExplanation evaluation={user.evaluation} id={user.id} name={user.name} />
                </div>
                <div className="soft">
                  {say('used')} {formatNumber(user.used, 2)} {say('mu')}
                  {user.numerator === null || user.denominator === null || user.denominator <= 0
                    ? null
                    : ` · ${say('taxed')} ${formatNumber(user.numerator, 2)} ${say('wanyuan')} ÷ ${formatNumber(user.denominator, 2)} ${say('mu')} = ${formatNumber(user.numerator / user.denominator, 2)}`}
                </div>
              </li>
            ))}
          </ul>
          <p className="soft map-hint">{say('why')}</p>
          <Button size="small" onClick={() => onShow(boxOf(parcel.bounds))}>
            {say('zoomTo')}
          </Button>
        </>
      )}
    </Card>
  )
}

/** The name leads to the explanation of the grade that the map shows. */
function ToExplanation({
  evaluation,
  id,
  name,
}: {
  readonly evaluation: string | null
  readonly id: string
  readonly name: string | null
}) {
  if (evaluation === null) return <>{name ?? id}</>
  return (
    <Link to="/explain/$evaluation/$unit" params={{ evaluation, unit: id }}>
      {name ?? id}
    </Link>
  )
}

function Enterprise({ id, asked, onShow, onClose }: About & { readonly id: string }) {
  const say = useWords()
  const about = useQuery({
    queryKey: ['subject', 'enterprise', id, asked.on],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/subjects/{kind}/{id}', {
          params: { path: { kind: 'enterprise', id }, query: { on: asked.on } },
          signal,
        }),
      ),
  })
  const place = useQuery({ queryKey: ['map-place', id, asked.on], queryFn: () => locate('enterprise', id, asked.on) })
  const name = about.data?.now?.name ?? id
  return (
    <Card title={name} kind={say('enterprise')} onClose={onClose}>
      {place.isError ? <p className="soft">{say('notPlaced')}</p> : null}
      {place.data === undefined ? null : <p>{say('holds', { count: place.data.parcels.length })}</p>}
      <Grades kind="enterprise" id={id} year={asked.year} />
      {place.data === undefined ? null : (
        <Button size="small" onClick={() => onShow(boxOf(place.data.bounds))}>
          {say('zoomTo')}
        </Button>
      )}
    </Card>
  )
}

/** Its grades of the year, each leading to its explanation. */
function Grades({ kind, id, year }: { readonly kind: string; readonly id: string; readonly year: string }) {
  const say = useWords()
  const grades = useQuery({
    queryKey: ['grades', kind, id],
    queryFn: ({ signal }) => ask(api.GET('/api/grades', { params: { query: { kind, id, years: 1 } }, signal })),
  })
  const shown = (grades.data?.items ?? []).flatMap((one) => ('evaluation' in one && one.period === year ? [one] : []))
  return (
    <ul className="map-users">
      {shown.map(({ evaluation, grade, version }) => (
        <li key={`${evaluation} ${version}`}>
          <Grade of={grade} />{' '}
          <ToExplanation evaluation={evaluation} id={id} name={`${evaluation} ${say('explain')}`} />
        </li>
      ))}
    </ul>
  )
}

function OfPlace({ place, asked, onShow, onClose }: About & { readonly place: MapPlace }) {
  const say = useWords()
  const isUnit = place.of === 'unit'
  return (
    <Card title={place.name} kind={isUnit ? '' : kindOf(place, say)} onClose={onClose}>
      <dl className="map-facts">
        <Fact name={say('parcels')}>
          {say('sum', { parcels: formatNumber(place.parcels), area: formatNumber(place.area, 0) })}
        </Fact>
        <Fact name={say('tax')}>
          {place.tax_per_mu === null ? NOTHING : say('taxIs', { tax: formatNumber(place.tax_per_mu, 2) })}
        </Fact>
      </dl>
      <h3>{say('grades')}</h3>
      <GradeBar grades={place.grades} area={place.area} />
      {place.of === 'platform' ? <Grades kind="platform" id={place.id} year={asked.year} /> : null}
      <p className="map-links">
        <Button size="small" onClick={() => onShow(boxOf(place.bounds))}>
          {say('zoomTo')}
        </Button>
        {isUnit ? (
          <>
            <Link to="/ranking" search={{ unit: place.id }}>
              {say('ranking')}
            </Link>
            {place.kind === 'town' ? null : (
              <Link to="/" search={{ unit: place.id }}>
                {say('cockpit')}
              </Link>
            )}
          </>
        ) : null}
      </p>
    </Card>
  )
}

function Card(props: {
  readonly title: string
  readonly kind: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const say = useWords()
  return (
    <section className="panel map-picked" aria-label={props.title}>
      <header>
        <h2>
          {props.title} <span className="soft map-kind">{props.kind}</span>
        </h2>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say('close')} onClick={props.onClose} />
      </header>
      {props.children}
    </section>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
