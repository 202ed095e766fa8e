// Web · how the totals are spread, the lowest total of each grade drawn as its cut; how many have each grade, each a filter.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Space } from 'antd'
import { useMemo } from 'react'
import { api, ask } from '../../api/client.ts'
import { Chart } from '../../parts/chart.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import type { RankingSearch } from './route.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')
const BINS = 40
type Spread = Awaited<ReturnType<typeof readSpread>>

const readSpread = (id: string, { sort: _, order: __, ...filters }: RankingSearch, signal: AbortSignal) =>
  ask(
    api.GET('/api/evaluations/{id}/distribution', {
      params: { path: { id }, query: { ...filters, bins: BINS } },
      signal,
    }),
  )

export function Distribution({ id, search }: { readonly id: string; readonly search: RankingSearch }) {
  const say = useWords()
  const { sort: _, order: __, ...filters } = search
  const spread = useQuery({
    queryKey: ['distribution', id, filters],
    queryFn: ({ signal }) => readSpread(id, search, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <section className="panel ranking-spread" aria-label={say('distribution')}>
      <Grades spread={spread.data} />
      {spread.isError ? <Fault error={spread.error} reset={() => void spread.refetch()} /> : null}
      {spread.isPending ? <Waiting /> : null}
      {spread.data === undefined ? null : <Histogram spread={spread.data} />}
    </section>
  )
}

function Grades({ spread }: { readonly spread: Spread | undefined }) {
  const say = useWords()
  const { grade: chosen, ...rest } = here.useSearch()
  const navigate = here.useNavigate()
  const counts = new Map<string, number>()
  for (const { grade, count } of spread?.grades ?? []) counts.set(grade, (counts.get(grade) ?? 0) + count)
  const grades = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <Space wrap>
      {grades.map(([grade, count]) => (
        <Button
          key={grade}
          aria-pressed={chosen === grade}
          type={chosen === grade ? 'primary' : 'default'}
          onClick={() => void navigate({ search: chosen === grade ? rest : { ...rest, grade } })}
        >
          {chosen === grade ? grade : <Grade of={grade} />} {say('count', { count: formatNumber(count) })}
        </Button>
      ))}
      {chosen === undefined ? null : (
        <Button type="link" onClick={() => void navigate({ search: rest })}>
          {say('all')}
        </Button>
      )}
    </Space>
  )
}

function Histogram({ spread }: { readonly spread: Spread }) {
  const say = useWords()
  const option = useMemo(() => {
    const pools = new Set(spread.grades.map(({ pool }) => pool))
    // Each pool has cuts of its own; with several they would only cover the picture.
    const cuts = pools.size > 1 ? [] : spread.grades.filter(({ lowest }) => lowest !== null)
    return {
      grid: { left: 48, right: 16, top: 24, bottom: 28 },
      tooltip: {
        trigger: 'axis',
        formatter: (shown: readonly { dataIndex: number }[]) => {
          const bin = spread.bins[shown[0]?.dataIndex ?? 0]
          return bin === undefined
            ? ''
            : say('bin', {
                from: formatNumber(bin.from, 2),
                to: formatNumber(bin.to, 2),
                count: formatNumber(bin.count),
              })
        },
      },
      xAxis: {
        type: 'value',
        min: 'dataMin',
        max: 'dataMax',
        scale: true,
        splitLine: { show: false },
        axisLabel: { showMinLabel: false, showMaxLabel: false },
      },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        {
          type: 'bar',
          barCategoryGap: '10%',
          barMaxWidth: 24,
          data: spread.bins.map(({ from, to, count }) => [(from + to) / 2, count]),
          markLine: {
            symbol: 'none',
            silent: true,
            label: { formatter: '{b}', position: 'end' },
            lineStyle: { type: 'dashed' },
            data: cuts.map(({ grade, lowest }) => ({
              name: say('cut', { grade, at: formatNumber(lowest, 2) }),
              xAxis: lowest ?? 0,
            })),
          },
        },
      ],
    }
  }, [spread, say])
  return (
    <Chart height={180} option={option} label={say('chart', { count: spread.count, without: spread.without_total })} />
  )
}
