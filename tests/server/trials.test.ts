// 试算经接口：与命令行同样的结果，什么也不记录；有误的一次说完、问题表写回；结果只给开始的人；文件名走不出去；企业不试算。记录之外的事，一种数据库够了。
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { type City, openCity } from '../process/city.ts'
import { initialisedCopy } from '../store/initialised-copy.ts'
import { type Opened, openDoor } from './open.ts'

const SCHEME = `scheme: trial
title: 试算（模拟数据）
subject: enterprise
period: 2025
source: { document: 模拟, status: assumed }
inputs:
  tax: { label: 税收, unit: 万元 }
  land: { label: 用地, unit: 亩, min: 0 }
index:
  id: total
  combine: sum
  of:
    - { id: tax_per_mu, label: 亩均税收, value: tax / land, unit: 万元/亩, weight: 100, score: { ratio: { base: 20 } } }
rank: { ties: min, order: desc }
grades: { by: share, cut: [[A, 0.34], [B, 0.67], [D, 1]], round: half_up, ties: better }
decimals: 2
`
const DATA =
  'id,name,税收（万元）,用地（亩）\n1,甲（模拟数据）,200,10\n2,乙（模拟数据）,90,10\n3,丙（模拟数据）,50,10\n'
const BAD = DATA.replace('90,10', '许多,-3')
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('试算', () => {
  let store: Store
  let city: City
  let opened: Opened
  let stop: () => Promise<void>
  beforeAll(async () => {
    const done = await openStore({ memory: true, copy: await initialisedCopy() }, { begin: true })
    if ('findings' in done) throw new Error(JSON.stringify(done.findings))
    store = done.store
    city = await openCity(store)
    const evaluations = await openEvaluationDesk(city.works)
    opened = await openDoor(city.works.store, { evaluations })
    stop = async () => {
      await evaluations.jobs.close()
      await opened.door.close()
    }
  }, 120_000)
  afterAll(async () => {
    await stop?.()
    city.drop()
    await store.close()
  })
  let keys = 0
  const post = async (person: string, route: string, body: object, key = `key-trial-${++keys}`) =>
    await opened.door.inject({
      method: 'POST',
      url: `/api/${route}`,
      headers: { ...(await opened.as(person)), 'idempotency-key': key },
      payload: { yaml: SCHEME, files: [{ name: '企业.csv', content: base64(DATA) }], ...body },
    })
  const get = async (person: string, url: string) => await opened.door.inject({ url, headers: await opened.as(person) })
  const ended = async (person: string, id: string) => {
    for (;;) {
      const job = (await get(person, `/api/jobs/${id}`)).json()
      if (!['waiting', 'running'].includes(job.standing)) return job
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const run = async (person: string, route: string, body: object) => {
    const reply = await post(person, route, body)
    expect(reply.statusCode, reply.body).toBe(202)
    return await ended(person, reply.json().job)
  }

  it('同一个键：同样的请求是同一项任务，别的文件、别的格式是另一回事', async () => {
    const files = [{ name: '企业.csv', content: base64(`${DATA}\n`) }]
    const first = await post('规则', 'evaluate', { format: 'csv' }, 'key-trial-once')
    expect((await post('规则', 'evaluate', { format: 'csv' }, 'key-trial-once')).json()).toEqual(first.json())
    for (const body of [{ format: 'json' }, { format: 'csv', files }]) {
      const other = await post('规则', 'evaluate', body, 'key-trial-once')
      expect([other.statusCode, other.json().findings[0].code]).toEqual([409, 'store/key-reused'])
    }
    await ended('规则', first.json().job)
  })

  it('数据、工作簿、通报：同命令行一样；什么也没有记录', async () => {
    const acts = async () => (await get('规则', '/api/audit/head')).json().seq
    const before = await acts()
    const job = await run('规则', 'evaluate', { format: 'csv' })
    expect(job).toMatchObject({ kind: 'trial', subject: 'trial', standing: 'done', told: { rows: 3, skipped: 0 } })
    const csv = await get('规则', `/api/jobs/${job.id}/result`)
    expect(csv.headers['content-type']).toContain('text/csv')
    const folder = mkdtempSync(join(tmpdir(), 'wanmu-trial-test-'))
    try {
      writeFileSync(join(folder, 's.yaml'), SCHEME)
      writeFileSync(join(folder, '企业.csv'), DATA)
      const args = [
        '--no-warnings',
        'dist/run/main.js',
        'evaluate',
        join(folder, 's.yaml'),
        '--data',
        join(folder, '企业.csv'),
      ]
      const told = spawnSync(process.execPath, [...args, '--format', 'csv'], { encoding: 'utf8' })
      expect([told.status, csv.body]).toEqual([0, told.stdout])
    } finally {
      rmSync(folder, { recursive: true })
    }
    const book = new ExcelJS.Workbook()
    const made = await run('规则', 'evaluate', { format: 'xlsx' })
    await book.xlsx.load((await get('规则', `/api/jobs/${made.id}/result`)).rawPayload as never)
    expect(book.worksheets.length).toBeGreaterThan(1)
    const circular = await run('规则', 'evaluate', { format: 'docx', internal: true })
    const docx = await get('规则', `/api/jobs/${circular.id}/result`)
    expect(docx.headers['content-disposition']).toContain(encodeURIComponent('试算结果.docx'))
    expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect(await acts()).toBe(before)
  })

  it('说明一个单位；没有的单位说出来', async () => {
    const job = await run('规则', 'explain', { id: '2', format: 'text' })
    expect((await get('规则', `/api/jobs/${job.id}/result`)).body).toContain('乙（模拟数据）')
    const english = await run('规则', 'explain', { id: '2', format: 'text', lang: 'en' })
    expect((await get('规则', `/api/jobs/${english.id}/result`)).body).toMatch(/[Rr]ank/)
    const unknown = await run('规则', 'explain', { id: '22', format: 'json' })
    expect(unknown).toMatchObject({
      standing: 'refused',
      findings: [{ code: expect.stringContaining('no-such-unit') }],
    })
    expect((await get('规则', `/api/jobs/${unknown.id}/result`)).statusCode).toBe(404)
  })

  it('有误：问题齐全、问题表写回、没有结果；先不评有误的行则有', async () => {
    const files = [{ name: '../../企业.csv', content: base64(BAD) }]
    const job = await run('规则', 'evaluate', { format: 'csv', files })
    expect(job).toMatchObject({ standing: 'refused', findings_total: 2 })
    expect(job.findings[0].at.file).not.toContain('/')
    expect((await get('规则', `/api/jobs/${job.id}/result`)).statusCode).toBe(404)
    expect((await get('规则', `/api/jobs/${job.id}/marked`)).rawPayload.subarray(0, 2).toString()).toBe('PK')
    const old = await run('规则', 'evaluate', { format: 'csv', files: [{ name: '旧.xls', content: base64(DATA) }] })
    expect([old.standing, old.findings[0].zh]).toEqual(['refused', expect.stringContaining('另存为 .xlsx')])
    // A figure that is missing, not wrong: left out as well, and counted.
    const blank = [{ name: '企业.csv', content: base64(DATA.replace('90,10', ',10')) }]
    const left = await run('规则', 'evaluate', { format: 'json', files: blank, skip_bad: true })
    expect(left).toMatchObject({ standing: 'done', told: { rows: 3, skipped: 1 } })
    expect(left.findings.map(({ code }: { code: string }) => code)).toEqual(['evaluate/left-out'])
    const skipped = await run('规则', 'evaluate', { format: 'json', files, skip_bad: true })
    expect(skipped).toMatchObject({ standing: 'done', told: { skipped: 1 } })
  })

  it('两份同名的文件各归各；方案有误不等数据；别人取不到；企业不试算；收不下的说清', async () => {
    const halves = [DATA.replaceAll(/,[^,\n]*$/gm, ''), DATA.replaceAll(/^([^,]*),[^,]*,[^,]*,/gm, '$1,')]
    const files = halves.map((half) => ({ name: '企业.csv', content: base64(half) }))
    const job = await run('tax', 'evaluate', { format: 'csv', files })
    expect(job).toMatchObject({ standing: 'done', told: { rows: 3 } })
    // Those who see the job do not see its files.
    for (const other of ['填报', '审计', '管理'])
      expect([other, (await get(other, `/api/jobs/${job.id}/result`)).statusCode]).toEqual([other, 404])
    const bad = await post('规则', 'evaluate', { format: 'csv', yaml: SCHEME.replace('tax / land', 'tax / lnad') })
    expect([bad.statusCode, bad.json().findings[0].at.line]).toEqual([422, 13])
    const firm = await post('企业一', 'evaluate', { format: 'csv' })
    expect([firm.statusCode, firm.json().findings[0].code]).toEqual([403, 'process/not-trial'])
    for (const wrong of [
      { files: [{ name: '企业.exe', content: base64(DATA) }] },
      { files: [] },
      { files: [{ name: '企业.csv', content: '不是 base64' }] },
      { format: 'html' },
    ])
      expect((await post('规则', 'evaluate', { format: 'csv', ...wrong })).statusCode, JSON.stringify(wrong)).toBe(400)
  })
})
