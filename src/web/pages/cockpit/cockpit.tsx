// Web · the cockpit: what is red and who leads it, what changed since last month, and every goal of the policy in its column.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { type GoalsTold, goalsQuery } from '../../api/goals.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { countLights, inColumns, LIGHTS } from '../../parts/goal-columns.ts'
import { useGoalWords } from '../../parts/goal-words.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { WalkDrawer } from '../../parts/walk-drawer.tsx'
import { ChangedPanel } from './changed-panel.tsx'
import { GoalColumn } from './goal-column.tsx'
import { RedPanel } from './red-panel.tsx'
import { ChooseScope, useScope } from './scope.tsx'
import { useWords } from './words.ts'
import '../../parts/goal.css'
import './cockpit.css'

export function Cockpit() {
  const say = useWords()
  const { on, unit } = useScope()
  const goals = useQuery({ ...goalsQuery({ on, unit }), placeholderData: keepPreviousData })
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <ChooseScope />
        <span className="grow" />
        {goals.data === undefined ? null : <Counts told={goals.data} />}
        <Link to="/screen" search={{ on, ...(unit === undefined ? {} : { unit }) }} className="no-print">
          {say('screen')}
        </Link>
      </div>
      {goals.isError ? (
        <Fault error={goals.error} reset={() => void goals.refetch()} />
      ) : goals.data === undefined ? (
        <Waiting />
      ) : goals.data.goals.length === 0 ? (
        <Empty description={say('empty')} />
      ) : (
        <div aria-busy={goals.isPlaceholderData} className={goals.isPlaceholderData ? 'cockpit-old' : ''}>
          <Told told={goals.data} unit={unit} />
        </div>
      )}
      <WalkDrawer on={on} unit={unit} />
    </>
  )
}

function Counts({ told }: { readonly told: GoalsTold }) {
  const say = useGoalWords()
  const sayHere = useWords()
  const counts = countLights(told.goals)
  const all = LIGHTS.reduce((sum, one) => sum + counts[one], 0)
  return (
    <ul className="cockpit-counts" aria-label={sayHere('counts', { count: all })}>
      {LIGHTS.map((one) => (
        <li key={one} className={`light light-${one === 'grey' ? 'none' : one}`}>
          {say(one)} <b className="number">{counts[one]}</b>
        </li>
      ))}
    </ul>
  )
}

function Told({ told, unit }: { readonly told: GoalsTold; readonly unit: string | undefined }) {
  return (
    <>
      <div className="cockpit-top">
        <RedPanel red={told.red} goals={told.goals} unit={unit} />
        <ChangedPanel goals={told.goals} />
      </div>
      <div className="cockpit-columns">
        {inColumns(told).map((one) => (
          <GoalColumn key={one.column?.id ?? ''} standing={one} />
        ))}
      </div>
      <Rules told={told} />
    </>
  )
}

/** The rule of the lights, and what of it waits to be confirmed. */
function Rules({ told: { light_rule: rule, columns, findings } }: { readonly told: GoalsTold }) {
  const say = useWords()
  const language = useLanguage()
  const confessed = columns.filter(({ assumed }) => assumed !== null)
  return (
    <footer className="cockpit-rules soft">
      {rule === null ? null : (
        <p>
          {say('rule', { green: rule.green, yellow: rule.yellow })}{' '}
          {rule.assumed === null ? '' : say('ruleAssumed', { who: rule.confirm_by ?? '', why: rule.assumed[language] })}
        </p>
      )}
      {[...new Set(confessed.map(({ assumed, confirm_by }) => `${confirm_by}\n${assumed?.[language]}`))].map((one) => {
        const [who = '', why = ''] = one.split('\n')
        return <p key={one}>{say('grouping', { who, why })}</p>
      })}
      {findings.length === 0 ? null : (
        <details>
          <summary>{say('findings', { count: findings.length })}</summary>
          <ul>
            {findings.map((one) => (
              <li key={one.zh}>{one[language]}</li>
            ))}
          </ul>
        </details>
      )}
    </footer>
  )
}
