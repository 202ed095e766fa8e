// Web · what would lift the grade, in short: the points that are missing, and the few figures of which one alone would do; the rest stands in the explanation.
import { Link } from '@tanstack/react-router'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useExplanation } from '../explain/explanation.ts'
import { LiftLine } from '../explain/lifts.tsx'
import { useWords as useExplainWords } from '../explain/words.ts'
import { useWords } from './words.ts'

const MOST = 3

export function Lift({ evaluation, unit }: { readonly evaluation: string; readonly unit: string }) {
  const say = useWords()
  const explained = useExplainWords()
  const told = useExplanation(evaluation, unit, true)
  if (told.isError) return <Fault error={told.error} reset={() => void told.refetch()} />
  if (told.isPending) return <Waiting />
  const { grading, lifts } = told.data
  return (
    <div className="portal-lift" role="status">
      <h3>{explained('lifts')}</h3>
      <p>{grading?.next == null ? say('best') : say('short', grading.next)}</p>
      <ul>
        {lifts.slice(0, MOST).map((one) => (
          <li key={one.input}>
            <LiftLine one={one} /> <Grade of={one.grade} />
          </li>
        ))}
      </ul>
      {lifts.length === 0 && grading?.next != null ? <p>{say('noneAlone')}</p> : null}
      <Link to="/explain/$evaluation/$unit" params={{ evaluation, unit }} search={{ lifts: true }} className="no-print">
        {say('more')}
      </Link>
    </div>
  )
}
