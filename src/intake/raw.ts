// Intake · raw rows: the one plain form into which xlsx and csv are parsed, and which the columnar engine reads in parallel.
// One line per row: row number, then the cells, parted by U+001F, which no cell may hold; no quoting.
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Fact } from '../kernel/finding.ts'

export const SEPARATOR = '\x1f'
/** Stands for a line break inside a cell. */
export const LINE_BREAK = '\u2028'
/** Stands for a formula whose result was never saved. */
export const NO_RESULT = '\ue000'

export interface RawSheet {
  readonly sheet?: string
  readonly path: string
  readonly width: number
  readonly rows: number
  readonly hiddenRows: number
  /** Numbers of hidden columns, from 1. */
  readonly hiddenColumns: ReadonlySet<number>
  /** Merged ranges as written, `B2:C2`; at most the first 10,000. */
  readonly merges: readonly string[]
}

export interface RawFile {
  readonly sheets: readonly RawSheet[]
  readonly hiddenSheets: readonly string[]
}

/** Why a whole file cannot be read. Thrown inside the worker, told as a finding outside. */
export interface Problem {
  readonly problem: string
  readonly facts: Readonly<Record<string, Fact>>
  readonly row?: number
}
export const problem = (code: string, facts: Readonly<Record<string, Fact>> = {}, row?: number): Problem => ({
  problem: code,
  facts,
  ...(row === undefined ? {} : { row }),
})
export const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === 'object' && thrown !== null && 'problem' in thrown

export interface RawWriter {
  write(line: string): void
  close(): void
}

/** Writes lines in large pieces, and stops when the text grows beyond what the limits allow. */
export function openRawWriter(path: string, megabytes: number): RawWriter {
  const file = openSync(path, 'w')
  let pending = ''
  let left = megabytes * 1024 * 1024
  const flush = (): void => {
    left -= writeSync(file, pending)
    pending = ''
    if (left < 0) throw problem('intake/too-large-inside', { megabytes })
  }
  return {
    write(line) {
      pending += `${line}\n`
      if (pending.length > 1 << 18) flush()
    },
    close() {
      try {
        flush()
      } finally {
        closeSync(file)
      }
    },
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the separator is one
const BREAKS = /\r\n|[\r\n\x1f]/g
export const safeCell = (text: string): string => (text === '' ? text : text.replace(BREAKS, LINE_BREAK))
