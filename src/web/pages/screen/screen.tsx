// Web · the big screen: dark, the whole standing at once, laid out for 1920×1080 and 3840×1080; asked anew each minute.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type GoalsTold, goalsQuery, reportingUnitsQuery } from '../../api/goals.ts'
import { Theme } from '../../app/theme.tsx'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { countLights, inColumns, LIGHTS } from '../../parts/goal-columns.ts'
import { useGoalWords } from '../../parts/goal-words.ts'
import { formatDay } from '../../parts/number.tsx'
import { today } from '../../parts/today.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { ScreenColumn } from './screen-column.tsx'
import { ScreenChanged, ScreenRed } from './screen-lists.tsx'
import { useWide } from './use-wide.ts'
import { useWords } from './words.ts'
import '../../parts/goal.css'
import './screen.css'

const here = getRouteApi('/screen')
const MINUTE = 60_000

export function Screen() {
  const { on = today(), unit } = here.useSearch()
  const goals = useQuery({ ...goalsQuery({ on, unit }), refetchInterval: MINUTE })
  return (
    <Theme dark>
      <main className="screen">
        {goals.data !== undefined ? (
          <Told told={goals.data} on={on} unit={unit} />
        ) : goals.isError ? (
          <Fault error={goals.error} reset={() => void goals.refetch()} />
        ) : (
          <Waiting />
        )}
      </main>
    </Theme>
  )
}

interface ToldProps {
  readonly told: GoalsTold
  readonly on: string
  readonly unit: string | undefined
}

function Told({ told, on, unit }: ToldProps) {
  const isWide = useWide()
  return (
    <>
      <Head told={told} on={on} unit={unit} />
      <div className="screen-body">
        {inColumns(told).map((one) => (
          <ScreenColumn key={one.column?.id ?? ''} standing={one} isWide={isWide} />
        ))}
        <ScreenRed red={told.red} goals={told.goals} most={isWide ? 13 : 5} />
        <ScreenChanged goals={told.goals} most={isWide ? 13 : 5} />
      </div>
    </>
  )
}

function Head({ told, on, unit }: ToldProps) {
  const say = useWords()
  const sayGoal = useGoalWords()
  const language = useLanguage()
  const units = useQuery(reportingUnitsQuery(on))
  const name = units.data?.items.find(({ code }) => code === unit)?.name ?? unit
  const counts = countLights(told.goals)
  const rule = told.light_rule
  return (
    <header className="screen-head">
      <h1>{say('title')}</h1>
      <span className="screen-of">{unit === undefined ? say('city') : name}</span>
      <span className="soft">{say('on', { day: formatDay(on, language) })}</span>
      <ul>
        {LIGHTS.map((one) => (
          <li key={one} className={`light light-${one === 'grey' ? 'none' : one}`}>
            {sayGoal(one)} <b className="number">{counts[one]}</b>
          </li>
        ))}
      </ul>
      <span className="screen-rule soft">
        {rule === null ? '' : say('rule', { green: rule.green, yellow: rule.yellow })}
      </span>
      <Link to="/" search={{ on, ...(unit === undefined ? {} : { unit }) }}>
        {say('back')}
      </Link>
    </header>
  )
}
