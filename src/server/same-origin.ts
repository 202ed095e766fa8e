// Server · no page of another site may act with the browser's session: acts that carry cookies come from our own origin.
import type { FastifyRequest } from 'fastify'
import { type Finding, finding } from '../kernel/finding.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Undefined when the request may pass. Programs send no cookie and no origin; what they show is a key of their own. */
export function findOtherOrigin({ method, headers }: FastifyRequest): Finding | undefined {
  if (SAFE.has(method) || headers.cookie === undefined) return undefined
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site === 'same-origin') return undefined
  if (site === undefined && origin !== undefined && hostOf(origin) === host) return undefined
  return finding('server/other-origin', {}, { origin: (origin ?? '—').slice(0, 200) })
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
