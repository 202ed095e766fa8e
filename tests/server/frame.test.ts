// 门面：拒绝只有一种样子，头严，限额在，文档与实际一致，停机干净。
import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fromCursor, toCursor } from '../../src/server/cursor.ts'
import { readDocument } from '../../src/server/document.ts'
import type { Door, ServerOptions } from '../../src/server/server.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { cityOf } from '../store/city.ts'
import { openDoor } from './open.ts'

let store: Store
const doors: Door[] = []
beforeAll(async () => {
  const opened = await openStore({ memory: true }, { begin: true })
  if ('findings' in opened) throw new Error('not opened')
  store = opened.store
  await cityOf(store)
})
afterAll(() => store.close())
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close()
})
/** The door, and headers of someone signed in. */
async function open(options: Partial<ServerOptions> = {}): Promise<{ door: Door; headers: Record<string, string> }> {
  const { door, as } = await openDoor(store, options)
  doors.push(door)
  return { door, headers: await as('规则') }
}
const scheme = (name: string) => readFile(new URL(`../../policies/${name}.yaml`, import.meta.url), 'utf8')

describe('拒绝只有一种样子', () => {
  it('没有的地址、方法', async () => {
    const { door } = await open()
    for (const [method, url] of [
      ['GET', '/api/nothing?secret=1'],
      ['DELETE', '/healthz'],
    ] as const) {
      const reply = await door.inject({ method, url })
      expect(reply.statusCode).toBe(404)
      expect(reply.json()).toMatchObject({ ok: false, total: 1, findings: [{ code: 'server/no-such-route' }] })
      expect(reply.body).not.toContain('secret')
    }
  })

  it('请求体：不是 JSON、类型不对、少了、多了、太大、格式不收', async () => {
    const { door, headers } = await open()
    const post = (payload: string, type = 'application/json') =>
      door.inject({ method: 'POST', url: '/api/schemes/check', headers: { ...headers, 'content-type': type }, payload })
    const codes = async (payload: string, type?: string) => {
      const reply = await post(payload, type)
      const { ok, findings } = reply.json()
      return [reply.statusCode, ok, ...findings.map((one: { code: string }) => one.code)]
    }
    expect(await codes('{"yaml":')).toEqual([400, false, 'server/not-json'])
    expect(await codes('{"yaml":12}')).toEqual([400, false, 'server/invalid'])
    expect(await codes('{"more":1}')).toEqual([400, false, 'server/invalid', 'server/invalid'])
    expect(await codes('{"yaml":"a","__proto__":{"x":1}}')).toEqual([400, false, 'server/not-json'])
    expect(await codes(JSON.stringify({ yaml: 'x'.repeat(1_000_001) }))).toEqual([413, false, 'server/too-large'])
    expect(await codes('<x/>', 'text/xml')).toEqual([415, false, 'server/media-type'])
  })

  it('每条都有中英文句子，句子里没有没填的空', async () => {
    const { door, headers } = await open()
    const reply = await door.inject({ method: 'POST', url: '/api/schemes/check', headers, payload: { more: 1 } })
    for (const { zh, en } of reply.json().findings) {
      expect(zh).not.toMatch(/[{}]/)
      expect(en).not.toMatch(/[{}]/)
    }
  })

  it('方案的问题与命令行说的一样，带行列', async () => {
    const { door, headers } = await open()
    const yaml = (await scheme('jiaxing/schemes/platforms')).replace('scheme:', 'schema:')
    const reply = await door.inject({ method: 'POST', url: '/api/schemes/check', headers, payload: { yaml } })
    expect(reply.statusCode).toBe(422)
    expect(reply.json().findings.some((one: { at: { line?: number } }) => one.at.line !== undefined)).toBe(true)
  })

  it('我们自己的错：不泄露原文，给编号，记日志', async () => {
    const lines: string[] = []
    const { door } = await open({
      healthy: async () => Promise.reject(new Error('password=hunter2')),
      logTo: { write: (line) => lines.push(line) },
    })
    const reply = await door.inject({ url: '/healthz' })
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toContain('hunter2')
    const { facts } = reply.json().findings[0]
    expect(lines.some((line) => line.includes(facts.request))).toBe(true)
  })

  it('太频繁：429，说多久再试', async () => {
    const { door } = await open({ rate: 3 })
    for (let i = 0; i < 3; i++) expect((await door.inject({ url: '/healthz' })).statusCode).toBe(200)
    const reply = await door.inject({ url: '/healthz' })
    expect(reply.statusCode).toBe(429)
    expect(reply.json().findings[0].code).toBe('server/too-many')
    expect(reply.headers['retry-after']).toBeDefined()
  })

  it('数据库不应答：503', async () => {
    const { door } = await open({ healthy: async () => false })
    const reply = await door.inject({ url: '/healthz' })
    expect([reply.statusCode, reply.json().findings[0].code]).toEqual([503, 'server/unwell'])
  })
})

describe('防冒用', () => {
  it('带 cookie 的写请求只认本站来的', async () => {
    const { door, headers } = await open()
    const act = async (more: Record<string, string>) =>
      (await door.inject({ method: 'POST', url: '/api/schemes/check', headers: more, payload: { yaml: 'x' } }))
        .statusCode
    const host = 'wanmu.test'
    const cookie = headers['cookie'] ?? ''
    expect(await act({ host })).toBe(401)
    expect(await act({ host, cookie, 'sec-fetch-site': 'same-origin' })).toBe(422)
    expect(await act({ host, cookie, origin: 'http://wanmu.test' })).toBe(422)
    expect(await act({ host, cookie })).toBe(403)
    expect(await act({ host, cookie, origin: 'null' })).toBe(403)
    expect(await act({ host, cookie, origin: 'http://evil.test' })).toBe(403)
    expect(await act({ host, cookie, origin: 'http://wanmu.test', 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await act({ host, cookie, 'sec-fetch-site': 'same-site' })).toBe(403)
  })

  it('头', async () => {
    const { headers } = await (await open()).door.inject({ url: '/healthz' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['cache-control']).toBe('private, no-cache')
  })
})

describe('文档与缓存', () => {
  it('OpenAPI 3.1 列出每个接口，拒绝指向同一个样子', async () => {
    const { door } = await open()
    const document = (await door.inject({ url: '/api/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths).sort()).toMatchSnapshot()
    expect(await readDocument('0.1.0')).toEqual(document)
    const check = document.paths['/api/schemes/check'].post
    expect(JSON.stringify(check.responses['422'])).toContain('#/components/schemas/Refusal')
    expect(document.components.schemas.Refusal.properties.findings.type).toBe('array')
  })

  it('每个接口都有中英文说明；给程序读的答复都写明样子', async () => {
    const document = (await readDocument('0.1.0')) as { paths: Record<string, Record<string, Route>> }
    interface Route {
      readonly summary?: string
      readonly responses: Record<string, { content?: Record<string, { schema: object }> }>
    }
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({ at: `${method} ${path}`, route })),
    )
    expect(
      routes.filter(({ route }) => !/[\u4e00-\u9fff].* · [a-z]/i.test(route.summary ?? '')).map(({ at }) => at),
    ).toEqual([])
    const shapeless = routes.flatMap(({ at, route }) =>
      Object.entries(route.responses).flatMap(([status, { content = {} }]) =>
        Object.values(content).flatMap(({ schema }) =>
          JSON.stringify(schema).includes('{}') ? [`${at} ${status}`] : [],
        ),
      ),
    )
    // The payload of an act is what its kind asks for; facts of a register are what its columns are.
    expect(shapeless).toMatchSnapshot()
  })

  it('ETag：没变就 304', async () => {
    const { door, headers } = await open()
    const first = await door.inject({ url: '/api/schemes/schema', headers })
    const etag = String(first.headers.etag)
    expect(etag).not.toBe('undefined')
    const again = await door.inject({ url: '/api/schemes/schema', headers: { ...headers, 'if-none-match': etag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('日志一行一个 JSON，没有地址、查询串和 cookie', async () => {
    const lines: string[] = []
    const { door } = await open({ logTo: { write: (line) => lines.push(line) } })
    await door.inject({ url: '/healthz?name=张三', headers: { cookie: 's=secret' }, remoteAddress: '10.9.8.7' })
    expect(lines.length).toBeGreaterThan(0)
    const text = lines.map((line) => JSON.stringify(JSON.parse(line))).join('')
    expect(text).toContain('"route":"/healthz"')
    for (const secret of ['张三', '%E5', 'secret', '10.9.8.7']) expect(text).not.toContain(secret)
  })
})

describe('翻页标记', () => {
  it('来回不变；别的东西都不认', () => {
    const part = fc.oneof(
      fc.tuple(
        fc.constant('text' as const),
        fc.string().filter((text) => !text.includes('\0')),
      ),
      fc.tuple(fc.constant('whole' as const), fc.maxSafeNat()),
      fc.tuple(fc.constant('rank' as const), fc.option(fc.nat())),
      fc.tuple(fc.constant('number' as const), fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))),
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (all) => {
        const [parts, key] = [all.map(([kind]) => kind), all.map(([, value]) => value)]
        expect(fromCursor(toCursor(key), parts)).toEqual(JSON.parse(JSON.stringify(key)))
        expect(fromCursor(toCursor(key), [...parts, 'text'])).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => fromCursor(text, ['text', 'number'])).not.toThrow()
      }),
    )
    expect(fromCursor(toCursor([1]).repeat(2000), ['number'])).toBeUndefined()
  })
})
