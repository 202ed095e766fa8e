// Intake's contract: which columns are asked for, and what comes back.
import type { Finding } from '../kernel/finding.ts'
import type { Ratio } from '../kernel/units.ts'

export type ColumnType = 'number' | 'text' | 'date' | 'boolean'

export interface ColumnSpec {
  readonly id: string
  readonly label: string
  /** Further names under which it is known. */
  readonly also?: readonly string[]
  /** Unit the scheme counts in; '' is a pure number or text. */
  readonly unit: string
  /** Undefined: a number, unless all its values are text. */
  readonly type?: ColumnType
  readonly min?: number
  readonly max?: number
  readonly oneOf?: readonly (string | number)[]
  /** A value must stand in every row. A column that is asked for must always exist in some file. */
  readonly required?: boolean
  /** The column may be absent from all files: it is then all null. */
  readonly optional?: boolean
}

export interface IntakeRequest {
  readonly files: readonly string[]
  /** Besides `id` and `name`, which are always read. */
  readonly columns: readonly ColumnSpec[]
  /** Leave rows with blocking findings out instead of refusing. */
  readonly skipBad: boolean
  /** Folder that stays as long as the engine and may be read when it is locked: many rows are kept there, not in memory. With it, Parquet may be read where it lies. */
  readonly folder?: string
  /** Check ids that look like a USCC (enterprise subjects). */
  readonly uscc: boolean
  /** Every row is a thing of its own, several may be of one unit: ids need not be distinct. */
  readonly lines?: boolean
  /** Keep the raw cells of sheets (not of Parquet), for showing what stood in them. */
  readonly keepRaw?: boolean
  readonly limits?: Partial<IntakeLimits>
  readonly onProgress?: (done: number, total: number, what: string) => void
  readonly signal?: AbortSignal
}

export interface IntakeLimits {
  readonly seconds: number
  readonly heapMegabytes: number
  readonly uncompressedMegabytes: number
  readonly columns: number
  readonly rows: number
}

/**
 * What was read. In DuckDB stand afterwards:
 * - table (view over `kept_input` where rows are many or read in place) `input(id VARCHAR, name VARCHAR, <column id> DOUBLE | VARCHAR | DATE | BOOLEAN ...)`, one row per unit, ids distinct;
 *   columns whose names begin with `~` are intake's own;
 * - view `origin(id VARCHAR, source INTEGER, row INTEGER)`: the row of each source that a unit's figures came from;
 * - table `skipped(id VARCHAR, name VARCHAR, because VARCHAR)`: rows left out under `skipBad`, with the (Chinese) reason.
 */
export interface IntakeResult {
  /** First findings (at most 200), in reading order. */
  readonly findings: readonly Finding[]
  /** How many there are in all, and how many of them block. */
  readonly total: number
  readonly blocking: number
  readonly sources: readonly Source[]
  /** Type each column was given, by id (without `id` and `name`). */
  readonly types: Readonly<Record<string, ColumnType>>
  readonly rows: number
  readonly skipped: number
  /** Files that `input` reads where they lie: they must stay readable and as they are. */
  readonly inPlace: readonly string[]
}

export interface Source {
  readonly file: string
  readonly sheet?: string
  /** Column id → where it stands: letter, header text, and the unit read there (converted to the scheme's unit). */
  readonly columns: Readonly<
    Record<
      string,
      {
        readonly letter: string
        readonly header: string
        readonly unit: string
        /** How a figure in that unit becomes one in the scheme's. */
        readonly ratio: Ratio
      }
    >
  >
  /** With `keepRaw`: table with columns `row, c1, c2 ...` of the cells as text. */
  readonly raw?: string
}
