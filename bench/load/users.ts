// Bench · the users, in a process of their own: each asks, reads the answer, pauses, asks again; some file, review, verify and approve.
// Reads its plan from stdin as JSON, writes a line to stdout when everybody is in and what it measured as JSON at the end. Only against 127.0.0.1.
import { enter, post } from '../../tests/server/kill/client.ts'
import { DAY, UNITS, type User } from './city.ts'

export interface LoadPlan {
  readonly address: string
  readonly users: readonly User[]
  readonly seconds: number
  /** Mean milliseconds between an answer and the next request of the same user. */
  readonly pause: number
}
export interface Measured {
  readonly times: Readonly<Record<string, readonly number[]>>
  readonly errors: readonly string[]
}

const text: Buffer[] = []
for await (const chunk of process.stdin) text.push(chunk as Buffer)
const plan = JSON.parse(Buffer.concat(text).toString('utf8')) as LoadPlan
if (new URL(plan.address).hostname !== '127.0.0.1') throw new Error('only against this machine')

const times: Record<string, number[]> = {}
const errors: string[] = []
const cookies: string[] = []

/** What waits for whom. */
const WAITS: Readonly<Record<string, readonly [act: string, standing: string]>> = {
  reviewer: ['review', 'filed'],
  'owner-department': ['verify', 'reviewed'],
  'rule-keeper': ['approve', 'verified'],
}
/** Filers of one unit take turns with the months. */
const SHARING = 6
/** As the page asks. */
const GOALS = '/api/goals?on=2025-06-30&criteria=counted'

interface Reply {
  readonly status: number
  readonly body: { readonly items?: readonly { id?: string }[]; readonly next?: string | null } & Record<
    string,
    unknown
  >
}

async function use(user: User, n: number): Promise<void> {
  const cookie = cookies[n] ?? ''
  const draw = random(n + 1)
  const kept = new Map<string, { readonly tag: string; readonly body: Reply['body'] }>()
  const timed = async (name: string, send: () => Promise<Response>): Promise<Reply> => {
    const from = performance.now()
    try {
      const reply = await send()
      const raw = await reply.text()
      const took = performance.now() - from
      const list = times[name] ?? []
      times[name] = list
      list.push(took)
      // Two of one office may want to pass on the same return: the later one is told so.
      if (reply.status >= 400 && !(reply.status === 409 && raw.includes('record/not-now')))
        errors.push(`${name} ${reply.status} ${raw.slice(0, 300)}`)
      return { status: reply.status, body: raw === '' ? {} : JSON.parse(raw) }
    } catch (fault) {
      errors.push(`${name} ${String(fault)}`)
      return { status: 0, body: {} }
    }
  }
  /** As a browser asks: with the tag of what it has already, which it shows again if it still holds. */
  const get = async (name: string, path: string): Promise<Reply> => {
    const before = kept.get(path)
    let tag: string | null = null
    const reply = await timed(`GET ${name}`, async () => {
      const headers = { cookie, ...(before === undefined ? {} : { 'if-none-match': before.tag }) }
      const answer = await fetch(plan.address + path, { headers })
      tag = answer.headers.get('etag')
      return answer
    })
    if (reply.status === 304 && before !== undefined) return { ...reply, body: before.body }
    if (reply.status === 200 && tag !== null) kept.set(path, { tag, body: reply.body })
    return reply
  }
  let keys = 0
  const act = (kind: string, id: string, payload: object, reason?: string): Promise<Reply> =>
    timed(`POST /api/acts ${kind}`, () =>
      post(
        plan.address,
        '/api/acts',
        { kind, subject: { kind: 'return', id }, payload, ...(reason === undefined ? {} : { reason }) },
        { cookie, 'idempotency-key': `u${n}-${++keys}-${kind}` },
      ),
    )
  const platform = (): string => `P${100 + Math.floor(draw() * 41)}`
  const enterprise = (): string => `M${String(Math.floor(draw() * 20_000)).padStart(7, '0')}`
  const year = (): number => 2023 + Math.floor(draw() * 2)
  const reads: readonly (() => Promise<unknown>)[] = [
    () => get('/api/session', '/api/session'),
    () => get('/api/returns', '/api/returns?limit=100'),
    () => get('/api/returns', `/api/returns?standing=${WAITS[user.role]?.[1] ?? 'filed'}&limit=100`),
    () => get('/api/units', `/api/units?on=${DAY}`),
    () => get('/api/registers/enterprise', `/api/registers/enterprise?on=2025-01-01&limit=100`),
    () => get('/api/registers/platform', `/api/registers/platform?on=2025-01-01&limit=100`),
    () => get('/api/figures of one', `/api/figures?kind=platform&id=${platform()}&limit=100`),
    () => get('/api/figures by page', `/api/figures?indicator=tax&period=${year()}&limit=100`),
    () => get('/api/evaluations', '/api/evaluations'),
    () => get('/api/evaluations/results', `/api/evaluations/${encodeURIComponent(`模拟-${year()}`)}/results?limit=100`),
    () => get('/api/evaluations/public', `/api/evaluations/${encodeURIComponent(`模拟-${year()}`)}/public?limit=100`),
    () => get('/api/grades', `/api/grades?id=${enterprise()}`),
    () => (user.role === 'enterprise' ? get('/api/session', '/api/session') : get('/api/goals', GOALS)),
    () => get('/api/inbox', '/api/inbox'),
  ]
  /** A month's return of the platforms of the filer's unit after another: opened, filled in cell by cell, filed. */
  async function* file(): AsyncGenerator<void> {
    for (let month = Math.floor(n / UNITS.length); ; month += SHARING) {
      const period = `${2021 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}`
      const id = `模拟-${user.unit}-${period}`
      await act('open', id, { form: 'platform', period, unit: user.unit, owner: 'resources' })
      yield
      const rows = (await get('/api/registers/platform', '/api/registers/platform?on=2025-01-01&limit=100')).body
        .items as readonly { id: string; unit: string }[] | undefined
      for (const one of (rows ?? []).filter(({ unit }) => unit === user.unit)) {
        yield
        const cell = {
          ...{ subject: { kind: 'platform', id: one.id }, indicator: 'vacated_land', period, caliber: '全口径' },
          ...{ value: 1 + Math.floor(draw() * 90), unit: '亩', note: '模拟数据' },
        }
        await act('draft', id, { cells: { [`${one.id}/vacated_land`]: cell } })
        yield
        await get('/api/returns/:id', `/api/returns/${encodeURIComponent(id)}`)
      }
      yield
      await act('file', id, {}, '模拟：补报')
    }
  }
  /** The next return that waits for this role: looked at, and passed on. */
  async function* pass(kind: string, standing: string): AsyncGenerator<void> {
    for (;;) {
      const waiting = (await get('/api/returns', `/api/returns?standing=${standing}&limit=100`)).body.items ?? []
      const id = waiting[Math.floor(draw() * waiting.length)]?.id
      yield
      if (id === undefined) continue
      await get('/api/returns/:id', `/api/returns/${encodeURIComponent(id)}`)
      yield
      await act(kind, id, {})
    }
  }
  const [kind, standing] = WAITS[user.role] ?? []
  const filing = user.role === 'filer' ? file() : kind && standing ? pass(kind, standing) : undefined
  await sleep(draw() * plan.pause)
  while (performance.now() < end) {
    if (filing !== undefined && draw() < 0.4) await filing.next()
    else await reads[Math.floor(draw() * reads.length)]?.()
    // Never all at once: between half and one and a half times the mean.
    await sleep(plan.pause * (0.5 + draw()))
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** The same draws in every run. */
function random(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

for (const { person, once } of plan.users) cookies.push(await enter(plan.address, person, once))
// As on a morning: each has opened the first page before; what that took is told apart.
for (const [n, { role }] of plan.users.entries()) {
  if (role === 'enterprise') continue
  const from = performance.now()
  const reply = await fetch(`${plan.address}${GOALS}`, { headers: { cookie: cookies[n] ?? '' } })
  await reply.arrayBuffer()
  const list = times['first /api/goals'] ?? []
  times['first /api/goals'] = list
  list.push(performance.now() - from)
}
// Whoever listens learns that the minute begins.
process.stdout.write('\n')
const start = performance.now()
const end = start + plan.seconds * 1000
await Promise.all(plan.users.map((user, n) => use(user, n)))
process.stdout.write(JSON.stringify({ times, errors } satisfies Measured))
