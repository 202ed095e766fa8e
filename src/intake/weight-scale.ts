// Intake · the weights of a tree on one scale: points, per cent or fractions, written at any level, checked level against level.
import type { WeightOrigin } from '../kernel/weight-table.ts'
import { NO_RESULT } from './raw.ts'
import { type Cell, cellName } from './weight-grid.ts'
import type { WeightLog } from './weight-log.ts'
import type { Branch } from './weight-rows.ts'
import { readWeight } from './weight-words.ts'

export interface Weighed {
  readonly weight: number
  readonly from: WeightOrigin
}
export interface Weights {
  readonly of: ReadonlyMap<Branch, Weighed>
  /** Written weights brought to points, before they are set against each other. */
  readonly written: ReadonlyMap<Branch, number>
  readonly form: 'points' | 'percent' | 'fraction'
}

interface Read {
  readonly value: number
  readonly percent: boolean
}

export const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))
const tidy = (value: number): number => Number(value.toPrecision(12))
const sum = (values: readonly number[]): number => tidy(values.reduce((all, one) => all + one, 0))

export function weighBranches(tops: readonly Branch[], log: WeightLog): Weights {
  const levels = levelsOf(tops)
  spreadMerged(levels, log)
  const read = new Map<Branch, Read>()
  for (const branch of levels.flat()) {
    const one = readCell(branch, log)
    if (one !== undefined) read.set(branch, one)
  }
  const forms = levels.map((level) => formOf(level, read, log))
  const written = new Map<Branch, number>()
  levels.forEach((level, depth) => {
    for (const branch of level) {
      const one = read.get(branch)
      if (one !== undefined) written.set(branch, forms[depth] === 'fraction' ? tidy(one.value * 100) : one.value)
    }
  })
  const of = new Map<Branch, Weighed>()
  settle(tops, undefined, written, of, log)
  return { of, written, form: forms.find((form) => form !== undefined) ?? 'points' }
}

/** Branches by their depth in the tree. */
function levelsOf(tops: readonly Branch[]): Branch[][] {
  const levels: Branch[][] = []
  for (let level = [...tops]; level.length > 0; level = level.flatMap(({ of }) => of)) levels.push(level)
  return levels
}

const leaves = (branch: Branch): Branch[] => (branch.of.length === 0 ? [branch] : branch.of.flatMap(leaves))

/** One weight merged over all indicators of a group is the group's; over some of them nobody knows whose. */
function spreadMerged(levels: readonly (readonly Branch[])[], log: WeightLog): void {
  for (const branch of levels.flat()) {
    const cell = branch.weight
    if (cell === undefined || cell.bottom === cell.row || branch.of.length > 0) continue
    const covered = levels.flat().filter((one) => one.of.length === 0 && one.row >= cell.row && one.row <= cell.bottom)
    if (covered.length < 2) continue
    branch.weight = undefined
    let group = branch.parent
    while (group !== undefined && leaves(group).length < covered.length) group = group.parent
    const isWhole = group !== undefined && leaves(group).every((leaf) => covered.includes(leaf))
    if (isWhole && group !== undefined && group.weight === undefined) group.weight = cell
    else log.refuse('intake/weight-merged', cell, { text: cell.text, count: covered.length })
  }
}

function readCell(branch: Branch, log: WeightLog): Read | undefined {
  const { name: label, weight: behind } = branch.label
  const cell: Cell | undefined = branch.weight ?? (behind === undefined ? undefined : { ...branch.cell, text: behind })
  if (cell === undefined) return undefined
  const { text } = cell
  const read = readWeight(text)
  if (text === NO_RESULT) log.refuse('intake/formula-no-result', cell)
  else if (text.startsWith('#')) log.refuse('intake/excel-error', cell, { text })
  else if (read === undefined) log.refuse('intake/weight-unreadable', cell, { label, text })
  else if (read.value < 0) log.refuse('intake/weight-negative', cell, { label, text })
  else {
    if (read.value === 0) log.tell('intake/weight-zero', cell, { label })
    return read
  }
  // What cannot be read is told once: it is not missing besides.
  return { value: Number.NaN, percent: false }
}

/** How a level's weights are written; a level of two ways is a finding. */
function formOf(
  level: readonly Branch[],
  read: ReadonlyMap<Branch, Read>,
  log: WeightLog,
): Weights['form'] | undefined {
  const known = level.filter((branch) => Number.isFinite(read.get(branch)?.value))
  if (known.length === 0) return undefined
  const percent = known.filter((branch) => read.get(branch)?.percent === true)
  const other = known.find((branch) => read.get(branch)?.percent === false && read.get(branch)?.value !== 0)
  if (percent.length > 0) {
    if (other !== undefined)
      log.refuse('intake/weight-mixed', other.weight ?? other.cell, {
        text: other.weight?.text ?? '',
        other: percent[0]?.weight?.text ?? '',
        cell: cellName(percent[0]?.weight ?? other.cell),
      })
    return 'percent'
  }
  const values = known.map((branch) => read.get(branch)?.value ?? 0)
  const parents = new Set(known.map(({ parent }) => parent))
  const sums = [...parents].map((parent) =>
    sum(known.filter((one) => one.parent === parent).map((one) => read.get(one)?.value ?? 0)),
  )
  const isFraction = values.every((value) => value <= 1) && sums.every((one) => one <= 1 + 1e-6)
  return isFraction ? 'fraction' : 'points'
}

/** Weights from the top down, each group against what stands below it. */
function settle(
  siblings: readonly Branch[],
  parent: { readonly branch: Branch; readonly weight: number | undefined } | undefined,
  written: ReadonlyMap<Branch, number>,
  of: Map<Branch, Weighed>,
  log: WeightLog,
): void {
  const has = (branch: Branch): boolean => written.has(branch)
  const total = parent?.weight
  const isEven =
    total !== undefined && siblings.length > 0 && siblings.every((one) => !has(one) && !leaves(one).some(has))
  const parts = total === undefined ? false : areParts(siblings, total, written)
  for (const branch of siblings) {
    const own = written.get(branch)
    const weight =
      own === undefined
        ? isEven
          ? tidy((total ?? 0) / siblings.length)
          : undefined
        : parts
          ? tidy(((total ?? 0) * own) / 100)
          : own
    if (branch.of.length > 0) settle(branch.of, { branch, weight }, written, of, log)
    const below = sum(branch.of.map((one) => of.get(one)?.weight ?? 0))
    const from = own === undefined ? (isEven ? 'even' : 'sum') : parts ? 'part' : 'written'
    of.set(branch, { weight: weight ?? below, from })
    if (branch.of.length === 0 && weight === undefined)
      log.refuse('intake/weight-missing', branch.cell, { label: branch.label.name })
    else if (branch.of.length > 0 && weight !== undefined && Number.isFinite(below) && !isNear(weight, below))
      tellMismatch(branch, weight, written, log)
  }
}

/** Weights below a group may be parts of a hundred of it instead of points. */
function areParts(siblings: readonly Branch[], total: number, written: ReadonlyMap<Branch, number>): boolean {
  if (!siblings.every((one) => written.has(one))) return false
  const all = sum(siblings.map((one) => written.get(one) ?? 0))
  return isNear(all, 100) && !isNear(all, total)
}

function tellMismatch(branch: Branch, weight: number, written: ReadonlyMap<Branch, number>, log: WeightLog): void {
  const cells = leaves(branch).flatMap((leaf) => (leaf.weight === undefined ? [] : [cellName(leaf.weight)]))
  const below = sum(branch.of.map((one) => written.get(one) ?? 0))
  // A child without a weight, or with one that cannot be read, has its own finding.
  if (!Number.isFinite(below) || branch.of.some((one) => one.of.length === 0 && !written.has(one))) return
  log.refuse('intake/weight-sum', branch.weight ?? branch.cell, {
    label: branch.label.name,
    weight,
    sum: below,
    cells: cells.length > 2 ? `${cells[0]} 至 ${cells.at(-1)}` : cells.join('、'),
  })
}
