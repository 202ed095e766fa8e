// Intake · the rows of a weight table as a tree of indicators with what each cell says; totals and notes apart.
import { plain } from '../kernel/units.ts'
import type { WeightColumns } from './weight-columns.ts'
import { type Cell, cellName, type Grid, MOST_ROWS } from './weight-grid.ts'
import type { WeightHeader } from './weight-header.ts'
import { type Label, readLabel } from './weight-label.ts'
import type { WeightLog } from './weight-log.ts'

export interface Branch {
  readonly label: Label
  /** Where its name stands. */
  readonly cell: Cell
  readonly level: number
  readonly parent: Branch | undefined
  readonly of: Branch[]
  /** Row of the table that gives its other cells; the first that names it. */
  readonly row: number
  /** Cell of its weight as written, with the rows that a merged cell covers. */
  weight: (Cell & { readonly bottom: number }) | undefined
}
export interface TotalRow {
  readonly row: number
  readonly label: string
  /** Weights written there, with the level of their column. */
  readonly cells: readonly (Cell & { readonly level: number })[]
  /** The top-level branch it closes; undefined for the table's own total. */
  readonly of: Branch | undefined
}
export interface WeightRows {
  readonly tops: readonly Branch[]
  readonly totals: readonly TotalRow[]
}

const TOTAL = /^(合计|总计|总分|共计|总和|total)(:|：|\(.*\))?$/u
const SUBTOTAL = /^小计(:|：|\(.*\))?$/u
const NOTE = /^(注|备注|说明|填报|填表|制表|审核|联系|数据来源|资料来源|[（(]?注)\s*\d*\s*[:：.、)）]?/u
/** 一、 and （一） mark the higher levels of a table that has one column of names only. */
const NUMBERINGS = [/^[一二三四五六七八九十]+[、.．]/u, /^[（(][一二三四五六七八九十]+[)）]/u]
export function readRows(grid: Grid, header: WeightHeader, columns: WeightColumns, log: WeightLog): WeightRows {
  const tops: Branch[] = []
  const totals: TotalRow[] = []
  const body = grid.rows.filter((row) => row > header.last)
  if (grid.cut) log.refuse('intake/weight-too-long', { row: body.at(-1) ?? header.last }, { most: MOST_ROWS })
  const depthOf = numbering(grid, body, columns)
  let path: Branch[] = []
  let closed = false
  for (const row of body) {
    const names = namesIn(grid, row, columns, depthOf)
    const weights = weightsIn(grid, row, columns)
    const first = firstText(grid, row)
    const total = plain(names.at(-1)?.text ?? first.text)
    const isTotal = TOTAL.test(total) || TOTAL.test(plain(first.text))
    if (isTotal || SUBTOTAL.test(total)) {
      totals.push({ row, label: total, cells: weights, of: isTotal ? undefined : path[0] })
      closed ||= isTotal
      continue
    }
    if (names.some(({ text, col }) => plain(text) === plain(grid.seen(header.row, col).text))) continue
    if (isNote(grid, row, first, weights, closed))
      log.tell('intake/note-row', { row }, { text: first.text.slice(0, 60) })
    else if (closed) log.refuse('intake/weight-after-total', { row, col: first.col }, { text: first.text })
    else if (names.length === 0) tellNameless(grid, row, weights, log)
    else {
      path = place(tops, path, names, row)
      weigh(grid, row, path, weights, columns.names.length, log)
    }
  }
  return { tops, totals }
}

interface Name extends Cell {
  readonly level: number
}

/** Names that the row itself gives, highest level first; a range merged downwards names its first row only. */
function namesIn(grid: Grid, row: number, { names }: WeightColumns, depthOf: (text: string) => number): Name[] {
  return names.flatMap((col, i) => {
    const text = grid.own(row, col)
    return text === '' ? [] : [{ row, col, text, level: names.length === 1 ? depthOf(text) : i }]
  })
}

/** With one column of names, 一、 and （一） and the rest stand for levels, as far as they occur. */
function numbering(grid: Grid, body: readonly number[], { names }: WeightColumns): (text: string) => number {
  const depth = (text: string): number => {
    const at = NUMBERINGS.findIndex((mark) => mark.test(text))
    return at < 0 ? NUMBERINGS.length : at
  }
  const texts = body
    .map((row) => grid.own(row, names[0] ?? 1))
    .filter((text) => text !== '' && !TOTAL.test(plain(text)))
  const used = [...new Set(texts.map(depth))].sort()
  // All rows numbered alike is a list, not a tree.
  return (text) => Math.max(0, used.indexOf(depth(text)))
}

function weightsIn(grid: Grid, row: number, { weights }: WeightColumns): (Cell & { level: number; bottom: number })[] {
  return [...weights].flatMap(([col, level]) => {
    const text = grid.own(row, col)
    return text === '' ? [] : [{ row, col, text, level, bottom: grid.merge(row, col)?.bottom ?? row }]
  })
}

function firstText(grid: Grid, row: number): Cell {
  for (let col = 1; col <= grid.width; col++)
    if (grid.own(row, col) !== '') return { row, col, text: grid.own(row, col) }
  return { row, col: 1, text: '' }
}

/** A row that holds one text alone, and reads like a note or stands below the total. */
function isNote(grid: Grid, row: number, first: Cell, weights: readonly Cell[], closed: boolean): boolean {
  const filled = Array.from({ length: grid.width }, (_, i) => grid.own(row, i + 1)).filter((text) => text !== '').length
  if (weights.length > 0) return false
  return closed || NOTE.test(first.text) || (filled === 1 && (first.text.length > 30 || /[。；]$/u.test(first.text)))
}

function tellNameless(grid: Grid, row: number, weights: readonly Cell[], log: WeightLog): void {
  const [weight] = weights
  if (weight !== undefined) log.refuse('intake/weight-nameless', weight, { text: weight.text })
  else if (firstText(grid, row).text !== '')
    log.tell('intake/note-row', { row }, { text: firstText(grid, row).text.slice(0, 60) })
}

/** The path of branches that the row stands for; higher levels it leaves blank are those of the row above. */
function place(tops: Branch[], last: readonly Branch[], names: readonly Name[], row: number): Branch[] {
  const highest = names[0]?.level ?? 0
  let path = last.filter(({ level }) => level < highest)
  for (const { level, ...cell } of names) {
    const parent = path.at(-1)
    const siblings = parent?.of ?? tops
    const label = readLabel(cell.text)
    // A group named again on each of its rows is one group; an indicator named twice is told later.
    const isLowest = cell.col === names.at(-1)?.col
    const again = isLowest ? undefined : siblings.find((one) => plain(one.label.name) === plain(label.name))
    const branch = again ?? { label, cell, level, parent, of: [], row, weight: undefined }
    if (again === undefined) siblings.push(branch)
    path = [...path, branch]
  }
  return path
}

/** Gives the row's weights to the branches they weigh. */
function weigh(
  grid: Grid,
  row: number,
  path: readonly Branch[],
  weights: readonly (Cell & { level: number; bottom: number })[],
  levels: number,
  log: WeightLog,
): void {
  const own = path.at(-1)
  for (const { level, ...cell } of weights) {
    const branch = levels === 1 ? own : (path.find((one) => one.level === level) ?? own)
    if (branch === undefined) continue
    const before = branch.weight
    if (before === undefined) branch.weight = cell
    else if (plain(before.text) !== plain(cell.text))
      log.refuse('intake/weight-twice', cell, {
        label: branch.label.name,
        first: before.text,
        cell: cellName(before),
        second: grid.own(row, cell.col),
      })
  }
}
