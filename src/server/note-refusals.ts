// Server · whoever is refused for who they are, or for what is not theirs to see, or sends an act again with other words, is on record.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from '../app/desk.ts'
import { answerFault, Refused } from './faults.ts'
import { whatOf } from './who.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its refusals are noted where they are made. */
    readonly noted?: boolean
  }
}

export const noteRefusals =
  (desk: Desk) =>
  async (fault: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (fault instanceof Refused && isNoted(fault, request)) await note(desk, fault, request)
    await answerFault(fault, request, reply)
  }

/** Signed-out ones are noted where they are turned away. */
const isNoted = ({ status, findings }: Refused, { asker, routeOptions }: FastifyRequest): boolean =>
  asker !== null &&
  routeOptions.config.noted !== true &&
  (status === 403 || status === 404 || findings[0]?.code === 'store/key-reused')

async function note(desk: Desk, { findings }: Refused, request: FastifyRequest): Promise<void> {
  const role =
    request.headers['wanmu-role'] ?? (request.asker?.me.roles.length === 1 ? request.asker.me.roles[0]?.role : '')
  await desk.note({
    person: request.asker?.person ?? '',
    role: String(role ?? ''),
    what: whatOf(request),
    subject: Object.values((request.params ?? {}) as Record<string, unknown>)
      .map(String)
      .join('/'),
    outcome: findings[0]?.code ?? 'refused',
  })
}
