// Web · the lists of the rules, and the ways a scheme is shown, as they stand in an address.
export const TABS = ['clauses', 'goals', 'assumed', 'schemes', 'books'] as const
export type Tab = (typeof TABS)[number]

export const VIEWS = ['tree', 'words', 'file', 'editions'] as const
export type View = (typeof VIEWS)[number]
