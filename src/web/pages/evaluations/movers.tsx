// Web · who moved when an evaluation was computed anew, and why: their own figures that changed, or only those of others.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { Findings } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import type { EvaluationOf } from './shape.ts'
import { useWords } from './words.ts'

const PAGE = 20
const RESULTS: readonly string[] = ['compute', 'amend']
type Mover = Awaited<ReturnType<typeof readMovers>>['movers'][number]

const readMovers = (id: string, page: number, signal: AbortSignal) =>
  ask(
    api.GET('/api/evaluations/{id}/movers', {
      params: { path: { id }, query: { offset: (page - 1) * PAGE, limit: PAGE } },
      signal,
    }),
  )

export function Movers({ one }: { readonly one: EvaluationOf }) {
  const results = one.lines.filter(({ kind }) => RESULTS.includes(kind)).length
  return results < 2 ? null : <Moved id={one.id} results={results} />
}

function Moved({ id, results }: { readonly id: string; readonly results: number }) {
  const say = useWords()
  const [page, setPage] = useState(1)
  const found = useQuery({
    queryKey: ['evaluation', id, 'movers', results, page],
    queryFn: ({ signal }) => readMovers(id, page, signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const columns = useColumns(id)
  const { data } = found
  return (
    <section className="panel" aria-label={say('moved')}>
      <h2>{say('moved')}</h2>
      {found.isError ? (
        <p className="soft">
          <Findings of={found.error} />
        </p>
      ) : null}
      {data === undefined ? null : (
        <p className="soft">
          {data.total === 0
            ? say('nobodyMoved')
            : say(data.from.version === data.to.version ? 'movedWithin' : 'movedBetween', {
                from: data.from.version,
                to: data.to.version,
                total: formatNumber(data.total),
              })}
        </p>
      )}
      {found.isPending || (data?.total ?? 0) > 0 ? (
        <Table<Mover>
          size="small"
          aria-label={say('moved')}
          rowKey="id"
          loading={found.isPending}
          columns={columns}
          dataSource={[...(data?.movers ?? [])]}
          scroll={{ x: 820 }}
          pagination={{
            current: page,
            pageSize: PAGE,
            total: data?.total ?? 0,
            onChange: setPage,
            showSizeChanger: false,
            hideOnSinglePage: true,
          }}
        />
      ) : null}
    </section>
  )
}

function useColumns(id: string): TableColumnsType<Mover> {
  const say = useWords()
  return useMemo(
    () => [
      {
        title: say('name'),
        width: 240,
        render: (_, one) =>
          one.after === null ? (
            one.name
          ) : (
            <Link to="/explain/$evaluation/$unit" params={{ evaluation: id, unit: one.id }}>
              {one.name}
            </Link>
          ),
      },
      {
        title: say('grade'),
        width: 110,
        render: (_, { before, after }) => (
          <>
            {before === null ? '—' : <Grade of={before.grade} />} → {after === null ? '—' : <Grade of={after.grade} />}
          </>
        ),
      },
      {
        title: say('rank'),
        width: 110,
        className: 'number',
        render: (_, { before, after }) => `${formatNumber(before?.rank)} → ${formatNumber(after?.rank)}`,
      },
      {
        title: say('points'),
        width: 150,
        className: 'number',
        render: (_, { before, after }) => `${formatNumber(before?.total, 2)} → ${formatNumber(after?.total, 2)}`,
      },
      { title: say('why'), render: (_, one) => <Why of={one} /> },
    ],
    [say, id],
  )
}

function Why({ of: { before, after, inputs } }: { readonly of: Mover }) {
  const say = useWords()
  if (before === null) return say('cameIn')
  if (after === null) return say('wentOut')
  if (inputs.length === 0) return <span className="soft">{say('othersMoved')}</span>
  return inputs.map(({ input, label, before: was, after: is }) => (
    <div key={input}>
      {label}：{shown(was) ?? say('none')} → {shown(is) ?? say('none')}
    </div>
  ))
}

/** A number as numbers are written; a text as it is. */
function shown(value: string | null): string | undefined {
  if (value === null) return undefined
  const number = value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? formatNumber(number, 2) : value
}
