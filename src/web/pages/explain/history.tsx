// Web · the grades of one unit over the years: a line from year to year on the ladder of grades, and each with its evaluation.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api, ask } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import type { ExplanationOf } from './explanation.ts'
import { useWords } from './words.ts'

const readHistory = (kind: string, id: string, signal: AbortSignal) =>
  ask(api.GET('/api/grades', { params: { query: { kind, id, years: 1 } }, signal }))
export type GradeOf = Extract<Awaited<ReturnType<typeof readHistory>>['items'][number], { period: string }>

export const useHistory = ({ subject, id }: Pick<ExplanationOf, 'subject' | 'id'>) =>
  useQuery({
    queryKey: ['grades', subject, id],
    queryFn: async ({ signal }) =>
      (await readHistory(subject, id, signal)).items.filter((one): one is GradeOf => 'period' in one),
  })

export function History({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const history = useHistory(told)
  if (history.isError) return <Fault error={history.error} reset={() => void history.refetch()} />
  const grades = history.data ?? []
  return (
    <section className="panel" aria-label={say('history')}>
      <h2>{say('history')}</h2>
      {history.isSuccess && grades.length === 0 ? <p className="soft">{say('noHistory')}</p> : null}
      {grades.length > 1 ? <Ladder grades={grades} ladder={ladderOf(told)} /> : null}
      <ul className="explain-history">
        {grades.map((one) => (
          <li key={`${one.evaluation} ${one.version}`}>
            <span className="number">{one.period}</span> <Grade of={one.grade} />{' '}
            <Link to="/explain/$evaluation/$unit" params={{ evaluation: one.evaluation, unit: told.id }}>
              {one.evaluation}
            </Link>{' '}
            <span className="soft">
              {one.pool}
              {one.version > 1 ? ` · ${say('version', { version: one.version })}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** From the best to the worst, as this evaluation has them. */
const ladderOf = ({ grading }: ExplanationOf): string[] => (grading?.cuts ?? []).map(({ grade }) => grade)

const [STEP, RUNG, EDGE] = [64, 24, 16]

function Ladder({ grades, ladder }: { readonly grades: readonly GradeOf[]; readonly ladder: readonly string[] }) {
  const say = useWords()
  const known = grades.filter(({ grade }) => ladder.includes(grade))
  if (known.length < 2) return null
  const x = (n: number) => EDGE + STEP / 2 + n * STEP
  const y = (grade: string) => RUNG * (ladder.indexOf(grade) + 0.5)
  const [width, height] = [EDGE + STEP * known.length, RUNG * ladder.length]
  const label = known.map(({ period, grade }) => `${period} ${grade}`).join('，')
  return (
    <svg className="explain-ladder" width={width} height={height + 18} role="img" aria-label={say('ladder', { label })}>
      {ladder.map((grade) => (
        <line key={grade} className="rung" x1={EDGE} x2={width} y1={y(grade)} y2={y(grade)} />
      ))}
      <polyline points={known.map(({ grade }, n) => `${x(n)},${y(grade)}`).join(' ')} />
      {known.map(({ period, grade, evaluation }, n) => (
        <g key={evaluation} className={`grade-${/^[A-D]/.exec(grade)?.[0] ?? 'none'}`}>
          <rect x={x(n) - 10} y={y(grade) - 9} width="20" height="18" rx="4" />
          <text x={x(n)} y={y(grade) + 4.5} textAnchor="middle">
            {[...grade][0]}
          </text>
          <text className="year" x={x(n)} y={height + 13} textAnchor="middle">
            {period}
          </text>
        </g>
      ))}
    </svg>
  )
}
