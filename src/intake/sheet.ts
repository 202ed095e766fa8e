// Intake · a sheet that has been opened: where its rows stand in the engine, and what its header says.
import type { Header } from './header.ts'
import type { Merge } from './merges.ts'
import type { Physical } from './value-sql.ts'

export interface Sheet {
  /** Reading order, index into the finding log's places. */
  readonly place: number
  readonly file: string
  readonly sheet?: string
  /** SQL of a relation `(row INTEGER, c1 ... cN)` with the data rows and all above them. */
  readonly relation: string
  /** Table to drop when done; undefined for a file that is read in place. */
  readonly table?: string
  /** Path of a file that stays where it is and may be read again later. */
  readonly inPlace?: string
  /** Storage of c1 ... cN. */
  readonly physical: readonly Physical[]
  /** Undefined: no id column. */
  readonly header: Header | undefined
  readonly merges: readonly Merge[]
  readonly kind: 'xlsx' | 'csv' | 'parquet'
}
