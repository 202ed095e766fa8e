// Command line · the works of an evaluation in the data folder that the options name.
import type { Works } from '../app/evaluation/works.ts'
import type { Store } from '../store/pg/open.ts'
import type { ActingOptions } from './acting.ts'

export interface WorksOptions extends ActingOptions {
  readonly book?: string
}

export async function worksAt({ data, book }: WorksOptions, store: Store): Promise<Works> {
  const { openWorks } = await import('../app/evaluation/open-works.ts')
  return openWorks(store, data, book)
}
