// Server · large bodies: read only for whoever may send them, one at a time of a person and few in all, so that nobody else has to wait for them.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { finding } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import { Refused } from './faults.ts'
import { statusOf } from './status.ts'
import { askerOf, whoOf } from './who.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What stands against this role, asked before the body is read; what the route itself asks again. */
    readonly refuse?: (role: Role) => readonly ReturnType<typeof finding>[]
  }
}

/** Routes that take more, and requests that say less or nothing of their size. */
const LARGE_LIMIT = 8_000_000
const SMALL = 1_000_000
const MOST_AT_ONCE = 4

/** Before the body is read, after the asker is known. */
export function openSeats(): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const taken = new Set<string>()
  return async (request, reply) => {
    const { config, bodyLimit = 0 } = request.routeOptions
    if (config.refuse !== undefined) {
      const findings = config.refuse(whoOf(request).role)
      if (findings.length > 0) throw new Refused(statusOf(findings[0]?.code), findings)
    }
    if (bodyLimit < LARGE_LIMIT || request.method === 'GET') return
    if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= SMALL) return
    const { person } = askerOf(request)
    if (taken.has(person)) throw new Refused(429, [finding('server/one-at-a-time', {})])
    if (taken.size >= MOST_AT_ONCE) throw new Refused(429, [finding('server/many-at-once', {}, { most: MOST_AT_ONCE })])
    taken.add(person)
    reply.raw.once('close', () => taken.delete(person))
  }
}
