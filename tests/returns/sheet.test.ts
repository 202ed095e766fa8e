// 填报表的格子：读出草稿、已知、提示与可办事项；边填边查不保存；逐格保存，读不懂的整批不存；批准后改数是更正。
import { beforeAll, expect, it } from 'vitest'
import type { Door } from '../../src/server/server.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { openDoor } from '../server/open.ts'
import { describeEngines } from '../store/engines.ts'
import { act, ourCity } from './city.ts'

const ID = '南湖-2025-统计'

describeEngines('填报表的格子', (engine) => {
  let store: Store
  let door: Door
  let headers: (person: string) => Promise<Record<string, string>>
  beforeAll(async () => {
    store = await engine.store()
    await ourCity(store)
    const form = { form: 'platform', period: '2025', unit: 'nanhu', owner: 'statistics' }
    expect(await act(store, '填报', 'open', ID, form)).toEqual([])
    const opened = await openDoor(store)
    door = opened.door
    headers = opened.as
    return () => door.close()
  })
  const url = (end: string) => `/api/returns/${encodeURIComponent(ID)}/${end}`
  const sheet = async (person = '填报') => {
    const reply = await door.inject({ url: url('sheet'), headers: await headers(person) })
    return { status: reply.statusCode, body: reply.json() }
  }
  let keys = 0
  const post = async (end: string, payload: object, person = '填报') => {
    const reply = await door.inject({
      method: 'POST',
      url: url(end),
      headers: { ...(await headers(person)), 'idempotency-key': `sheet-key-${++keys}` },
      payload,
    })
    return { status: reply.statusCode, body: reply.json() }
  }
  const cellOf = (body: { cells: { id: string }[] }, id: string) => body.cells.find((one) => one.id === id)
  const codesAt = (remarks: { cell: string; finding: { code: string } }[], id: string) =>
    remarks.filter(({ cell }) => cell === id).map(({ finding }) => finding.code)

  it('空表：列出要填的，说出每格还空着，填报人可以填和报', async () => {
    const { status, body } = await sheet()
    expect(status).toBe(200)
    expect(body).toMatchObject({ standing: 'drafted', next: ['draft', 'file'], cells: [], correcting: false })
    expect(body.subjects.map(({ id }: { id: string }) => id)).toEqual(['p1', 'p2', 'p3'])
    expect(body.remarks).toHaveLength(body.subjects.length * body.columns.length)
    expect(new Set(body.remarks.map(({ against }: { against: boolean }) => against))).toEqual(new Set([true]))
  })

  it('边填边查：提示照正在填的样子说，什么也没存', async () => {
    const typed = { 'p1/output': { value: '二十' }, 'p2/output': { value: '12' } }
    const { status, body } = await post('check', { cells: typed })
    expect(status).toBe(200)
    expect(codesAt(body.remarks, 'p1/output')).toContain('record/no-number')
    expect(codesAt(body.remarks, 'p2/output')).not.toContain('record/blank')
    expect((await sheet()).body.cells).toEqual([])
  })

  it('保存：一格不懂整批不存；全懂才存；空白把数拿掉', async () => {
    const bad = await post('cells', { cells: { 'p1/output': { value: '20' }, 'p2/output': { value: '很多' } } })
    expect([bad.status, bad.body.findings[0].code, bad.body.findings[0].at.path]).toEqual([
      422,
      'record/no-number',
      'p2/output',
    ])
    expect((await sheet()).body.cells).toEqual([])
    const good = await post('cells', { cells: { 'p1/output': { value: '1,020' }, 'p2/output': { value: '１２' } } })
    expect(good.status).toBe(201)
    const { body } = await sheet()
    expect(cellOf(body, 'p1/output')).toMatchObject({ pending: { value: 1020, period: '2025', unit: '万元' } })
    expect(cellOf(body, 'p2/output')).toMatchObject({ pending: { value: 12 } })
    expect((await post('cells', { cells: { 'p2/output': { value: ' ' } } })).status).toBe(201)
    expect(cellOf((await sheet()).body, 'p2/output')).toBeUndefined()
    const strange = await post('cells', { cells: { 'p9/output': { value: '1' } } })
    expect([strange.status, strange.body.findings[0].code]).toEqual([422, 'record/unknown-cell'])
  })

  it('报送、退回：退回意见落在格上；审核人能审能退，填报人不能', async () => {
    const first = await sheet()
    const values = first.body.subjects.flatMap(({ id }: { id: string }) =>
      first.body.columns.map(({ indicator }: { indicator: string }) => [
        `${id}/${indicator}`,
        { value: '1', note: '模拟' },
      ]),
    )
    expect((await post('cells', { cells: Object.fromEntries(values) })).status).toBe(201)
    const left = (await sheet()).body.remarks.filter(({ against }: { against: boolean }) => against)
    expect(left).toEqual([])
    // Past its deadline by now, so that filing wants a reason.
    expect(await act(store, '填报', 'file', ID, {}, '补报')).toEqual([])
    expect((await sheet()).body.next).toEqual(['withdraw'])
    expect((await sheet('审核')).body.next).toEqual(['review', 'return'])
    expect(await act(store, '审核', 'return', ID, { cells: { 'p1/output': '与用电不符' } }, '请核对')).toEqual([])
    const { body } = await sheet()
    expect(body).toMatchObject({ standing: 'drafted', returned: '请核对' })
    expect(cellOf(body, 'p1/output')).toMatchObject({ returned: '与用电不符' })
  })

  it('批准后保存就是更正：要有理由，旧数新数都在', async () => {
    for (const [person, kind] of [
      ['填报', 'file'],
      ['审核', 'review'],
      ['统计', 'verify'],
      ['规则', 'approve'],
    ] as const)
      expect(await act(store, person, kind, ID, {}, '补报')).toEqual([])
    const given = { cells: { 'p1/output': { value: '2', note: '漏了一个车间' } } }
    expect((await post('cells', given)).body.findings[0].code).toBe('record/no-reason')
    expect((await post('cells', { ...given, reason: '漏报' })).status).toBe(201)
    const { body } = await sheet()
    expect(body).toMatchObject({ standing: 'filed', correcting: true })
    expect(cellOf(body, 'p1/output')).toMatchObject({ pending: { value: 2 }, known: { value: 1, return: ID } })
    expect(codesAt(body.remarks, 'p1/output')).not.toContain('record/unanswered')
    expect(body.corrections[0]).toMatchObject({ cell: 'p1/output', why: '漏了一个车间', outcome: 'pending' })
  })

  it('别的单位看不到，也改不了', async () => {
    expect((await sheet('秀洲')).status).toBe(404)
    expect((await post('cells', { cells: {} }, '秀洲')).status).toBe(404)
    expect((await post('check', { cells: {} }, '秀洲')).status).toBe(404)
  })
})
