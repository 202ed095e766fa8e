// Server · text that no database keeps, with a NUL character or half of a character, is refused before anything is asked of one.
import type { FastifyRequest } from 'fastify'
import { finding } from '../kernel/finding.ts'
import { Refused } from './faults.ts'

/** Before the shapes are held: whatever came in the address or the body. */
export async function refuseNul({ params, query, body }: FastifyRequest): Promise<void> {
  for (const [part, sent] of Object.entries({ path: params, query, body }))
    if (hasUnkept(sent)) throw new Refused(400, [finding('server/nul', {}, { part })])
}

const UNKEPT = /[\0\p{Surrogate}]/u

/** Step by step, not by calling itself: what is sent may be nested deeper than the stack. */
export function hasUnkept(sent: unknown): boolean {
  const left = [sent]
  while (left.length > 0) {
    const one = left.pop()
    if (typeof one === 'string' && UNKEPT.test(one)) return true
    // The bytes of a file are not text.
    if (typeof one !== 'object' || one === null || ArrayBuffer.isView(one)) continue
    for (const [key, value] of Object.entries(one)) left.push(key, value)
  }
  return false
}
