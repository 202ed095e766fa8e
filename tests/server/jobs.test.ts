// 任务与几个进程：进程没了的任务写明中断，同一个钥匙再做一次；经别的进程也能取消；同一个钥匙同时来几次，只做一次。
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { JobDone } from '../../src/app/jobs.ts'
import type { Steps } from '../../src/app/run-steps.ts'
import { describeEngines } from '../store/engines.ts'
import { type Both, openBoth, type Served } from './two-processes.ts'

const HOUR = 3_600_000
/** Does nothing of itself while the tests run. */
const STILL = { silentSeconds: 60, beatMs: HOUR }
const LIVELY = { silentSeconds: 60, beatMs: 10 }
const RULES = { person: '规则', role: 'rule-keeper' } as const
const WANTED = { kind: 'compute', subject: 'v1', asked: '甲' }
const DONE: JobDone = { findings: [], total: 0, told: { by: 'other' } }

const idOf = (begun: object): string => {
  if ('id' in begun) return String(begun.id)
  throw new Error(JSON.stringify(begun))
}
const untilAborted = ({ signal }: Steps): Promise<JobDone> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
/** Begun by a process that gave no sign of life since. */
const fallSilent = ({ store }: Served, id: string) =>
  store.db.updateTable('jobs').set({ beat: sql<string>`now() - interval '61 seconds'` }).where('id', '=', id).execute()
const within = { timeout: 20_000, interval: 10 }

describeEngines('几个进程的任务', (engine) => {
  let still: Both
  let lively: Both
  beforeAll(async () => {
    still = await openBoth(engine, [STILL, STILL])
    lively = await openBoth(engine, [LIVELY, LIVELY])
  })
  afterAll(async () => {
    await still?.close()
    await lively?.close()
  })
  let rows = 0
  /** A job of a process that is gone, whose last sign of life is not old yet. */
  const orphan = async ({ store }: Served, key: string): Promise<string> => {
    const id = `孤-${++rows}`
    const row = { id, ...WANTED, ...RULES, key, hand: `gone-${rows}`, standing: 'running' as const }
    await store.db.insertInto('jobs').values(row).execute()
    return id
  }
  const standing = async ({ jobs }: Served, id: string) => (await jobs.find(RULES, id))?.standing
  const stored = async ({ store }: Served, id: string) =>
    (await store.db.selectFrom('jobs').select('standing').where('id', '=', id).executeTakeFirst())?.standing
  const ask = async (both: Both, at: Served, method: 'GET' | 'DELETE', url: string) => {
    const reply = await at.door.inject({ method, url, headers: await both.one.as('规则') })
    return { status: reply.statusCode, body: reply.json() }
  }

  it('进程没了，重新启动得很快：任务先是进行中，静默以后问起来就是中断', async () => {
    const { one, other } = still
    const id = await orphan(one, 'key-asked-for')
    expect((await ask(still, other, 'GET', `/api/jobs/${id}`)).body.standing).toBe('running')
    await fallSilent(one, id)
    const told = await ask(still, other, 'GET', `/api/jobs/${id}`)
    expect(told.body).toMatchObject({ standing: 'interrupted', ended: expect.any(String) })
    const listed = await orphan(one, 'key-listed')
    await fallSilent(one, listed)
    const { body } = await ask(still, one, 'GET', '/api/jobs')
    expect(body.items.find((job: { id: string }) => job.id === listed).standing).toBe('interrupted')
  })

  it('没有人问起，隔一会儿也看得到它没了', async () => {
    const id = await orphan(lively.one, 'key-not-asked-for')
    await fallSilent(lively.one, id)
    await vi.waitFor(async () => expect(await stored(lively.one, id)).toBe('interrupted'), within)
  })

  it('静默的任务，同一个钥匙再做一次，编号不变；还有动静的不再做', async () => {
    const { one, other } = still
    const work = vi.fn(async () => DONE)
    const key = 'key-begun-anew'
    const id = await orphan(one, key)
    expect(await other.jobs.begin(RULES, { ...WANTED, key }, work)).toEqual({ id })
    expect(work).not.toHaveBeenCalled()
    await fallSilent(one, id)
    expect(await other.jobs.begin(RULES, { ...WANTED, key }, work)).toEqual({ id })
    await vi.waitFor(async () => expect(await standing(one, id)).toBe('done'), within)
    expect(work).toHaveBeenCalledTimes(1)
    // Another question is another question, silent or not.
    const asked = await other.jobs.begin(RULES, { ...WANTED, key, asked: '乙' }, work)
    expect(asked).toMatchObject({ findings: [{ code: 'store/key-reused' }] })
  })

  it('一个人最多八项在办或排队；原来的钥匙照样答复，取消一项就可以再开始；不影响别人', async () => {
    const { one } = still
    const auditor = { person: '审计', role: 'auditor' } as const
    const begin = (n: number) => one.jobs.begin(auditor, { ...WANTED, key: `key-many-${n}` }, untilAborted)
    const ids: string[] = []
    for (let n = 1; n <= 8; n++) ids.push(idOf(await begin(n)))
    expect(await begin(9)).toMatchObject({ findings: [{ code: 'process/many-jobs', facts: { most: 8 } }] })
    expect(await begin(8)).toEqual({ id: ids[7] })
    const others = await one.jobs.begin(RULES, { ...WANTED, key: 'key-beside-many' }, async () => DONE)
    for (const id of ids) await one.jobs.cancel(auditor, id)
    await vi.waitFor(async () => expect(await standing(one, idOf(others))).toBe('done'), within)
    await one.jobs.cancel(auditor, idOf(await begin(9)))
  })

  it('自己手里的任务，静默再久也不当作没了', async () => {
    const { one } = still
    const key = 'key-in-own-hand'
    const id = idOf(await one.jobs.begin(RULES, { ...WANTED, key }, untilAborted))
    await vi.waitFor(async () => expect(await stored(one, id)).toBe('running'), within)
    await fallSilent(one, id)
    expect(await standing(one, id)).toBe('running')
    const again = vi.fn(untilAborted)
    expect(await one.jobs.begin(RULES, { ...WANTED, key }, again)).toEqual({ id })
    await one.jobs.cancel(RULES, id)
    await vi.waitFor(async () => expect(await stored(one, id)).toBe('cancelled'), within)
    expect(again).not.toHaveBeenCalled()
  })

  it('原来的进程只是慢了，任务已由别的进程再做：它停下，什么也不写', async () => {
    const { one, other } = still
    const key = 'key-taken-over'
    let held: Steps = {}
    let stopped = false
    const slow = (steps: Steps): Promise<JobDone> => {
      held = steps
      return untilAborted(steps).finally(() => {
        stopped = true
      })
    }
    const id = idOf(await one.jobs.begin(RULES, { ...WANTED, key }, slow))
    await vi.waitFor(() => expect(held.signal).toBeDefined(), within)
    await fallSilent(one, id)
    expect(await other.jobs.begin(RULES, { ...WANTED, key }, async () => DONE)).toEqual({ id })
    await vi.waitFor(async () => expect(await standing(other, id)).toBe('done'), within)
    await vi.waitFor(() => {
      held.onProgress?.(1, 2, '还在做')
      expect(stopped).toBe(true)
    }, within)
    // Its next job comes after it has put everything away.
    const after = idOf(await one.jobs.begin(RULES, WANTED, async () => DONE))
    await vi.waitFor(async () => expect(await standing(one, after)).toBe('done'), within)
    expect(await one.jobs.find(RULES, id)).toMatchObject({ standing: 'done', answer: { told: { by: 'other' } } })
  })

  it('经别的进程取消：没有进度的，下一次动静时停下', async () => {
    const { one, other } = lively
    const id = idOf(await one.jobs.begin(RULES, WANTED, untilAborted))
    expect((await ask(lively, other, 'DELETE', `/api/jobs/${id}`)).status).toBe(202)
    await vi.waitFor(async () => expect(await stored(one, id)).toBe('cancelled'), within)
  })

  it('经别的进程取消：有进度的，说进度时停下；还没轮到的，轮到时不做', async () => {
    const { one, other } = still
    const steps = vi.fn(async ({ signal, onProgress }: Steps): Promise<JobDone> => {
      for (let n = 0; ; n++) {
        signal?.throwIfAborted()
        onProgress?.(n, 0, '')
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })
    const never = vi.fn(async () => DONE)
    const first = idOf(await one.jobs.begin(RULES, WANTED, steps))
    const second = idOf(await one.jobs.begin(RULES, { ...WANTED, key: 'key-cancelled' }, never))
    await vi.waitFor(() => expect(steps).toHaveBeenCalled(), within)
    for (const id of [second, first]) expect((await ask(still, other, 'DELETE', `/api/jobs/${id}`)).status).toBe(202)
    for (const id of [first, second])
      await vi.waitFor(async () => expect(await stored(one, id)).toBe('cancelled'), within)
    expect(never).not.toHaveBeenCalled()
    // The wish was for that time only.
    expect(await other.jobs.begin(RULES, { ...WANTED, key: 'key-cancelled' }, never)).toEqual({ id: second })
    await vi.waitFor(async () => expect(await stored(one, second)).toBe('done'), within)
  })

  it('同一个钥匙同时来几次：同一项任务，只做一次；别的问题拒绝', async () => {
    const { one, other } = still
    const headers = { ...(await one.as('审计')), 'idempotency-key': 'key-at-once' }
    const post = async ({ door }: Served, payload: object) => {
      const reply = await door.inject({ method: 'POST', url: '/api/audit/verify', headers, payload })
      return { status: reply.statusCode, body: reply.json() }
    }
    const replies = await Promise.all([one, one, other, one, other, other].map((at) => post(at, {})))
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 202))
    expect(new Set(replies.map(({ body }) => body.job)).size).toBe(1)
    const reused = await Promise.all([one, other].map((at) => post(at, { seq: 1, hash: 'sm3:0' })))
    for (const { status, body } of reused) expect([status, body.findings[0].code]).toEqual([409, 'store/key-reused'])
    const work = vi.fn(async () => DONE)
    const key = 'key-work-at-once'
    const begun = await Promise.all(
      [one, other, one, other].map(({ jobs }) => jobs.begin(RULES, { ...WANTED, key }, work)),
    )
    const id = idOf(begun[0] ?? {})
    expect(begun).toEqual(begun.map(() => ({ id })))
    await vi.waitFor(async () => expect(await stored(one, id)).toBe('done'), within)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('中断的任务同时再要几次：只再做一次', async () => {
    const { one, other } = still
    const work = vi.fn(async () => DONE)
    for (const round of [1, 2, 3]) {
      const key = `key-renewed-at-once-${round}`
      const id = await orphan(one, key)
      await fallSilent(one, id)
      const begun = await Promise.all(
        [one, other, one, other].map(({ jobs }) => jobs.begin(RULES, { ...WANTED, key }, work)),
      )
      expect(begun).toEqual(begun.map(() => ({ id })))
      await vi.waitFor(async () => expect(await stored(one, id)).toBe('done'), within)
      // Both have nothing left to do when what was asked of them last is done.
      for (const { jobs } of [one, other]) {
        const last = idOf(await jobs.begin(RULES, WANTED, async () => DONE))
        await vi.waitFor(async () => expect(await stored(one, last)).toBe('done'), within)
      }
      expect(work).toHaveBeenCalledTimes(round)
    }
  })
})
