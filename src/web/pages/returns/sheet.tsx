// Web · one return: its head, what may be done with it, the grid, and the cell in hand beside it.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Checkbox, Empty, Segmented, Space } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useSession } from '../../api/session.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Actions } from './actions.tsx'
import { CellPanel } from './cell-panel.tsx'
import { useRemarks } from './check-while-typing.ts'
import { Grid } from './grid.tsx'
import type { Compare } from './route.tsx'
import { idOf, type RemarkOf, type SheetOf, sheetQuery } from './sheet-data.ts'
import { Standing } from './standing.tsx'
import { useTyped } from './typed.ts'
import { useWords } from './words.ts'
import { Workbook } from './workbook.tsx'
import './returns.css'

const here = getRouteApi('/shell/returns/$id')

export function Sheet() {
  const { id } = here.useParams()
  const sheet = useQuery(sheetQuery(id))
  if (sheet.isError) return <Fault error={sheet.error} reset={() => void sheet.refetch()} />
  return sheet.data === undefined ? <Waiting /> : <SheetOfReturn key={id} sheet={sheet.data} />
}

function SheetOfReturn({ sheet }: { readonly sheet: SheetOf }) {
  const say = useWords()
  const language = useLanguage()
  const { cell: addressed, compare, only } = here.useSearch()
  const navigate = here.useNavigate()
  // In hand at once; the address follows a moment later, and what is typed meanwhile must not go to the cell before.
  const [cell, setCell] = useState(addressed)
  useEffect(() => setCell(addressed), [addressed])
  const typed = useTyped(useSession().person, sheet.id)
  const { remarks, isChecking } = useRemarks(sheet, typed.cells)
  const byCell = useMemo(() => groupByCell(remarks), [remarks])
  const [returned, setReturned] = useState<Readonly<Record<string, string>>>({})
  const canType = sheet.next.includes('draft') || sheet.next.includes('correct')
  const pick = useCallback(
    (next: string) => {
      setCell(next)
      void navigate({ search: (now) => ({ ...now, cell: next }), replace: true, resetScroll: false })
    },
    [navigate],
  )
  const subjects = useMemo(
    () =>
      only === undefined
        ? sheet.subjects
        : sheet.subjects.filter(({ id }) => sheet.columns.some(({ indicator }) => byCell.has(idOf(id, indicator)))),
    [only, sheet, byCell],
  )
  const against = remarks.filter((one) => one.against).length
  return (
    <>
      <Link to="/returns" search={{}} className="soft no-print">
        {say('back')}
      </Link>
      <div className="page-head">
        <h1>
          {sheet.title[language]} {sheet.form.period} {sheet.unit_name}
        </h1>
        <Standing of={sheet.standing} correcting={sheet.correcting} />
        {sheet.deadline === null ? null : (
          <span className="soft">{say('due', { due: sheet.deadline.due, late: sheet.deadline.late_until })}</span>
        )}
        <span className="grow" />
        <Workbook id={sheet.id} canType={canType} />
      </div>
      {sheet.returned === null ? null : (
        <Alert type="warning" showIcon title={`${say('returned')}：${sheet.returned}`} className="sheet-alert" />
      )}
      <div className="sheet-bar no-print">
        <Actions sheet={sheet} typed={typed} against={against} returned={returned} />
        <span className="grow" />
        <CompareSwitch sheet={sheet} compare={compare} />
        <Checkbox
          checked={only === 'remarks'}
          onChange={({ target }) =>
            void navigate({
              search: ({ only: _, ...rest }) => (target.checked ? { ...rest, only: 'remarks' as const } : rest),
            })
          }
        >
          {say('onlyRemarks')}
        </Checkbox>
        <span className={against > 0 && !isChecking ? 'sheet-against' : 'soft'} role="status" aria-live="polite">
          {isChecking ? say('checking') : tellRemarks(say, remarks.length, against)}
        </span>
      </div>
      <Legend canType={canType} />
      <div className="sheet">
        {subjects.length === 0 ? (
          <Empty description={say('sheetNone')} />
        ) : (
          <Grid
            sheet={sheet}
            typed={typed.cells}
            remarks={byCell}
            cellInHand={cell}
            compare={compare}
            subjects={subjects}
            canType={canType}
            onPick={pick}
            onType={typed.put}
          />
        )}
        <aside className="panel sheet-side" aria-label={say('side')}>
          <CellPanel
            sheet={sheet}
            id={cell}
            typed={cell === undefined ? undefined : typed.cells[cell]}
            remarks={cell === undefined ? [] : (byCell.get(cell) ?? [])}
            canType={canType}
            toReturn={
              cell !== undefined && sheet.next.includes('return')
                ? { text: returned[cell] ?? '', set: (text) => setReturned((now) => ({ ...now, [cell]: text })) }
                : undefined
            }
            onType={typed.put}
          />
        </aside>
      </div>
    </>
  )
}

function tellRemarks(say: ReturnType<typeof useWords>, all: number, against: number): string {
  if (all === 0) return say('clean')
  return [against > 0 ? say('against', { count: against }) : '', say('told', { count: all })]
    .filter(Boolean)
    .join(' · ')
}

function groupByCell(remarks: readonly RemarkOf[]): ReadonlyMap<string, readonly RemarkOf[]> {
  const made = new Map<string, RemarkOf[]>()
  for (const one of remarks) {
    const those = made.get(one.cell)
    if (those === undefined) made.set(one.cell, [one])
    else those.push(one)
  }
  return made
}

function CompareSwitch({ sheet, compare }: { readonly sheet: SheetOf; readonly compare: Compare | undefined }) {
  const say = useWords()
  const navigate = here.useNavigate()
  return (
    <Segmented
      size="small"
      aria-label={say('compare')}
      value={compare ?? 'none'}
      options={[
        { value: 'none', label: say('compareNone') },
        { value: 'before', label: say('compareBefore', { period: sheet.periods.before }) },
        ...(sheet.periods.before === sheet.periods.year_ago
          ? []
          : [{ value: 'yearAgo', label: say('compareYear', { period: sheet.periods.year_ago }) }]),
      ]}
      onChange={(value) =>
        void navigate({
          search: ({ compare: _, ...rest }) => (value === 'none' ? rest : { ...rest, compare: value as Compare }),
        })
      }
    />
  )
}

function Legend({ canType }: { readonly canType: boolean }) {
  const say = useWords()
  if (!canType) return <p className="soft sheet-legend">{say('readOnly')}</p>
  const marks = [
    ['cell-open', say('toFill')],
    ['cell-known', say('known')],
    ['cell-must', say('must')],
    ['cell-explain', say('explain')],
  ] as const
  return (
    <Space wrap className="sheet-legend soft no-print">
      {marks.map(([mark, word]) => (
        <span key={mark} className="sheet-mark">
          <span className={`grid-cell sheet-swatch ${mark}`} aria-hidden="true" />
          {word}
        </span>
      ))}
    </Space>
  )
}
