// 还没走到接口就出错的：地址读不出、太长，请求头太大，不是合法的请求，拒绝也只有一种样子。
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ServerOptions } from '../../src/server/server.ts'
import { createServer, type Door } from '../../src/server/server.ts'

let door: Door
let port: number
beforeAll(async () => {
  // Nothing gets as far as a desk.
  const nobody: unknown = new Proxy(() => nobody, { get: (_, name) => (name === 'then' ? undefined : nobody) })
  const all = { desk: nobody, signIn: nobody, evaluations: nobody, upkeep: nobody } as ServerOptions
  door = await createServer({ ...all, version: '0.1.0', healthy: async () => true })
  port = Number(new URL(await door.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => door.close())

/** What comes back on the line for these words. */
const send = (words: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let back = ''
    const line = connect(port, '127.0.0.1', () => void line.write(words))
    line.setEncoding('utf8')
    line.on('data', (piece: string) => {
      back += piece
    })
    line.on('error', reject)
    line.on('end', () => resolve(back))
  })
const host = 'host: wanmu.test\r\nconnection: close\r\n'

it.each([
  ['地址读不出', `GET /api/returns/%E0%A4%A HTTP/1.1\r\n${host}\r\n`, 400, 'server/bad-address'],
  ['一段 300 个字符', `GET /api/returns/${'a'.repeat(300)} HTTP/1.1\r\n${host}\r\n`, 414, 'server/long-address'],
  ['请求头太大', `GET /healthz HTTP/1.1\r\n${host}x-long: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'server/large-headers'],
  ['没有的方法', `FOO /healthz HTTP/1.1\r\n${host}\r\n`, 400, 'server/no-request'],
  ['不是 HTTP', 'hello\r\n\r\n', 400, 'server/no-request'],
])('%s', async (_, words, status, code) => {
  const back = await send(words)
  const [head = '', body = ''] = back.split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`))
  expect(head).toMatch(/content-type: application\/json/i)
  const told = JSON.parse(body)
  expect(told).toMatchObject({ ok: false, total: 1, findings: [{ code }] })
  expect(`${told.findings[0].zh}${told.findings[0].en}`).not.toMatch(/[{}]/)
  expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`)
})
