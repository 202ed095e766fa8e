// Server · pages and headers that several routes share.
import { Type } from 'typebox'
import { finding } from '../kernel/finding.ts'
import { RefusalRef } from './answer.ts'
import { fromCursor, type Key, type Part, toCursor } from './cursor.ts'
import { Refused } from './faults.ts'

export const RoleHeader = Type.Object({
  'wanmu-role': Type.Optional(
    Type.String({ description: 'the role in which it is asked or done, if more than one is held' }),
  ),
})
export const KeyHeader = Type.Intersect([
  RoleHeader,
  Type.Object({ 'idempotency-key': Type.String({ minLength: 8, maxLength: 100 }) }),
])

export const Refusals = {
  401: RefusalRef,
  403: RefusalRef,
  404: RefusalRef,
  409: RefusalRef,
  422: RefusalRef,
}

export const paged = {
  cursor: Type.Optional(Type.String({ maxLength: 2000, description: '`next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
}
export const page = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) })

/** Of a table that is scrolled: from any row on, told how many there are. */
export const scrolled = {
  ...paged,
  offset: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 10_000_000, description: 'rows passed over; instead of a cursor' }),
  ),
}
export const scroll = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Optional(Type.Integer({ description: 'how many there are in all, where an offset is given' })),
  })

export function readScroll(parts: readonly Part[], query: { cursor?: string; limit: number; offset?: number }) {
  const read = readPage(parts, query)
  if (query.offset === undefined) return read
  if (query.cursor !== undefined) throw new Refused(400, [finding('server/cursor', {})])
  return { ...read, offset: query.offset }
}

/** The page asked for, by a key of these parts. */
export function readPage(parts: readonly Part[], { cursor, limit }: { cursor?: string; limit: number }) {
  if (cursor === undefined) return { limit }
  const after = fromCursor(cursor, parts)
  if (after === undefined) throw new Refused(400, [finding('server/cursor', {})])
  return { limit, after }
}

/** A full page may have another behind it. */
export const pageOf = <T>(items: readonly T[], limit: number, key: (item: T) => Key) => {
  const last = items.at(-1)
  return { items: [...items], next: items.length < limit || last === undefined ? null : toCursor(key(last)) }
}

export const scrollOf = <T>(page: { readonly items: T[]; readonly next: string | null }, total: number | undefined) =>
  total === undefined ? page : { ...page, total }
