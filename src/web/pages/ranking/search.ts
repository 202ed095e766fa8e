// Web · what the address of the ranking says: of whom, in which order, beside which earlier evaluation.

export const SORTS = ['rank', 'total', 'grade', 'name', 'unit', 'id'] as const
export type Sort = (typeof SORTS)[number]
/** How those who moved since the earlier evaluation are told. */
export const MOVES = ['grade', 'rise', 'fall', 'gain', 'loss'] as const
export type Move = (typeof MOVES)[number]

/** Of whom. */
export interface Whom {
  readonly unit?: string
  readonly industry?: string
  readonly pool?: string
  readonly search?: string
}

export interface RankingSearch extends Whom {
  readonly evaluation?: string
  readonly grade?: string
  readonly sort?: Sort
  readonly order?: 'desc'
  /** The evaluation that it is compared with. */
  readonly earlier?: string
  /** A field of the table of grades: grade then and now, `-` for not evaluated. */
  readonly from?: string
  readonly to?: string
  readonly moved?: Move
}

export const whomOf = ({ unit, industry, pool, search }: RankingSearch): Whom => ({
  ...(unit === undefined ? {} : { unit }),
  ...(industry === undefined ? {} : { industry }),
  ...(pool === undefined ? {} : { pool }),
  ...(search === undefined ? {} : { search }),
})
