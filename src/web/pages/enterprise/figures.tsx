// Web · own figures of a year beside those of the year before: which department filed each, when it was approved, whether it was corrected.
import { getRouteApi } from '@tanstack/react-router'
import { Empty, Segmented } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { Day, formatNumber, NOTHING } from '../../parts/number.tsx'
import { dayAt } from '../../parts/today.ts'
import type { Figure, Overview } from './overview.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/enterprise')
const MOST = 6

export function Figures({ of: { figures } }: { readonly of: Overview }) {
  const say = useWords()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const periods = [...new Set(figures.map(({ period }) => period))]
  const shown = periods.slice(0, MOST)
  const period = search.period ?? periods[0]
  const before = periods[periods.indexOf(period ?? '') + 1]
  return (
    <section className="panel" aria-label={say('figures')}>
      <div className="page-head">
        <h2>{say('figures')}</h2>
        <span className="soft">{say('figuresUnder')}</span>
        <span className="grow" />
        {shown.length > 1 ? (
          <Segmented
            className="no-print"
            aria-label={say('period')}
            value={period ?? ''}
            options={shown}
            onChange={(value: string) => void navigate({ search: { ...search, period: value } })}
          />
        ) : null}
      </div>
      {period === undefined ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noFigures')} />
      ) : (
        <Table rows={figures.filter((one) => one.period === period)} {...{ figures, period, before }} />
      )}
    </section>
  )
}

interface TableProps {
  readonly rows: readonly Figure[]
  readonly figures: readonly Figure[]
  readonly period: string
  readonly before: string | undefined
}

function Table({ rows, figures, period, before }: TableProps) {
  const say = useWords()
  const language = useLanguage()
  const earlier = new Map(figures.filter((one) => one.period === before).map((one) => [keyOf(one), one.value]))
  return (
    <div className="portal-scroll">
      <table className="portal-table portal-figures">
        <thead>
          <tr>
            <th scope="col">{say('indicator')}</th>
            <th scope="col" className="number">
              {period}
            </th>
            <th scope="col" className="number">
              {before ?? say('before')}
            </th>
            <th scope="col">{say('measure')}</th>
            <th scope="col">{say('owner')}</th>
            <th scope="col">{say('approved')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={`${one.indicator} ${one.caliber} ${one.return_id}`}>
              <th scope="row">
                {one.label[language]} <span className="soft">{one.caliber}</span>
              </th>
              <td className="number">{formatNumber(one.value)}</td>
              <td className="number soft">{before === undefined ? NOTHING : formatNumber(earlier.get(keyOf(one)))}</td>
              <td className="soft">{one.measure}</td>
              <td>{one.owner_name[language]}</td>
              <td>
                <Day of={dayAt(one.approved_at)} /> {one.revised ? say('revised') : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const keyOf = ({ indicator, caliber, measure }: Figure): string => `${indicator} ${caliber} ${measure}`
