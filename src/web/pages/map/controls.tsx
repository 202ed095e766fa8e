// Web · by what the map is coloured, of which year, whose grades, and as of which day the land is.
import { getRouteApi } from '@tanstack/react-router'
import { DatePicker, Segmented, Select, Slider } from 'antd'
import dayjs from 'dayjs'
import { LAYERS, type MapSearch } from './address.ts'
import { type Asked, useLegend } from './asked.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/map')

export function Controls({ asked }: { readonly asked: Asked }) {
  const say = useWords()
  const { layer = 'grade' } = here.useSearch()
  const change = useChange()
  return (
    <div className="map-controls">
      <Segmented
        aria-label={say('layer')}
        value={layer}
        options={LAYERS.map((value) => ({ value, label: say(value) }))}
        onChange={(next) =>
          change({ layer: next === 'grade' ? undefined : next, ...(next === 'grade' ? {} : { grade: undefined }) })
        }
      />
      <Years asked={asked} />
      {layer === 'use' ? null : <ChooseEvaluation asked={asked} />}
      <span className="map-day">
        <span className="soft">{say('on')}</span>
        <DatePicker
          aria-label={say('on')}
          value={dayjs(asked.on)}
          allowClear={false}
          onChange={(day) => {
            if (day !== null) change({ on: day.format('YYYY-MM-DD') })
          }}
        />
      </span>
    </div>
  )
}

/** The years that were graded, and the one that is shown. */
function Years({ asked: { year } }: { readonly asked: Asked }) {
  const say = useWords()
  const change = useChange()
  const { data } = useLegend()
  const years = [...new Set([year, ...(data?.evaluations ?? []).map(({ period }) => period)])].sort()
  if (years.length < 2) return <span className="map-year">{say('year', { year })}</span>
  return (
    <span className="map-years">
      <Slider
        min={Number(years[0])}
        max={Number(years.at(-1))}
        step={null}
        marks={Object.fromEntries(years.map((one) => [one, one]))}
        value={Number(year)}
        ariaLabelForHandle={say('years')}
        ariaValueTextFormatterForHandle={(value) => say('year', { year: value })}
        tooltip={{ open: false }}
        onChange={(value) => change({ year: String(value), evaluation: undefined })}
      />
    </span>
  )
}

function ChooseEvaluation({ asked: { year, evaluation } }: { readonly asked: Asked }) {
  const say = useWords()
  const change = useChange()
  const { data, isPending } = useLegend()
  const ofYear = (data?.evaluations ?? []).filter(({ period }) => period === year)
  return (
    <Select
      aria-label={say('evaluation')}
      className="map-evaluation"
      loading={isPending}
      value={evaluation ?? ''}
      options={[{ value: '', label: say('newest') }, ...ofYear.map(({ id }) => ({ value: id, label: id }))]}
      onChange={(next) => change({ evaluation: next === '' ? undefined : next })}
      popupMatchSelectWidth={false}
    />
  )
}

type Change = { readonly [Key in keyof MapSearch]?: MapSearch[Key] | undefined }

/** Writes into the address; what is undefined goes out of it. */
export function useChange() {
  const navigate = here.useNavigate()
  return (change: Change, replace = false): void =>
    void navigate({
      search: (old) => {
        const next = Object.entries({ ...old, ...change }).filter(([, value]) => value !== undefined)
        return Object.fromEntries(next) as MapSearch
      },
      replace,
      resetScroll: false,
    })
}
