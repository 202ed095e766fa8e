// Intake · the errand for a weight table: a workbook in, a tree of weighed indicators out, or everything that must be mended, cell by cell.
import { basename } from 'node:path'
import { type Finding, finding, notice } from '../kernel/finding.ts'
import { plain } from '../kernel/units.ts'
import type { WeightNode, WeightTable, Written } from '../kernel/weight-table.ts'
import { dropScratch, openScratch } from '../store/scratch.ts'
import { findKind } from './file-kind.ts'
import { LIMITS } from './limits.ts'
import { parseFile } from './parse.ts'
import { isProblem, type RawFile, type RawSheet } from './raw.ts'
import type { IntakeLimits } from './types.ts'
import { placeColumns } from './weight-columns.ts'
import { openDetails } from './weight-details.ts'
import { cellName, type Grid, readGrid } from './weight-grid.ts'
import { findWeightHeader, type WeightHeader } from './weight-header.ts'
import { openWeightLog, type WeightLog } from './weight-log.ts'
import { type Branch, readRows } from './weight-rows.ts'
import { type Weights, weighBranches } from './weight-scale.ts'
import { checkTotals } from './weight-totals.ts'

export interface WeightTableRequest {
  readonly path: string
  /** Name of the sheet; needed when several hold a weight table. */
  readonly sheet?: string
  readonly limits?: Partial<IntakeLimits>
  readonly signal?: AbortSignal
}
export interface ReadWeightTable {
  /** What could be read, faults and all; undefined when there is no table to speak of. */
  readonly table: WeightTable | undefined
  readonly findings: readonly Finding[]
}

/** The most indicators of one table. */
const MOST_INDICATORS = 500

export async function readWeightTable(request: WeightTableRequest): Promise<ReadWeightTable> {
  const file = basename(request.path)
  const kind = findKind(request.path)
  const refuse = (code: string, facts = {}, more: readonly Finding[] = []): ReadWeightTable => ({
    table: undefined,
    findings: [...more, finding(code, { file }, facts)],
  })
  if (isProblem(kind)) return refuse(kind.problem, kind.facts)
  if (kind === 'parquet') return refuse('intake/weight-file-kind')
  const folder = openScratch('wanmu-weights-')
  try {
    const limits = { ...LIMITS, ...request.limits }
    const raw = await parseFile({ file: request.path, kind, folder, limits }, () => {}, request.signal)
    return chooseSheet(file, raw, request.sheet)
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown
    return refuse(thrown.problem, thrown.facts)
  } finally {
    dropScratch(folder)
  }
}

interface Candidate {
  readonly raw: RawSheet
  readonly grid: Grid
  readonly header: WeightHeader
}

function chooseSheet(file: string, raw: RawFile, asked: string | undefined): ReadWeightTable {
  const names = raw.sheets.map(({ sheet }) => sheet ?? '')
  const hidden = raw.hiddenSheets.map((sheet) => notice('intake/hidden-sheet', { file, sheet }))
  const refuse = (code: string, facts: Record<string, string>): ReadWeightTable => ({
    table: undefined,
    findings: [...hidden, finding(code, { file }, facts)],
  })
  if (asked !== undefined && !names.includes(asked))
    return refuse('intake/weight-no-sheet', { asked, sheets: names.join('、') })
  const found = raw.sheets.flatMap((one): Candidate[] => {
    if ((asked !== undefined && one.sheet !== asked) || one.rows === 0) return []
    const grid = readGrid(one)
    const header = findWeightHeader(grid)
    return header === undefined ? [] : [{ raw: one, grid, header }]
  })
  const weighed = found.filter(({ header }) => header.columns.some(({ role }) => role === 'weight'))
  const [chosen, second] = weighed.length > 0 ? weighed : found
  if (chosen === undefined) return refuse('intake/weight-no-header', { sheets: asked ?? names.join('、') })
  if (second !== undefined)
    return refuse('intake/weight-sheets', { sheets: weighed.map((one) => one.raw.sheet ?? '').join('、') })
  const read = readSheet(file, chosen)
  return { ...read, findings: [...(asked === undefined ? hidden : []), ...read.findings] }
}

function readSheet(file: string, { raw, grid, header }: Candidate): ReadWeightTable {
  const log = openWeightLog(file, raw.sheet)
  if (raw.hiddenRows > 0) log.tell('intake/hidden-rows', {}, { count: raw.hiddenRows })
  const columns = placeColumns(header, log)
  if (!header.columns.some(({ role }) => role === 'weight')) {
    log.refuse(
      'intake/weight-no-column',
      { row: header.row },
      { headers: header.columns.map(({ text }) => text).join('、') },
    )
    return { table: undefined, findings: log.all() }
  }
  const { tops, totals } = readRows(grid, header, columns, log)
  const branches = allOf(tops)
  const leaves = branches.filter(({ of }) => of.length === 0)
  if (leaves.length === 0) log.refuse('intake/weight-no-rows', { row: header.row })
  if (leaves.length > MOST_INDICATORS)
    log.refuse('intake/weight-too-many', { row: header.row }, { count: leaves.length, most: MOST_INDICATORS })
  tellTwice(branches, log)
  const weights = weighBranches(tops, log)
  checkTotals(tops, totals, weights, header.row, log)
  const details = openDetails(
    grid,
    columns,
    leaves.map(({ row }) => row),
    log,
  )
  const of = tops.map((top) => toNode(top, weights, details.read))
  return {
    table: {
      file,
      ...(raw.sheet === undefined ? {} : { sheet: raw.sheet }),
      title: findTitle(grid, header),
      of,
      isTarget: /目标/u.test(columns.one.base?.text ?? ''),
      hasDirections: details.hasDirections,
    },
    findings: log.all(),
  }
}

const allOf = (branches: readonly Branch[]): Branch[] => branches.flatMap((one) => [one, ...allOf(one.of)])

/** Two indicators of one name could not be told apart in the data. */
function tellTwice(branches: readonly Branch[], log: WeightLog): void {
  const seen = new Map<string, Branch>()
  for (const branch of branches.filter(({ of }) => of.length === 0)) {
    const label = branch.label.name
    const first = seen.get(plain(label))
    if (first === undefined) seen.set(plain(label), branch)
    else log.refuse('intake/weight-indicator-twice', branch.cell, { label, first: cellName(first.cell) })
  }
}

function toNode(
  branch: Branch,
  weights: Weights,
  read: (branch: Branch) => Omit<WeightNode, 'of' | 'label' | 'row' | 'weight' | 'weightFrom' | 'weightCell'>,
): WeightNode {
  const { weight, from } = weights.of.get(branch) ?? { weight: Number.NaN, from: 'sum' as const }
  const cell = branch.weight
  return {
    label: { value: branch.label.name, at: cellName(branch.cell), text: branch.cell.text },
    row: branch.row,
    weight,
    weightFrom: from,
    weightCell:
      cell === undefined
        ? undefined
        : { value: weights.written.get(branch) ?? weight, at: cellName(cell), text: cell.text },
    of: branch.of.map((one) => toNode(one, weights, read)),
    ...(branch.of.length === 0 ? read(branch) : { remarks: [] }),
  }
}

/** The first text above the header is the table's title, unless it is a mere label such as 附件 1 or 单位：万元. */
function findTitle(grid: Grid, header: WeightHeader): Written<string> | undefined {
  for (const row of grid.rows.filter((one) => one < header.row))
    for (let col = 1; col <= grid.width; col++) {
      const text = grid.own(row, col)
      if (text.length >= 4 && !/^(附(件|表)\s*\d*[:：]?$|.{0,4}(单位|部门|日期|时间)[:：])/u.test(text))
        return { value: text, at: cellName({ row, col }), text }
    }
  return undefined
}
