// Web · who moved between two evaluations: grade, place and points then and now; each name leads to how the later one came about.
import { getRouteApi, Link } from '@tanstack/react-router'
import type { TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber, NOTHING } from '../../parts/number.tsx'
import { ScrolledTable } from '../../parts/scrolled-table.tsx'
import { useUnitName } from '../../parts/unit-names.ts'
import { type ComparisonOf, movedIn, type Pair, readComparison } from './compared.ts'
import { whomOf } from './search.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')
type Mover = ComparisonOf['movers'][number]

export function Movers({ id, earlier }: Pair) {
  const say = useWords()
  const search = here.useSearch()
  return (
    <ScrolledTable<Mover>
      label={say('movers')}
      queryKey={['movers', id, earlier, whomOf(search), movedIn(search)]}
      fetchSlice={async (slice, signal) => {
        const { movers, total } = await readComparison({ id, earlier }, search, slice, signal)
        return { items: movers, total }
      }}
      columns={useColumns(id, earlier)}
    />
  )
}

function useColumns(id: string, earlier: string): TableColumnsType<Mover> {
  const say = useWords()
  const nameOf = useUnitName()
  return useMemo(
    () => [
      {
        title: say('name'),
        width: 260,
        ellipsis: true,
        render: (_, one) => (
          <Link
            to="/explain/$evaluation/$unit"
            params={{ evaluation: one.after === null ? earlier : id, unit: one.id }}
          >
            {one.name}
          </Link>
        ),
      },
      {
        title: say('gradeMoved'),
        width: 150,
        render: (_, { before, after }) => (
          <>
            {before === null ? <span className="soft">{say('absent')}</span> : <Grade of={before.grade} />}
            {' → '}
            {after === null ? <span className="soft">{say('absent')}</span> : <Grade of={after.grade} />}
          </>
        ),
      },
      {
        title: say('rankMoved'),
        width: 150,
        className: 'number',
        render: (_, { before, after }) => `${formatNumber(before?.rank)} → ${formatNumber(after?.rank)}`,
      },
      { title: say('climbed'), width: 100, className: 'number', render: (_, { climbed }) => arrow(climbed, 0) },
      {
        title: say('totalMoved'),
        width: 170,
        className: 'number',
        render: (_, { before, after }) => `${formatNumber(before?.total, 2)} → ${formatNumber(after?.total, 2)}`,
      },
      { title: say('gained'), width: 100, className: 'number', render: (_, one) => arrow(gainOf(one), 2) },
      { title: say('unit'), width: 130, ellipsis: true, render: (_, { unit }) => nameOf(unit) },
      { title: say('pool'), width: 150, ellipsis: true, dataIndex: 'pool' },
      { title: say('id'), width: 190, ellipsis: true, dataIndex: 'id' },
    ],
    [say, nameOf, id, earlier],
  )
}

const gainOf = ({ before, after }: Mover): number | null =>
  typeof before?.total === 'number' && typeof after?.total === 'number' ? after.total - before.total : null

function arrow(by: number | null, decimals: number): string {
  if (by === null) return NOTHING
  return by === 0 ? '0' : `${by > 0 ? '▲' : '▼'} ${formatNumber(Math.abs(by), decimals)}`
}
