// Web · the list of an evaluation: any place of it at once, in any order; each name leads to its explanation.
import { getRouteApi, Link } from '@tanstack/react-router'
import type { TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { api, ask } from '../../api/client.ts'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { ScrolledTable } from '../../parts/scrolled-table.tsx'
import { useUnitName } from '../../parts/unit-names.ts'
import { type RankingSearch, type Sort, whomOf } from './search.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')
type Row = Awaited<ReturnType<typeof readResults>>['items'][number]

/** What of the address says which rows, and in which order. */
const askedIn = (search: RankingSearch) => ({
  ...whomOf(search),
  ...(search.grade === undefined ? {} : { grade: search.grade }),
  ...(search.sort === undefined ? {} : { sort: search.sort }),
  ...(search.order === undefined ? {} : { order: search.order }),
})

const readResults = (
  id: string,
  asked: ReturnType<typeof askedIn>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  signal: AbortSignal,
) =>
  ask(
    api.GET('/api/evaluations/{id}/results', {
      params: { path: { id }, query: { ...asked, offset, limit } },
      signal,
    }),
  )

export function Results({ id }: { readonly id: string }) {
  const say = useWords()
  const asked = askedIn(here.useSearch())
  return (
    <ScrolledTable<Row>
      label={say('list')}
      queryKey={['results', id, asked]}
      fetchSlice={(slice, signal) => readResults(id, asked, slice, signal)}
      columns={useColumns(id)}
    />
  )
}

function useColumns(evaluation: string): TableColumnsType<Row> {
  const say = useWords()
  const nameOf = useUnitName()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  return useMemo(() => {
    const sorted = (sort: Sort) => ({
      sorter: true,
      sortOrder:
        (search.sort ?? 'rank') === sort
          ? search.order === 'desc'
            ? ('descend' as const)
            : ('ascend' as const)
          : null,
      showSorterTooltip: false,
      onHeaderCell: () => ({
        onClick: () => {
          const isNow = (search.sort ?? 'rank') === sort
          const { order: _, sort: __, ...rest } = search
          const turned = isNow && search.order !== 'desc' ? { order: 'desc' as const } : {}
          void navigate({ search: { ...rest, sort, ...turned } })
        },
      }),
    })
    return [
      {
        title: say('rank'),
        width: 90,
        className: 'number',
        render: (_, { rank }) => formatNumber(rank),
        ...sorted('rank'),
      },
      {
        title: say('name'),
        width: 280,
        ellipsis: true,
        render: (_, { id, name }) => (
          <Link to="/explain/$evaluation/$unit" params={{ evaluation, unit: id }}>
            {name}
          </Link>
        ),
        ...sorted('name'),
      },
      { title: say('grade'), width: 90, render: (_, { grade }) => <Grade of={grade} />, ...sorted('grade') },
      {
        title: say('total'),
        width: 110,
        className: 'number',
        render: (_, { total }) => formatNumber(total, 2),
        ...sorted('total'),
      },
      { title: say('unit'), width: 130, render: (_, { unit }) => nameOf(unit), ellipsis: true, ...sorted('unit') },
      { title: say('pool'), width: 160, dataIndex: 'pool', ellipsis: true },
      { title: say('because'), width: 300, dataIndex: 'because', ellipsis: true },
      { title: say('id'), width: 190, dataIndex: 'id', ellipsis: true },
    ]
  }, [say, nameOf, search, navigate, evaluation])
}
