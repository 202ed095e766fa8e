// Web · of whom the cockpit speaks, and as of which day; both stand in the address.
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { reportingUnitsQuery } from '../../api/goals.ts'
import { useRole, useSession } from '../../api/session.ts'
import { today } from '../../parts/today.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/')
const CITY = 'city'

interface Unit {
  readonly code: string
  readonly name: string
  readonly parent: string | null
}

/** Undefined is the city. Whoever acts for a county begins with his own. */
export function useScope(): {
  readonly on: string
  readonly unit: string | undefined
  readonly units: readonly Unit[]
} {
  const { on = today(), unit: asked } = here.useSearch()
  const { data } = useSuspenseQuery(reportingUnitsQuery(on))
  const role = useRole()
  const own = useSession().roles.find((one) => one.role === role && one.unit !== null)?.unit ?? undefined
  const units = belowCity(data.items)
  const unit = asked ?? homeOf(data.items, units, own)
  return { on, unit: unit === CITY ? undefined : unit, units }
}

const belowCity = (all: readonly Unit[]): readonly Unit[] => {
  const cities = new Set(all.filter(({ parent }) => parent === null).map(({ code }) => code))
  return all.filter(({ parent }) => parent !== null && cities.has(parent))
}

/** The reporting unit in which a unit lies. */
function homeOf(all: readonly Unit[], units: readonly Unit[], own: string | undefined): string | undefined {
  for (let at = own; at !== undefined; at = all.find(({ code }) => code === at)?.parent ?? undefined)
    if (units.some(({ code }) => code === at)) return at
  return undefined
}

export function ChooseScope() {
  const say = useWords()
  const { on, unit, units } = useScope()
  const navigate = here.useNavigate()
  return (
    <>
      <Select
        aria-label={say('scope')}
        className="cockpit-scope"
        value={unit ?? CITY}
        options={[
          { value: CITY, label: say('city') },
          ...units.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(next) => void navigate({ search: (old) => ({ ...old, unit: next }) })}
        popupMatchSelectWidth={false}
      />
      <DatePicker
        aria-label={say('on')}
        value={dayjs(on)}
        allowClear={false}
        onChange={(day) => {
          if (day !== null) void navigate({ search: (old) => ({ ...old, on: day.format('YYYY-MM-DD') }) })
        }}
      />
    </>
  )
}
