// Web · what would lift the grade: the least change of each single figure, found by evaluating anew; asked for, since it takes a while.
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fault } from '../../parts/fault.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useExplanation } from './explanation.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/explain/$evaluation/$unit')

export function Lifts({ evaluation, unit }: { readonly evaluation: string; readonly unit: string }) {
  const say = useWords()
  const { lifts = false } = here.useSearch()
  const navigate = here.useNavigate()
  const told = useExplanation(evaluation, unit, true, lifts)
  return (
    <section className={`panel ${lifts ? '' : 'no-print'}`} aria-label={say('lifts')}>
      <h2>{say('lifts')}</h2>
      {lifts ? null : <Button onClick={() => void navigate({ search: { lifts: true } })}>{say('liftsAsk')}</Button>}
      {lifts && told.isPending ? <Waiting /> : null}
      {told.isError ? <Fault error={told.error} reset={() => void told.refetch()} /> : null}
      <ul>
        {(told.data?.lifts ?? []).map((one) => (
          <li key={one.input}>
            {say('lift', {
              label: one.label,
              from: formatNumber(one.from),
              to: formatNumber(one.to),
              unit: one.unit,
              grade: one.grade,
            })}
          </li>
        ))}
        {(told.data?.noLifts ?? []).map((one) => (
          <li key={one.input} className="soft">
            {say('noLift', { label: one.label, why: say(one.why === 'full' ? 'full_' : one.why) })}
          </li>
        ))}
      </ul>
    </section>
  )
}
