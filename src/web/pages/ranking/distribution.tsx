// Web · how the totals are spread, the cuts of the grades drawn on it; how many have each grade, each a filter; pool by pool beside it.
import { getRouteApi } from '@tanstack/react-router'
import { Button, Space } from 'antd'
import { useMemo } from 'react'
import { Chart } from '../../parts/chart.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Pools } from './pools.tsx'
import type { RankingSearch } from './search.ts'
import { gradesInOrder, type Spread, usePools, useSpread } from './spread.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')

export function Distribution({ id, search }: { readonly id: string; readonly search: RankingSearch }) {
  const say = useWords()
  const spread = useSpread(id, search)
  const pools = usePools(id, search)
  return (
    <section className="panel ranking-spread" aria-label={say('distribution')}>
      <div>
        <Grades spread={spread.data} />
        {spread.isError ? <Fault error={spread.error} reset={() => void spread.refetch()} /> : null}
        {spread.isPending ? <Waiting /> : null}
        {spread.data === undefined ? null : <Histogram spread={spread.data} />}
      </div>
      {pools.data === undefined ? null : <Pools spread={pools.data} />}
    </section>
  )
}

function Grades({ spread }: { readonly spread: Spread | undefined }) {
  const say = useWords()
  const { grade: chosen, ...rest } = here.useSearch()
  const navigate = here.useNavigate()
  const counts = new Map<string, number>()
  for (const { grade, count } of spread?.grades ?? []) counts.set(grade, (counts.get(grade) ?? 0) + count)
  return (
    <Space wrap>
      {gradesInOrder(spread?.ladder ?? [], counts.keys()).map((grade) => (
        <Button
          key={grade}
          aria-pressed={chosen === grade}
          type={chosen === grade ? 'primary' : 'default'}
          onClick={() => void navigate({ search: chosen === grade ? rest : { ...rest, grade } })}
        >
          {chosen === grade ? grade : <Grade of={grade} />} {say('count', { count: formatNumber(counts.get(grade)) })}
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

/** Each pool has cuts of its own: drawn where there is one pool, or where they are the same for all. */
function cutsShown({ cuts, grades }: Spread): Spread['cuts'] {
  const pools = new Set(grades.map(({ pool }) => pool))
  return pools.size > 1 ? cuts.filter(({ pool }) => pool === null) : cuts
}

function Histogram({ spread }: { readonly spread: Spread }) {
  const say = useWords()
  const cuts = cutsShown(spread)
  const option = useMemo(() => {
    const word = spread.order === 'asc' ? 'cutAtMost' : 'cut'
    return {
      grid: { left: 48, right: 16, top: 40, bottom: 28 },
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
        min: spread.bins[0]?.from ?? 0,
        max: spread.bins.at(-1)?.to ?? 0,
        splitLine: { show: false },
        axisLabel: { showMinLabel: false, showMaxLabel: false },
      },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        {
          type: 'bar',
          barCategoryGap: '8%',
          barMaxWidth: 28,
          data: spread.bins.map(({ from, to, count }) => [(from + to) / 2, count]),
          markLine: {
            symbol: 'none',
            silent: true,
            animation: false,
            lineStyle: { type: 'dashed' },
            // Neighbours that lie close together do not write over each other.
            data: cuts.map(({ grade, at }, n) => ({
              name: say(word, { grade, at: formatNumber(at, 2) }),
              xAxis: at,
              label: { formatter: '{b}', position: 'end', distance: n % 2 === 0 ? 4 : 18 },
            })),
          },
        },
      ],
    }
  }, [spread, cuts, say])
  const told = cuts.map(({ grade, at }) =>
    say(spread.order === 'asc' ? 'cutAtMost' : 'cut', { grade, at: formatNumber(at, 2) }),
  )
  return (
    <>
      <Chart
        height={180}
        option={option}
        label={[say('chart', { count: spread.count, without: spread.without_total }), ...told].join('；')}
      />
      {cuts.length === 0 && spread.cuts.length > 0 ? <p className="soft ranking-hint">{say('cutsApart')}</p> : null}
    </>
  )
}
