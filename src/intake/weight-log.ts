// Intake · findings about a weight table, each at its cell.
import { type Fact, type Finding, finding, notice } from '../kernel/finding.ts'
import { columnLetter } from './merges.ts'

export interface WeightLog {
  /** What must be mended; `col` from 1. */
  refuse(code: string, at: { row?: number; col?: number }, facts?: Readonly<Record<string, Fact>>): void
  /** What is only told. */
  tell(code: string, at: { row?: number; col?: number }, facts?: Readonly<Record<string, Fact>>): void
  /** In reading order. */
  all(): Finding[]
}

export function openWeightLog(file: string, sheet: string | undefined): WeightLog {
  const found: Finding[] = []
  const place = ({ row, col }: { row?: number; col?: number }) => ({
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(row === undefined ? {} : { row }),
    ...(col === undefined ? {} : { column: columnLetter(col) }),
  })
  return {
    refuse: (code, at, facts) => void found.push(finding(code, place(at), facts)),
    tell: (code, at, facts) => void found.push(notice(code, place(at), facts)),
    all: () => [...found].sort((a, b) => (a.at.row ?? 0) - (b.at.row ?? 0)),
  }
}
