// Web · of an enterprise besides: the land it uses parcel by parcel, its scale and grades by year, its latest figures.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api, ask, Refused } from '../../api/client.ts'
import { useDepartmentName, useIndicatorNames } from '../../parts/book-names.ts'
import { Fault, FindingList } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber, formatShare } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { WalkLink } from '../../parts/walk-link.tsx'
import { byYear } from './spans.ts'
import type { SubjectOf } from './subject.tsx'
import { useSubjectWords } from './subject-words.ts'

interface Props {
  readonly id: string
  readonly on: string
}

export function Enterprise({ id, on, one }: Props & { readonly one: SubjectOf }) {
  return (
    <>
      <div className="subject-pair">
        <Scales rows={one.history} on={on} />
        <Grades id={id} />
      </div>
      <Figures id={id} />
      <Land id={id} on={on} />
    </>
  )
}

function Scales({ rows, on }: { readonly rows: SubjectOf['history']; readonly on: string }) {
  const say = useSubjectWords()
  const scales = byYear(rows, 'scale', on)
  return (
    <section className="panel" aria-label={say('scales')}>
      <h2>{say('scales')}</h2>
      {scales.length === 0 ? (
        <p className="soft">{say('none')}</p>
      ) : (
        <ul className="subject-years">
          {scales.map(({ year, is }) => (
            <li key={year}>
              <span className="soft">{year}</span> {is}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Grades({ id }: { readonly id: string }) {
  const say = useSubjectWords()
  const found = useQuery({
    queryKey: ['grades', id],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/grades', { params: { query: { kind: 'enterprise', id, years: 3 } }, signal })),
  })
  const grades = (found.data?.items ?? []).flatMap((one) => ('evaluation' in one ? [one] : []))
  return (
    <section className="panel" aria-label={say('grades')}>
      <h2>{say('grades')}</h2>
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.isSuccess && grades.length === 0 ? <p className="soft">{say('noGrades')}</p> : null}
      <ul className="subject-years">
        {grades.map(({ evaluation, period, grade, version }) => (
          <li key={`${evaluation} ${version}`}>
            <span className="soft">{period}</span> <Grade of={grade} />{' '}
            <Link to="/explain/$evaluation/$unit" params={{ evaluation, unit: id }}>
              {say('explain')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Figures({ id }: { readonly id: string }) {
  const say = useSubjectWords()
  const named = useIndicatorNames('enterprise')
  const departmentOf = useDepartmentName()
  const found = useQuery({
    queryKey: ['figures-of', 'enterprise', id],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/figures', { params: { query: { kind: 'enterprise', id, limit: 1000 } }, signal })),
  })
  const latest = useMemo(() => {
    const newest = new Map<string, NonNullable<typeof found.data>['items'][number]>()
    for (const one of found.data?.items ?? [])
      if ((newest.get(one.indicator)?.period ?? '') < one.period) newest.set(one.indicator, one)
    return [...newest.values()]
  }, [found.data])
  return (
    <section className="panel" aria-label={say('figures')}>
      <h2>{say('figures')}</h2>
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.isSuccess && latest.length === 0 ? <p className="soft">{say('noFigures')}</p> : null}
      {latest.length === 0 ? null : (
        <div className="wide">
          <table className="plain">
            <thead>
              <tr>
                <th>{say('indicator')}</th>
                <th className="number">{say('value')}</th>
                <th>{say('period')}</th>
                <th>{say('caliber')}</th>
                <th>{say('owner')}</th>
              </tr>
            </thead>
            <tbody>
              {latest.map(({ indicator, period, value, measure, caliber, owner }) => (
                <tr key={indicator}>
                  <td>
                    <WalkLink walk={{ of: 'figure', kind: 'enterprise', id, indicator, period }}>
                      {named(indicator)?.label ?? indicator}
                    </WalkLink>
                  </td>
                  <td className="number">
                    {formatNumber(value)} {measure}
                  </td>
                  <td>{period}</td>
                  <td>{caliber}</td>
                  <td>{departmentOf(owner)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Land({ id, on }: Props) {
  const say = useSubjectWords()
  const found = useQuery({
    queryKey: ['land-used', id, on],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/enterprises/{id}/land-used', { params: { path: { id }, query: { on } }, signal })),
  })
  const isNone = found.error instanceof Refused && found.error.status === 404
  const used = found.data?.used
  return (
    <section className="panel" aria-label={say('land')}>
      <h2>{say('land')}</h2>
      {found.isError && !isNone ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {isNone ? <p className="soft">{say('noLand')}</p> : null}
      {found.isPending ? <Waiting /> : null}
      {used === undefined ? null : (
        <>
          <p className="subject-land">
            {say('landOn', {
              used: formatNumber(used.used, 4),
              own: formatNumber(used.own, 4),
              in: formatNumber(used.leased_in, 4),
              out: formatNumber(used.leased_out, 4),
            })}
          </p>
          <FindingList of={found.data?.findings ?? []} />
          <div className="wide">
            <table className="plain">
              <thead>
                <tr>
                  <th>{say('parcel')}</th>
                  <th>{say('tenure')}</th>
                  <th className="number">{say('share')}</th>
                  <th className="number">{say('whole')}</th>
                  <th className="number">{say('counted')}</th>
                  <th>{say('from')}</th>
                  <th>{say('until')}</th>
                  <th>{say('counterpart')}</th>
                  <th>{say('evidence')}</th>
                  <th>{say('place')}</th>
                </tr>
              </thead>
              <tbody>
                {used.lines.map((line) => (
                  <tr key={`${line.parcel} ${line.tenure} ${line.from} ${line.counterpart} ${line.source}`}>
                    <td>
                      <Link to="/registers/$kind/$id" params={{ kind: 'parcel', id: line.parcel }} search={{ on }}>
                        {line.parcel}
                      </Link>
                    </td>
                    <td>{say(line.tenure)}</td>
                    <td className="number">{formatShare(line.share, 4)}</td>
                    <td className="number">
                      {formatNumber(line.whole, 4)} <span className="soft">{say(line.basis)}</span>
                    </td>
                    <td className="number">{formatNumber(line.area, 4)}</td>
                    <td>{line.from ?? ''}</td>
                    <td>{line.to ?? ''}</td>
                    <td>{line.counterpart ?? ''}</td>
                    <td>{line.evidence ?? ''}</td>
                    <td>{line.source}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  )
}
