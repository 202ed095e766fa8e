// Web · a long list: only the rows in sight are drawn, and pages are fetched as the reader nears the end; loading, empty and error are told.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Empty, Table, type TableColumnsType } from 'antd'
import { type UIEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Fault } from './fault.tsx'
import { usePartWords } from './part-words.ts'
import { Waiting } from './waiting.tsx'

export interface PageOf<Row> {
  readonly items: readonly Row[]
  readonly next: string | null
}

export interface PagedTableProps<Row> {
  /** What the list is made of; another key is another list. */
  readonly queryKey: readonly unknown[]
  readonly fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<Row>>
  readonly columns: TableColumnsType<Row>
  readonly rowKey: (row: Row) => string
  readonly onRow?: (row: Row) => void
  readonly label: string
  /** Pixels left free below the table. */
  readonly below?: number
}

const LEAST_HEIGHT = 240
/** Fetches on when fewer pixels than this lie below the rows in sight. */
const AHEAD = 1200

export function PagedTable<Row extends object>(props: PagedTableProps<Row>) {
  const { queryKey, fetchPage, columns, rowKey, onRow, label, below = 24 } = props
  const say = usePartWords()
  const { box, width, height } = useRoom(below)
  const list = useInfiniteQuery({
    queryKey: [...queryKey],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const onScroll = useCallback(
    ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLElement>) => {
      if (hasNextPage && !isFetchingNextPage && scrollHeight - scrollTop - clientHeight < AHEAD) void fetchNextPage()
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage],
  )
  const wanted = columns.reduce((sum, { width: own }) => sum + (typeof own === 'number' ? own : 140), 0)
  if (list.isError) return <Fault error={list.error} reset={() => void list.refetch()} />
  return (
    <section ref={box} aria-label={label} aria-busy={list.isFetching}>
      {list.isPending || height === 0 ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <Empty description={say('none')} />
      ) : (
        <Table<Row>
          size="small"
          virtual
          scroll={{ x: Math.max(wanted, width), y: height }}
          rowKey={rowKey}
          dataSource={rows as Row[]}
          columns={columns}
          pagination={false}
          onScroll={onScroll}
          loading={list.isFetchingNextPage}
          {...(onRow === undefined
            ? {}
            : { onRow: (row: Row) => ({ onClick: () => onRow(row), style: { cursor: 'pointer' } }) })}
        />
      )}
    </section>
  )
}

/** How much room there is from the box to the lower edge of the window, however far the page is scrolled. */
export function useRoom(below: number) {
  const box = useRef<HTMLElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  const measure = useCallback(() => {
    const at = box.current?.getBoundingClientRect()
    if (at === undefined) return
    const top = Math.max(at.top + window.scrollY, 0)
    const height = Math.max(LEAST_HEIGHT, Math.floor(window.innerHeight - top - below - 40))
    setRoom((old) => (old.width === at.width && old.height === height ? old : { width: at.width, height }))
  }, [below])
  // What stands above may grow when it has been fetched.
  useLayoutEffect(measure)
  useLayoutEffect(() => {
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [measure])
  return { box, ...room }
}
