// Kernel · a weight table as officials keep it, read from a workbook: intake hands it over, a scheme is drafted from it.

/** What a cell says, with where it stands (`B5`) and how it was written. */
export interface Written<T> {
  readonly value: T
  readonly at: string
  readonly text: string
}

export type Statistic = 'mean' | 'median' | 'min' | 'max' | `quantile(${number})`
export type WrittenBase =
  /** In the indicator's own unit. */
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'statistic'; readonly stat: Statistic; readonly times?: number }
  /** The unit's own figure of the year before. */
  | { readonly kind: 'last-year' }

/** How a weight came about: as written, written as a part of its group, added up from below, or the group's shared out evenly. */
export type WeightOrigin = 'written' | 'part' | 'sum' | 'even'

export interface WeightNode {
  readonly label: Written<string>
  readonly row: number
  /** Points of a full mark, all weights of the table on one scale. */
  readonly weight: number
  readonly weightFrom: WeightOrigin
  readonly weightCell: Written<number> | undefined
  /** Empty for an indicator. */
  readonly of: readonly WeightNode[]
  readonly unit?: Written<string>
  readonly direction?: Written<'up' | 'down'>
  readonly base?: Written<WrittenBase>
  readonly source?: Written<string>
  readonly formula?: Written<string>
  readonly remarks: readonly (Written<string> & { readonly header: string })[]
}

export interface WeightTable {
  readonly file: string
  readonly sheet?: string
  readonly title: Written<string> | undefined
  readonly of: readonly WeightNode[]
  /** The base column is headed as a target (目标值). */
  readonly isTarget: boolean
  readonly hasDirections: boolean
}

/** The indicators below, in the order of the table. */
export const leavesOf = (nodes: readonly WeightNode[]): WeightNode[] =>
  nodes.flatMap((node) => (node.of.length === 0 ? [node] : leavesOf(node.of)))
