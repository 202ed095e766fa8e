// Intake · what a row of a weight table says about its indicator besides its weight: unit, direction, base, source, formula, remarks.
import { plain } from '../kernel/units.ts'
import type { WeightNode, Written } from '../kernel/weight-table.ts'
import { NO_RESULT } from './raw.ts'
import type { WeightColumns } from './weight-columns.ts'
import { type Cell, cellName, type Grid } from './weight-grid.ts'
import type { RoleColumn } from './weight-header.ts'
import type { WeightLog } from './weight-log.ts'
import type { Branch } from './weight-rows.ts'
import { isBlank, readBase, readDirection } from './weight-words.ts'

type Details = Pick<WeightNode, 'unit' | 'direction' | 'base' | 'source' | 'formula' | 'remarks'>

export interface DetailReader {
  read(branch: Branch): Details
  /** The direction column holds directions; one headed 类型 may hold other things. */
  readonly hasDirections: boolean
}

export function openDetails(grid: Grid, columns: WeightColumns, rows: readonly number[], log: WeightLog): DetailReader {
  const { one } = columns
  const directions = rows.map((row) => (one.direction === undefined ? '' : grid.seen(row, one.direction.col).text))
  const hasPlus = directions.some((text) => /^[+＋↑]$/u.test(text))
  const hasDirections = directions.some((text) => ['up', 'down'].includes(readDirection(text, hasPlus) ?? ''))
  const seen = (branch: Branch, column: RoleColumn | undefined): Cell | undefined => {
    if (column === undefined) return undefined
    const cell = grid.seen(branch.row, column.col)
    return isBlank(cell.text) && !/^[-−–—]$/u.test(cell.text) ? undefined : cell
  }
  const text = (branch: Branch, column: RoleColumn | undefined): Written<string> | undefined => {
    const cell = seen(branch, column)
    return cell === undefined || isBlank(cell.text) ? undefined : write(cell, cell.text)
  }

  function direction(branch: Branch): Written<'up' | 'down'> | undefined {
    const cell = seen(branch, one.direction)
    if (cell === undefined || !(hasDirections || isNamedDirection(one.direction))) return undefined
    const read = readDirection(cell.text, hasPlus)
    if (read === undefined) log.refuse('intake/weight-direction', cell, { label: branch.label.name, text: cell.text })
    return read === 'up' || read === 'down' ? write(cell, read) : undefined
  }

  function base(branch: Branch, unit: string): Pick<Details, 'unit' | 'direction' | 'base'> {
    const cell = seen(branch, one.base)
    if (cell === undefined || isBlank(cell.text)) return {}
    const facts = { label: branch.label.name, text: cell.text, unit }
    if (cell.text === NO_RESULT || cell.text.startsWith('#')) {
      log.refuse(cell.text === NO_RESULT ? 'intake/formula-no-result' : 'intake/excel-error', cell, facts)
      return {}
    }
    const read = readBase(cell.text, unit)
    if ('fault' in read) {
      log.refuse(`intake/weight-base-${read.fault}`, cell, facts)
      return {}
    }
    return {
      base: write(cell, read.base),
      ...(read.implies === undefined ? {} : { direction: write(cell, read.implies) }),
      ...(read.unit === undefined ? {} : { unit: write(cell, read.unit) }),
    }
  }

  return {
    hasDirections,
    read(branch) {
      const behind = branch.label.unit
      const unit = text(branch, one.unit) ?? (behind === undefined ? undefined : write(branch.cell, behind))
      const told = {
        unit,
        direction: direction(branch),
        source: text(branch, one.source),
        formula: text(branch, one.formula),
      }
      const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
      const remarks = columns.remarks.flatMap((column) => {
        const found = text(branch, column)
        return found === undefined ? [] : [{ ...found, header: column.text }]
      })
      return { ...base(branch, unit?.value ?? ''), ...given, remarks }
    },
  }
}

const write = <T>(cell: Cell, value: T): Written<T> => ({ value, at: cellName(cell), text: cell.text })
const isNamedDirection = (column: RoleColumn | undefined): boolean =>
  /方向|正负|正逆|正向/u.test(plain(column?.text ?? ''))
