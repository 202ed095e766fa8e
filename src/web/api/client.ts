// Web · the one way to the server: typed from its OpenAPI document; a refusal comes back as its findings.
import createClient from 'openapi-fetch'
import { readRole } from './role.ts'
import type { components, paths } from './schema.d.ts'

export type Refusal = components['schemas']['Refusal']
export type Finding = Refusal['findings'][number]

export const api = createClient<paths>({ baseUrl: window.location.origin })
api.use({
  onRequest({ request }) {
    const role = readRole()
    if (role !== undefined && !request.headers.has('wanmu-role')) request.headers.set('wanmu-role', role)
    return request
  },
})

/** What the server refused, or that it could not be reached (status 0). */
export class Refused extends Error {
  readonly status: number
  readonly findings: readonly Finding[]
  readonly total: number
  constructor(status: number, findings: readonly Finding[], total = findings.length) {
    super(findings[0]?.en ?? `refused (${status})`)
    this.status = status
    this.findings = findings
    this.total = total
  }
}

interface Answer<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** The answer, or throws `Refused`. */
export async function ask<T>(asked: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await asked
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault
    throw new Refused(0, [unreached()])
  }
  const { data, error, response } = answer
  if (response.ok) return data as T
  throw refusedBy(response.status, error)
}

/** A key of its own for each act: sent again, it is done once. */
export const newKey = (): string => crypto.randomUUID()

export function refusedBy(status: number, body: unknown): Refused {
  const said = body as Partial<Refusal> | undefined
  return Array.isArray(said?.findings)
    ? new Refused(status, said.findings, said.total)
    : new Refused(status, [unreached()])
}

const unreached = (): Finding => ({
  code: 'web/unreached',
  blocking: true,
  at: {},
  facts: {},
  zh: '服务器没有应答。请检查网络后重试；已提交的内容不会重复。',
  en: 'The server did not answer. Check the network and try again; what was sent is not done twice.',
})
