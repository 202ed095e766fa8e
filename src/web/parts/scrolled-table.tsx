// Web · a list of which any place can be looked at at once: the bar is as long as the whole list, only the pages in sight are fetched; loading, empty and error are told.
import { useQueries } from '@tanstack/react-query'
import { Empty, type GetRef, InputNumber, Table, type TableColumnsType, type TableColumnType } from 'antd'
import { type UIEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Fault } from './fault.tsx'
import { formatNumber } from './number.tsx'
import { useRoom } from './paged-table.tsx'
import { usePartWords } from './part-words.ts'
import { Waiting } from './waiting.tsx'

export interface Slice<Row> {
  readonly items: readonly Row[]
  /** Of the whole list. */
  readonly total?: number
}

export interface ScrolledTableProps<Row> {
  /** What the list is made of; another key is another list, looked at from its beginning. */
  readonly queryKey: readonly unknown[]
  readonly fetchSlice: (
    from: { readonly offset: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<Slice<Row>>
  readonly columns: TableColumnsType<Row>
  readonly label: string
  /** Pixels left free below the table. */
  readonly below?: number
}

const PAGE = 100
/** A bar that is being dragged asks for nothing until it rests so many milliseconds. */
const REST_MS = 80

interface Place<Row> {
  readonly at: number
  /** Undefined while it is being fetched. */
  readonly row?: Row
}

export const ScrolledTable = <Row extends object>(props: ScrolledTableProps<Row>) => (
  <List key={JSON.stringify(props.queryKey)} {...props} />
)

function List<Row extends object>({ queryKey, fetchSlice, columns, label, below = 24 }: ScrolledTableProps<Row>) {
  const say = usePartWords()
  const { box, width, height } = useRoom(below + 36)
  const table = useRef<GetRef<typeof Table>>(null)
  const [{ first, last }, setSight] = useState({ first: 0, last: 0 })
  const slices = useQueries({
    queries: Array.from({ length: last - first + 1 }, (_, n) => ({
      queryKey: [...queryKey, 'slice', first + n],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchSlice({ offset: (first + n) * PAGE, limit: PAGE }, signal),
    })),
  })
  const total = useLatest(slices.find(({ data }) => data?.total !== undefined)?.data?.total)
  const fault = slices.find(({ isError }) => isError)
  const fetched = slices.map(({ data }) => data?.items)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the slices themselves are what changes
  const places = useMemo(() => {
    const all = Array.from({ length: total ?? 0 }, (_, at): Place<Row> => ({ at }))
    for (const [n, items] of fetched.entries())
      for (const [i, row] of (items ?? []).entries()) {
        const at = (first + n) * PAGE + i
        if (at < all.length) all[at] = { at, row }
      }
    return all
  }, [total, first, ...fetched])
  const look = useCallback((from: number, to: number) => {
    const sight = { first: Math.floor(from / PAGE), last: Math.floor(to / PAGE) }
    setSight((old) => (old.first === sight.first && old.last === sight.last ? old : sight))
  }, [])
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(rest.current), [])
  const onScroll = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLElement>) => {
    const count = total ?? 0
    if (count === 0 || scrollHeight === 0) return
    const from = Math.floor((scrollTop / scrollHeight) * count)
    const to = Math.min(count - 1, Math.ceil(((scrollTop + clientHeight) / scrollHeight) * count))
    clearTimeout(rest.current)
    rest.current = setTimeout(() => look(from, to), REST_MS)
  }
  const jump = (to: number) => {
    const at = Math.min(Math.max(1, to), total ?? 1) - 1
    table.current?.scrollTo({ index: at })
    look(at, Math.min(at + PAGE / 2, (total ?? 1) - 1))
  }
  const drawn = useMemo(() => columns.map((one) => ofPlace(one as TableColumnType<Row>)), [columns])
  const wanted = columns.reduce((sum, { width: own }) => sum + (typeof own === 'number' ? own : 140), 0)
  if (fault !== undefined) return <Fault error={fault.error as Error} reset={() => void fault.refetch()} />
  return (
    <section ref={box} aria-label={label} aria-busy={slices.some(({ isFetching }) => isFetching)}>
      {total === undefined || height === 0 ? (
        <Waiting />
      ) : total === 0 ? (
        <Empty description={say('none')} />
      ) : (
        <>
          <div className="scrolled-head">
            <span className="number">{say('rows', { count: formatNumber(total) })}</span>
            {total > PAGE ? <Jump total={total} onJump={jump} /> : null}
          </div>
          <Table<Place<Row>>
            ref={table}
            size="small"
            virtual
            scroll={{ x: Math.max(wanted, width), y: height }}
            rowKey={({ at }) => at}
            dataSource={places}
            columns={drawn}
            pagination={false}
            onScroll={onScroll}
          />
        </>
      )}
    </section>
  )
}

function Jump({ total, onJump }: { readonly total: number; readonly onJump: (to: number) => void }) {
  const say = usePartWords()
  const [to, setTo] = useState<number | null>(null)
  return (
    <span className="no-print">
      {say('jump')}{' '}
      <InputNumber
        size="small"
        min={1}
        max={total}
        precision={0}
        controls={false}
        aria-label={say('jump')}
        value={to}
        onChange={setTo}
        onPressEnter={() => to !== null && onJump(to)}
        onBlur={() => to !== null && onJump(to)}
      />
    </span>
  )
}

/** The last that was known, while the next is not. */
function useLatest<Value>(value: Value | undefined): Value | undefined {
  const latest = useRef(value)
  if (value !== undefined) latest.current = value
  return latest.current
}

function ofPlace<Row extends object>({
  render,
  dataIndex,
  ...column
}: TableColumnType<Row>): TableColumnType<Place<Row>> {
  return {
    ...(column as TableColumnType<Place<Row>>),
    render: (_, { at, row }) => {
      if (row === undefined) return '…'
      const value = dataIndex === undefined ? undefined : row[dataIndex as keyof Row]
      return (render === undefined ? value : render(value, row, at)) as never
    },
  }
}
