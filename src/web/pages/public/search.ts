// Web · what the address of a public list says: filters and the page.

export const SIZES = [50, 200, 1000] as const

export interface ListSearch {
  readonly unit?: string
  readonly grade?: string
  readonly search?: string
  /** Of the evaluation; the newest when left out. */
  readonly version?: number
  /** From 1. */
  readonly page?: number
  /** Names on a page, and so on a print. */
  readonly size?: (typeof SIZES)[number]
}

const TEXTS = ['unit', 'grade', 'search'] as const

export function readListSearch(given: Record<string, unknown>): ListSearch {
  const texts = TEXTS.flatMap((key) => {
    const value = given[key]
    // What looks like a number in an address is read as one.
    const text = typeof value === 'number' ? String(value) : value
    return typeof text === 'string' && text !== '' ? [[key, text]] : []
  })
  const { page, version } = given
  const size = SIZES.find((one) => one === given['size'])
  return {
    ...Object.fromEntries(texts),
    ...(typeof page === 'number' && Number.isInteger(page) && page > 1 ? { page } : {}),
    ...(typeof version === 'number' && Number.isInteger(version) && version > 0 ? { version } : {}),
    ...(size === undefined ? {} : { size }),
  }
}
