// The result of an evaluation as report/ reads it: plain data, complete, already in published order. Nothing here is recomputed.

export interface Book {
  readonly scheme: {
    readonly id: string
    readonly titleZh: string
    readonly titleEn: string
    readonly subject: string
    readonly period: string
    readonly status: 'published' | 'draft' | 'assumed' | ''
    readonly document: string
  }
  /** True when any input is synthetic: every page and sheet then says 模拟数据. */
  readonly synthetic: boolean
  /** Grades best first, then the grades of units not evaluated (T). */
  readonly grades: readonly string[]
  readonly decimals: number | null
  readonly nodes: readonly BookNode[]
  readonly adjusts: readonly { readonly id: string; readonly label: string }[]
  /** Sorted by pool, rank, id. */
  readonly rows: readonly BookRow[]
  readonly pools: readonly PoolCount[]
  /** Counts of grades by a text column of the input (county, industry), when it has one. */
  readonly breakdowns: readonly Breakdown[]
  /** The method in words, as for an annex. */
  readonly method: readonly MethodSection[]
  /** What was done to the data: missing rules used, winsorised cells, skipped rows. */
  readonly exceptions: readonly BookException[]
}

export interface BookNode {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly weight: number | null
  readonly depth: number
  readonly leaf: boolean
}

export interface BookRow {
  readonly id: string
  readonly name: string
  readonly pool: string
  readonly total: number | null
  readonly rank: number | null
  readonly grade: string
  readonly because: string
  /** County of the unit when the input says so, for the tables per county. */
  readonly county: string
  /** Parallel to Book.nodes; empty when no detail was asked for. */
  readonly values: readonly (number | null)[]
  readonly points: readonly (number | null)[]
  readonly notes: readonly (string | null)[]
  /** Parallel to Book.adjusts. */
  readonly adjusts: readonly (number | null)[]
}

export interface PoolCount {
  readonly pool: string
  readonly units: number
  /** Parallel to Book.grades. */
  readonly counts: readonly number[]
}

export interface Breakdown {
  readonly column: string
  readonly label: string
  readonly rows: readonly { readonly key: string; readonly units: number; readonly counts: readonly number[] }[]
}

export interface MethodSection {
  readonly heading: string
  readonly lines: readonly string[]
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

export interface BookException {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly where: string
  readonly text: string
}
