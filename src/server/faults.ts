// Server · whatever goes wrong on the way to a route or in it, turned into the one shape of a refusal.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type Finding, finding } from '../kernel/finding.ts'
import { refuse } from './answer.ts'

/** Thrown by a route to refuse: the findings, and the status that fits them. */
export class Refused extends Error {
  readonly status: number
  readonly findings: readonly Finding[]
  readonly total: number
  constructor(status: number, findings: readonly Finding[], total = findings.length) {
    super(findings[0]?.code ?? 'refused')
    this.status = status
    this.findings = findings
    this.total = total
  }
}

export async function answerFault(fault: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (fault instanceof Refused) {
    await reply.code(fault.status).send(refuse(fault.findings, fault.total))
    return
  }
  const known = fault instanceof Error ? findKnown(fault as FastifyError, request) : undefined
  if (known === undefined) {
    request.log.error({ fault: sayFault(fault) }, 'our fault')
    await reply.code(500).send(refuse([finding('server/our-fault', {}, { request: request.id })]))
    return
  }
  await reply.code(known.status).send(refuse(known.findings))
}

export async function answerNoRoute(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const [route = ''] = request.url.split('?')
  const { method } = request
  await reply.code(404).send(refuse([finding('server/no-such-route', {}, { method, route: route.slice(0, 200) })]))
}

function findKnown(fault: FastifyError, { headers, routeOptions }: FastifyRequest) {
  const one = (status: number, code: string, facts: Record<string, string | number>) => ({
    status,
    findings: [finding(code, {}, facts)],
  })
  if (fault.validation !== undefined)
    return {
      status: 400,
      findings: fault.validation.map(({ instancePath, message, keyword, params }) => {
        const at = instancePath === '' ? {} : { path: instancePath.slice(1).replaceAll('/', '.') }
        const part = PARTS[fault.validationContext ?? ''] ?? '—'
        return keyword === 'format' && params['format'] === 'date'
          ? finding('server/no-such-day', at, { part })
          : finding('server/invalid', at, { part, why: message ?? '' })
      }),
    }
  if (fault.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return one(413, 'server/too-large', { limit: routeOptions.bodyLimit ?? BODY_LIMIT })
  if (fault.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return one(415, 'server/media-type', { type: String(headers['content-type'] ?? '—').slice(0, 100) })
  if (fault.statusCode === 400) return one(400, 'server/not-json', { why: fault.message.slice(0, 200) })
  // Of the database: a lock was waited for too long.
  if (fault.code === '55P03') return one(503, 'server/busy', {})
  if (fault.statusCode === 503) return one(503, 'server/closing', {})
  return undefined
}

/** Bytes of a body, unless a route takes more. */
export const BODY_LIMIT = 1_000_000

const PARTS: Readonly<Record<string, string>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
}

const sayFault = (fault: unknown): string =>
  fault instanceof Error ? (fault.stack ?? fault.message).split('\n').slice(0, 6).join(' | ') : String(fault)
