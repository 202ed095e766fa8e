// Server · what costs seconds of reckoning is done few at a time, in the order in which it was asked, so that everybody else is answered meanwhile.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { finding } from '../kernel/finding.ts'
import { Refused } from './faults.ts'
import { askerOf } from './who.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether this question waits for its turn. */
    readonly turn?: (query: unknown) => boolean
  }
}

const AT_ONCE = 2
/** Of one person, under way and waiting. */
const MOST = 4

export function openTurns(): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const asked = new Map<string, number>()
  const waiting: (() => void)[] = []
  let running = 0
  const leave = (person: string): void => {
    const left = (asked.get(person) ?? 1) - 1
    if (left === 0) asked.delete(person)
    else asked.set(person, left)
  }
  return async (request, reply) => {
    if (request.routeOptions.config.turn?.(request.query) !== true) return
    const { person } = askerOf(request)
    const own = asked.get(person) ?? 0
    if (own >= MOST) throw new Refused(429, [finding('server/wait-for-yours', {}, { most: MOST })])
    asked.set(person, own + 1)
    let gone = false
    reply.raw.once('close', () => {
      gone = true
    })
    // Whoever leaves hands the place to the next, so that nobody slips in between.
    if (running >= AT_ONCE) await new Promise<void>((resolve) => void waiting.push(resolve))
    else running++
    const done = (): void => {
      leave(person)
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
    // Whoever went away while waiting is not reckoned for.
    if (gone) {
      done()
      throw new Refused(429, [finding('server/wait-for-yours', {}, { most: MOST })])
    }
    reply.raw.once('close', done)
  }
}
