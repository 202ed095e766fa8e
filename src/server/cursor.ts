// Server · cursors: the key of the last row of a page, opaque to whoever pages on.
import { Buffer } from 'node:buffer'

export type Key = readonly (string | number | null)[]

const LONGEST = 2000
const LARGEST_RANK = 2 ** 31 - 1

export const toCursor = (key: Key): string => Buffer.from(JSON.stringify(key), 'utf8').toString('base64url')

/** What a part may be: it goes into a query, which takes no other. */
export type Part = keyof typeof FITS
const FITS = {
  text: (part: unknown) => typeof part === 'string' && !part.includes('\0'),
  whole: (part: unknown) => Number.isSafeInteger(part) && Number(part) >= 0,
  rank: (part: unknown) => part === null || (Number.isInteger(part) && Math.abs(Number(part)) <= LARGEST_RANK),
  number: (part: unknown) => part === null || Number.isFinite(part),
}

/** Undefined when it is no cursor of these parts. */
export function fromCursor(cursor: string, parts: readonly Part[]): Key | undefined {
  if (cursor.length > LONGEST) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(key) || key.length !== parts.length) return undefined
    return parts.every((part, i) => FITS[part](key[i])) ? (key as Key) : undefined
  } catch {
    return undefined
  }
}
