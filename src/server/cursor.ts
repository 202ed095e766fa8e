// Server · cursors: the key of the last row of a page, opaque to whoever pages on.
import { Buffer } from 'node:buffer'

export type Key = readonly (string | number | null)[]

const LONGEST = 2000

export const toCursor = (key: Key): string => Buffer.from(JSON.stringify(key), 'utf8').toString('base64url')

/** Undefined when it is no cursor of `parts` parts. */
export function fromCursor(cursor: string, parts: number): Key | undefined {
  if (cursor.length > LONGEST) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(key) || key.length !== parts) return undefined
    const plain = key.every((part) => part === null || typeof part === 'string' || Number.isFinite(part))
    return plain ? (key as Key) : undefined
  } catch {
    return undefined
  }
}
