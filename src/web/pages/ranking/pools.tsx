// Web · pool by pool: how many, how many of each grade, and the total that is still good enough for it; a pool picked is a filter.
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { gradesInOrder, poolsOf, type Spread } from './spread.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')

export function Pools({ spread }: { readonly spread: Spread }) {
  const say = useWords()
  const { pool: chosen, ...rest } = here.useSearch()
  const navigate = here.useNavigate()
  const pools = poolsOf(spread)
  const intoSight = useCallback((row: HTMLTableRowElement | null) => {
    const box = row?.closest('section')
    if (row !== null && box) box.scrollTop = row.offsetTop - box.clientHeight / 2
  }, [])
  if (pools.length < 2) return null
  const grades = gradesInOrder(
    spread.ladder,
    spread.grades.map(({ grade }) => grade),
  )
  const cutOf = (pool: string, grade: string) =>
    spread.cuts.find((one) => (one.pool === pool || one.pool === null) && one.grade === grade)?.at
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="ranking-pools" tabIndex={0} aria-label={say('pools')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('pool')}</th>
            <th scope="col" className="number">
              {say('many')}
            </th>
            {grades.map((grade) => (
              <th scope="col" key={grade} className="number">
                <Grade of={grade} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pools.map(({ pool, count, grades: own }) => (
            <tr key={pool} ref={pool === chosen ? intoSight : null} aria-current={pool === chosen ? 'true' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="as-link"
                  aria-pressed={pool === chosen}
                  onClick={() => void navigate({ search: pool === chosen ? rest : { ...rest, pool } })}
                >
                  {pool === '' ? say('noPool') : pool}
                </button>
              </th>
              <td className="number">{formatNumber(count)}</td>
              {grades.map((grade) => {
                const at = cutOf(pool, grade)
                return (
                  <td key={grade} className="number">
                    {formatNumber(own.get(grade) ?? 0)}{' '}
                    {at === undefined ? null : (
                      <span className="soft ranking-cut">
                        {spread.order === 'asc' ? '≤' : '≥'} {formatNumber(at, 2)}
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
