// Findings as a workbook: one line each, where, what and how to mend, ready to be sent back to whoever delivered the file.
import type { Place } from '../kernel/finding.ts'
import { columnWidth, mostSheetRows, type SheetPlan } from './sheet-plan.ts'
import { head, text, title, wrapped } from './sheet-styles.ts'

export interface SaidFinding {
  readonly blocking: boolean
  readonly at: Place
  /** Without its place. */
  readonly said: string
}

const HEADS = ['文件', '图层', '记录', '字段', '处理', '问题与办法']

export function findingsSheet(name: string, found: readonly SaidFinding[]): SheetPlan {
  const most = mostSheetRows - 2
  const shown = found.slice(0, most)
  const files = [...new Set(found.map(({ at }) => at.file ?? ''))]
  const words = `${name}：须改 ${found.filter(({ blocking }) => blocking).length} 条，提示 ${found.filter(({ blocking }) => !blocking).length} 条${found.length > most ? `，这里只列前 ${most} 条` : ''}`
  return {
    name: '问题清单',
    widths: [columnWidth('文件', files, 16, 40), 16, 10, 14, 10, 100],
    head: [
      { cells: [words], style: [title], height: 30, merges: [{ from: 1, to: HEADS.length }] },
      { cells: HEADS, style: head, height: 24 },
    ],
    frozenColumns: 0,
    filter: found.length > 0,
    fitToWidth: true,
    mark: files.some((file) => file.includes('模拟')) ? '模拟数据' : '',
    rows: rowsOf(shown),
  }
}

function* rowsOf(found: readonly SaidFinding[]) {
  for (const { at, blocking, said } of found)
    yield {
      cells: [
        at.file ?? '',
        at.sheet ?? '',
        at.record ?? at.row ?? '',
        at.header ?? '',
        blocking ? '须改' : '提示',
        said,
      ],
      style: [text, text, text, text, text, wrapped],
    }
}
