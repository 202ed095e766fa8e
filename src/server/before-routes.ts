// Server · what the framework would answer by itself before any route is found: told in the one shape of a refusal, too.
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type Finding, finding } from '../kernel/finding.ts'
import { refuse } from './answer.ts'

/** Letters of one part of an address that stands for an id. */
export const PARAM_LIMIT = 200

/** An address that leads to no route because it cannot be read. */
export function answerBadAddress(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const [status, said] = sayBadAddress(fault, request)
  void reply
    .code(status)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(refuse([said]))
}

function sayBadAddress({ code }: FastifyError, { id }: FastifyRequest): readonly [number, Finding] {
  if (code === 'FST_ERR_BAD_URL') return [400, finding('server/bad-address', {})]
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return [414, finding('server/long-address', {}, { limit: PARAM_LIMIT })]
  return [500, finding('server/our-fault', {}, { request: id })]
}

/** What is no request at all: there is nothing but the line to answer on. */
export function answerNoRequest({ code }: ConnectionError, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(writeOut(...sayNoRequest(code)))
  socket.destroySoon()
}

function sayNoRequest(code: string | undefined): readonly [number, Finding] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, finding('server/large-headers', {})]
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, finding('server/too-slow', {})]
  return [400, finding('server/no-request', {}, { why: (code ?? '—').slice(0, 60) })]
}

function writeOut(status: number, said: Finding): string {
  const body = JSON.stringify(refuse([said]))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
