// Web · the table of grades: then down, now across, each field how many and a list of them; better and worse are told by an arrow and a colour.
import { getRouteApi } from '@tanstack/react-router'
import { Fragment } from 'react'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import type { ComparisonOf } from './compared.ts'
import { gradesInOrder } from './spread.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')
/** In the address: not among those evaluated. */
const ABSENT = '-'

interface GradeTableProps {
  readonly transitions: ComparisonOf['transitions']
  /** From the best to the worst. */
  readonly ladder: readonly string[]
}

export function GradeTable({ transitions, ladder }: GradeTableProps) {
  const say = useWords()
  const keyOf = (grade: string | null) => grade ?? ABSENT
  const counts = new Map(transitions.map(({ from, to, count }) => [`${keyOf(from)}|${keyOf(to)}`, count]))
  const told = gradesInOrder(
    ladder,
    transitions.flatMap(({ from, to }) => [from, to]).flatMap((one) => (one === null ? [] : [one])),
  )
  const isAbsent = transitions.some(({ from, to }) => from === null || to === null)
  const grades = [...told, ...(isAbsent ? [ABSENT] : [])]
  const sum = (of: readonly string[], key: (one: string) => string) =>
    of.reduce((total, one) => total + (counts.get(key(one)) ?? 0), 0)
  const nameOf = (grade: string) =>
    grade === ABSENT ? <span className="soft">{say('absent')}</span> : <Grade of={grade} />
  return (
    <table className="grade-table">
      <caption className="soft">{say('thenNow')}</caption>
      <thead>
        <tr>
          <td />
          {grades.map((to) => (
            <th scope="col" key={to}>
              {nameOf(to)}
            </th>
          ))}
          <th scope="col" className="soft">
            {say('sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {grades.map((from) => (
          <tr key={from}>
            <th scope="row">{nameOf(from)}</th>
            {grades.map((to) => (
              <Fragment key={to}>
                <Field from={from} to={to} count={counts.get(`${from}|${to}`) ?? 0} ladder={ladder} />
              </Fragment>
            ))}
            <td className="number soft">{formatNumber(sum(grades, (to) => `${from}|${to}`))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="soft">
            {say('sum')}
          </th>
          {grades.map((to) => (
            <td key={to} className="number soft">
              {formatNumber(sum(grades, (from) => `${from}|${to}`))}
            </td>
          ))}
          <td />
        </tr>
      </tbody>
    </table>
  )
}

interface FieldProps {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly ladder: readonly string[]
}

function Field({ from, to, count, ladder }: FieldProps) {
  const say = useWords()
  const { from: chosenFrom, to: chosenTo, ...rest } = here.useSearch()
  const navigate = here.useNavigate()
  const isChosen = chosenFrom === from && chosenTo === to
  const [was, is] = [ladder.indexOf(from), ladder.indexOf(to)]
  const way = was < 0 || is < 0 || was === is ? 'same' : is < was ? 'better' : 'worse'
  const wordOf = (grade: string) => (grade === ABSENT ? say('absent') : grade === '' ? say('noGrade') : grade)
  if (count === 0) return <td className="number soft">·</td>
  return (
    <td className={`grade-field grade-${way}`}>
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={say('fieldOf', { from: wordOf(from), to: wordOf(to), count: formatNumber(count) })}
        onClick={() => void navigate({ search: isChosen ? rest : { ...rest, from, to } })}
      >
        {way === 'better' ? '▲' : way === 'worse' ? '▼' : ''} {formatNumber(count)}
      </button>
    </td>
  )
}
