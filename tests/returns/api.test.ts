// 填报模板的接口：取报表、取模板、交回工作簿；别的单位看不到，领导只能看，不是工作簿的、过大的拒绝。
import excel from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import type { Door } from '../../src/server/server.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { openDoor } from '../server/open.ts'
import { describeEngines } from '../store/engines.ts'
import { act, as, ourCity } from './city.ts'

const ID = '南湖-2025-统计'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describeEngines('填报接口', (engine) => {
  let store: Store
  let door: Door
  let headers: (person: string) => Promise<Record<string, string>>
  beforeAll(async () => {
    store = await engine.store()
    await ourCity(store)
    const leader = { kind: 'person', id: '领导' }
    await doAct(store, await as(store, '管理'), { kind: 'add', subject: leader, payload: { name: '领导' } })
    await doAct(store, await as(store, '管理'), { kind: 'grant', subject: leader, payload: { role: 'leader' } })
    expect(
      await act(store, '填报', 'open', ID, { form: 'platform', period: '2025', unit: 'nanhu', owner: 'statistics' }),
    ).toEqual([])
    const opened = await openDoor(store)
    door = opened.door
    headers = opened.as
    return () => door.close()
  })
  const url = (end: string) => `/api/returns/${encodeURIComponent(ID)}/${end}`
  const template = async (person: string) => await door.inject({ url: url('template'), headers: await headers(person) })
  const send = async (person: string, payload: Buffer, key: string, more: object = {}) => {
    const reply = await door.inject({
      method: 'POST',
      url: url('workbook'),
      headers: { ...(await headers(person)), 'content-type': XLSX, 'idempotency-key': key, ...more },
      payload,
    })
    return { status: reply.statusCode, body: reply.json() }
  }
  const filled = async (output: number | string) => {
    const book = new excel.Workbook()
    await book.xlsx.load((await template('填报')).rawPayload as never)
    const sheet = book.getWorksheet('填报')
    for (const row of [5, 6, 7])
      for (const column of ['C', 'E', 'G', 'I']) if (sheet) sheet.getCell(`${column}${row}`).value = 9
    if (sheet) sheet.getCell('E5').value = output
    return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer)
  }

  it('没有指标可问的部门、对象、期间，名录里没有的单位：不建表', async () => {
    const form = { form: 'platform', period: '2025', unit: 'nanhu', owner: 'statistics' }
    expect(await act(store, '填报', 'open', '无-1', { ...form, owner: '没有的部门' })).toEqual(['record/nothing-asked'])
    expect(await act(store, '填报', 'open', '无-2', { ...form, form: '没有的对象' })).toEqual(['record/nothing-asked'])
    expect(
      await act(store, '填报', 'open', '无-3', { ...form, form: 'enterprise', period: '2025-03', owner: 'tax' }),
    ).toEqual(['record/nothing-asked'])
    expect(await act(store, '规则', 'open', '无-4', { ...form, unit: '没有的县' })).toContain('record/no-such-unit')
  })

  it('还没有开始的期间：不能填报', async () => {
    expect(
      await act(store, '填报', 'open', '将来', {
        form: 'platform',
        period: '2095',
        unit: 'nanhu',
        owner: 'statistics',
      }),
    ).toEqual([])
    const cell = {
      ...{ subject: { kind: 'platform', id: 'p1' }, indicator: 'output', period: '2095', caliber: '全口径' },
      ...{ value: 120, unit: '万元', from: '手工' },
    }
    expect(await act(store, '填报', 'draft', '将来', { cells: { 'p1/output': cell } })).toEqual([])
    expect(await act(store, '填报', 'file', '将来')).toContain('record/not-begun')
  })

  it('报表一览', async () => {
    const reply = await door.inject({ url: '/api/forms?on=2025-12-31', headers: await headers('填报') })
    expect(reply.statusCode).toBe(200)
    expect(reply.json().items).toContainEqual(
      expect.objectContaining({
        id: 'enterprise-year-tax',
        owner: 'tax',
        columns: [expect.objectContaining({ unit: '万元', min: 0 })],
      }),
    )
    expect((await door.inject({ url: '/api/forms?on=2025-12-31' })).statusCode).toBe(401)
  })

  it('取模板、填、交回：存为草稿，说出还缺什么；同一编号重发是同一条', async () => {
    const reply = await template('填报')
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, XLSX])
    const bytes = await filled(20)
    const first = await send('填报', bytes, 'workbook-1')
    expect(first).toMatchObject({ status: 200, body: { cells: 12, answers: 0, open: 3, total: 3 } })
    expect(first.body.findings[0]).toMatchObject({ code: 'record/blank', at: { sheet: '填报', column: 'K', row: 5 } })
    expect((await send('填报', bytes, 'workbook-1')).body.act).toBe(first.body.act)
    const state = await door.inject({ url: `/api/returns/${encodeURIComponent(ID)}`, headers: await headers('填报') })
    expect(state.json().pending['p1/output']).toMatchObject({ value: 20, from: '上传的文件.xlsx 填报 E5' })
  })

  it('读不懂的、不是模板的、不是工作簿的、过大的：各有各的话，什么也没存', async () => {
    const unread = await send('填报', await filled('很多'), 'workbook-2')
    expect([unread.status, unread.body.findings[0].code, unread.body.findings[0].at.row]).toEqual([
      422,
      'record/no-number',
      5,
    ])
    const broken = await send('填报', Buffer.from('PK not a zip'), 'workbook-3')
    expect([broken.status, broken.body.findings[0].code]).toEqual([422, 'intake/broken-file'])
    const json = await door.inject({
      method: 'POST',
      url: url('workbook'),
      headers: { ...(await headers('填报')), 'idempotency-key': 'workbook-4' },
      payload: { a: 1 },
    })
    expect([json.statusCode, json.json().findings[0].code]).toEqual([415, 'server/workbook'])
    const large = await send('填报', Buffer.alloc(10_000_001), 'workbook-5')
    expect([large.status, large.body.findings[0].facts.limit]).toEqual([413, 10_000_000])
  })

  it('别的单位：没有这张表；领导看得到模板，交不了；没有登录的进不来', async () => {
    const bytes = await filled(30)
    expect((await template('秀洲')).statusCode).toBe(404)
    expect((await send('秀洲', bytes, 'workbook-6')).status).toBe(404)
    expect((await template('领导')).statusCode).toBe(200)
    const leader = await send('领导', bytes, 'workbook-7')
    expect([leader.status, leader.body.findings[0].code]).toEqual([403, 'record/not-your-role'])
    const stranger = await door.inject({
      method: 'POST',
      url: url('workbook'),
      headers: { 'content-type': XLSX },
      payload: bytes,
    })
    expect(stranger.statusCode).toBe(401)
    const state = await door.inject({ url: `/api/returns/${encodeURIComponent(ID)}`, headers: await headers('填报') })
    expect(state.json().pending['p1/output'].value).toBe(20)
  })
})
