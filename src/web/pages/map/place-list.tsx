// Web · what is on the map, as a list: units and platforms with their sums, parcels where they can be told apart. It serves alone where no map can be drawn.
import { Empty } from 'antd'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { type Asked, type Box, type MapParcel, type MapPlace, useParcels, type usePlaces } from './asked.ts'
import { GradeBar } from './grade-bar.tsx'
import { useWords } from './words.ts'

export interface View {
  readonly box: Box
  /** Near enough for single parcels. */
  readonly near: boolean
}

interface PlaceListProps {
  readonly asked: Asked
  readonly view: View | undefined
  readonly places: ReturnType<typeof usePlaces>
  readonly grade: string | undefined
  readonly pick: string | undefined
  readonly onPick: (pick: string, box: Box) => void
}

export function PlaceList({ asked, view, places, grade, pick, onPick }: PlaceListProps) {
  const say = useWords()
  return (
    <section className="panel map-list" aria-label={say('list')}>
      <h2>{say('list')}</h2>
      {view?.near === true ? (
        <Parcels {...{ asked, grade, pick, onPick }} box={view.box} />
      ) : (
        <p className="soft map-hint">{say('zoomForParcels')}</p>
      )}
      <h3>{say('places')}</h3>
      {places.isError ? <Fault error={places.error} reset={() => void places.refetch()} /> : null}
      {places.isPending ? <Waiting /> : null}
      <ul>
        {inView(places.data?.items ?? [], view).map((place) => (
          <li key={`${place.of}/${place.id}`}>
            <button
              type="button"
              className="map-item"
              aria-pressed={pick === `${place.of}/${place.id}`}
              onClick={() => onPick(`${place.of}/${place.id}`, boxOf(place.bounds))}
            >
              <span className="map-item-name">
                {place.name}
                {place.of === 'unit' ? null : <span className="soft"> {kindOf(place, say)}</span>}
              </span>
              <span className="number">{place.tax_per_mu === null ? '' : formatNumber(place.tax_per_mu, 1)}</span>
              <span className="map-item-sub soft">
                {say('sum', { parcels: formatNumber(place.parcels), area: formatNumber(place.area, 0) })}
              </span>
              <GradeBar grades={place.grades} area={place.area} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ParcelsProps extends Pick<PlaceListProps, 'asked' | 'grade' | 'pick' | 'onPick'> {
  readonly box: Box
}

function Parcels({ asked, box, grade, pick, onPick }: ParcelsProps) {
  const say = useWords()
  const parcels = useParcels(asked, box, grade)
  if (parcels.isError) return <Fault error={parcels.error} reset={() => void parcels.refetch()} />
  if (parcels.isPending) return <Waiting />
  const { total, items } = parcels.data
  if (total === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('none')} />
  return (
    <div aria-busy={parcels.isFetching}>
      <p className="soft map-hint">
        {say(items.length < total ? 'firstOf' : 'parcelsOf', { total: formatNumber(total), shown: items.length })}
      </p>
      <ul>
        {items.map((parcel) => (
          <li key={parcel.id}>
            <button
              type="button"
              className="map-item"
              aria-pressed={pick === `parcel/${parcel.id}`}
              onClick={() => onPick(`parcel/${parcel.id}`, boxOf(parcel.bounds))}
            >
              <span className="map-item-name">
                <Grade of={parcel.grade} /> {whoUses(parcel, say)}
              </span>
              <span className="number">{parcel.tax_per_mu === null ? '' : formatNumber(parcel.tax_per_mu, 1)}</span>
              <span className="map-item-sub soft">
                {parcel.id} · {formatNumber(parcel.area, 2)} {say('mu')} · {parcel.use}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Say = ReturnType<typeof useWords>

export const whoUses = (
  { user, user_name, users }: Pick<MapParcel, 'user' | 'user_name' | 'users'>,
  say: Say,
): string => {
  const name = user_name === '' ? user : user_name
  if (name === '') return say('nobody')
  return users > 1 ? `${name} ${say('more', { count: users })}` : name
}

export const kindOf = ({ of }: Pick<MapPlace, 'of'>, say: Say): string =>
  KINDS.includes(of as (typeof KINDS)[number]) ? say(of as (typeof KINDS)[number]) : of
const KINDS = ['unit', 'platform', 'cluster', 'base', 'park', 'complex', 'exit_park'] as const

export const boxOf = ([west = 0, south = 0, east = 0, north = 0]: readonly number[]): Box => [west, south, east, north]

/** Counties from afar; their towns and platforms once near, or where one of them is looked at. */
function inView(places: readonly MapPlace[], view: View | undefined): readonly MapPlace[] {
  const order = ({ of, kind }: MapPlace): number => (of === 'unit' ? (kind === 'town' ? 1 : 0) : 2)
  const meets = ({ bounds }: MapPlace): boolean => {
    const [west, south, east, north] = boxOf(bounds)
    const box = view?.box
    return box === undefined || (west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1])
  }
  const wide = view === undefined || view.box[2] - view.box[0] > WIDE
  return places
    .filter((place) => place.kind !== 'city' && (!wide || place.of !== 'unit' || place.kind !== 'town') && meets(place))
    .sort((a, b) => order(a) - order(b) || b.area - a.area)
}

/** Degrees: a county or so. */
const WIDE = 0.45
