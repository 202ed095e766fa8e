// 大文件：不能办的角色，不等文件传来就拒绝；一个人一次只传一份，全部同时最多四份；传断了就让出位置。
import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPerson } from '../store/city.ts'
import { openSmallCity, type SmallCity } from './open-small-city.ts'

const IMPORTERS = ['规则', '税务', '经信', '水利', '住建']
let opened: SmallCity
let port: number
beforeAll(async () => {
  opened = await openSmallCity(['税务', '经信', '企业一', '领导'])
  for (const person of ['水利', '住建'])
    await addPerson(opened.store, person, { role: 'owner-department', department: '市税务局' })
  port = Number(new URL(await opened.door.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => opened.close())

const PATH = '/api/imports/enterprise?on=2020-01-01&dry=true&name=x.csv'
const ROW = Buffer.from('统一社会信用代码,企业名称,所属县市区\n')

/** Says that so much is to follow and sends a beginning of it. */
async function begin(person: string, path: string, type: string, size = 6_000_000) {
  const headers = { ...(await opened.as(person)), 'content-type': type, 'content-length': size }
  const sent: ClientRequest = request({ port, host: '127.0.0.1', method: 'POST', path, headers })
  const answer = new Promise<{ status: number; code: string }>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (reply) => {
      let text = ''
      reply.on('data', (piece: Buffer) => {
        text += piece.toString()
      })
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, code: JSON.parse(text).findings?.[0]?.code ?? '' }),
      )
    })
  })
  answer.catch(() => {})
  sent.write(ROW)
  return { answer, stop: () => sent.destroy() }
}
const answerTo = async (...asked: Parameters<typeof begin>) => {
  const { answer, stop } = await begin(...asked)
  // One that has taken a place waits for the rest.
  const said = await Promise.race([answer, new Promise((resolve) => setTimeout(() => resolve('taken'), 1000))])
  stop()
  return said
}

it('不能办的角色：正文一个字也不等', async () => {
  for (const path of [
    PATH,
    '/api/land/parcel/import?on=2020-01-01&name=x',
    '/api/registers/enterprise/import?on=2020-01-01&name=x.csv',
  ])
    expect([path, await answerTo('领导', path, 'text/csv', 40_000_000)]).toEqual([
      path,
      { status: 403, code: 'record/not-your-role' },
    ])
  expect(await answerTo('企业一', '/api/evaluate', 'application/json', 30_000_000)).toEqual({
    status: 403,
    code: 'process/not-trial',
  })
})

it('一个人一次一份，同时最多四份；小的不占位置；断了就让出来', async () => {
  const held = []
  for (const person of IMPORTERS.slice(0, 4)) {
    const arrived = once(opened.door.server, 'request')
    held.push(await begin(person, PATH, 'text/csv'))
    await arrived
  }
  for (const person of IMPORTERS.slice(0, 4))
    await expect.poll(() => answerTo(person, PATH, 'text/csv')).toEqual({ status: 429, code: 'server/one-at-a-time' })
  expect(await answerTo('住建', PATH, 'text/csv')).toEqual({ status: 429, code: 'server/many-at-once' })
  const small = await begin('规则', PATH, 'text/csv', ROW.length)
  expect((await small.answer).status).toBe(400)
  for (const one of held) one.stop()
  await expect.poll(() => answerTo('规则', PATH, 'text/csv')).toBe('taken')
})
