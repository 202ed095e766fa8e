// Web · what would lift the grade: the least change of each single figure, found by evaluating anew; asked for, since it takes a while.
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { type ExplanationOf, useExplanation } from './explanation.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/explain/$evaluation/$unit')

export function Lifts({ evaluation, unit }: { readonly evaluation: string; readonly unit: string }) {
  const say = useWords()
  const search = here.useSearch()
  const { lifts = false } = search
  const navigate = here.useNavigate()
  const told = useExplanation(evaluation, unit, true, lifts)
  return (
    <section className="panel" aria-label={say('lifts')}>
      <h2>{say('lifts')}</h2>
      {lifts ? null : (
        <Button onClick={() => void navigate({ search: { ...search, lifts: true } })}>{say('liftsAsk')}</Button>
      )}
      {lifts && told.isPending ? <Waiting /> : null}
      {told.isError ? <Fault error={told.error} reset={() => void told.refetch()} /> : null}
      {told.data === undefined ? null : (
        <>
          <ul className="explain-lifts">
            {told.data.lifts.map((one) => (
              <li key={one.input}>
                <LiftLine one={one} /> <Grade of={one.grade} />
              </li>
            ))}
          </ul>
          {told.data.noLifts.length === 0 ? null : (
            <details>
              <summary className="soft">{say('noLifts', { count: told.data.noLifts.length })}</summary>
              <ul>
                {told.data.noLifts.map((one) => (
                  <li key={one.input} className="soft">
                    {say('noLift', { label: one.label, why: say(one.why === 'full' ? 'full_' : one.why) })}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <p className="soft">{say('liftsNote')}</p>
        </>
      )}
    </section>
  )
}

/** `实缴税收：400 → 612.5 万元（+212.5），其余不变，升到` */
export function LiftLine({ one }: { readonly one: ExplanationOf['lifts'][number] }) {
  const say = useWords()
  const by = Number((one.to - one.from).toPrecision(12))
  return say('lift', {
    label: one.label,
    from: formatNumber(one.from),
    to: formatNumber(one.to),
    by: by > 0 ? `+${formatNumber(by)}` : formatNumber(by).replace('-', '−'),
    unit: one.unit,
  })
}
