// 每个接口 × 每个角色（和没有登录、别县的填报人）：服务器的答复与 who-may.tsv 逐格一致；被拒绝的都留下记录。跑内嵌的一种：谁看得到哪些行由数据库决定，那在两种数据库上逐表逐角色核对（whose-rows、record）。
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { fillReturn } from '../../src/app/fill-return.ts'
import { openUpkeep } from '../../src/app/upkeep.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import { readDocument } from '../../src/server/document.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { type City, demand, FIRMS, fileAll, firm, openCity } from '../process/city.ts'
import { driver } from '../process/run.ts'
import { initialisedCopy } from '../store/initialised-copy.ts'
import { type Opened, openDoor } from './open.ts'

const FILE = new URL('./who-may.tsv', import.meta.url)
const EVALUATION = '亩均-2025'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TYPES: Readonly<Record<string, string>> = { json: 'application/json', xlsx: XLSX }

interface Row {
  readonly at: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly route: string
  readonly url: string
  readonly type: string
  readonly body: string
  readonly statuses: Readonly<Record<string, number>>
}

function readTable(): { readonly people: readonly string[]; readonly rows: readonly Row[] } {
  const [head = '', ...lines] = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const people = head.split('\t').slice(5)
  const rows = lines.map((line, n): Row => {
    const [method = '', route = '', url = '', type = '', body = '', ...statuses] = line.split('\t')
    return {
      ...{ at: `${n + 1} ${method} ${url}`, method: method as Row['method'], route, url, type, body },
      statuses: Object.fromEntries(people.map((person, at) => [person, Number(statuses[at])])),
    }
  })
  return { people, rows }
}
const { people, rows } = readTable()
const NOBODY = '没有登录'

describe('这张表', () => {
  it('列出了每个接口，一个不多', async () => {
    const { paths } = (await readDocument('0.1.0')) as { paths: Record<string, Record<string, object>> }
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect([...new Set(rows.map(({ method, route }) => `${method} ${route}`))].sort()).toEqual(routes.sort())
  })

  it('没有登录的人，除了公开的和登录本身，都是 401', () => {
    const open = rows
      .filter(({ statuses }) => statuses[NOBODY] !== 401)
      .map(({ method, route }) => `${method} ${route}`)
    expect(open).toEqual([
      'GET /healthz',
      'GET /api/about',
      'GET /api/public/evaluations',
      'GET /api/public/evaluations/{id}',
      'GET /api/public/evaluations/{id}/grades',
      'POST /api/session',
      'POST /api/session/code',
    ])
  })
})

describe('谁能做什么', () => {
  let store: Store
  let city: City
  let opened: Opened
  let known: Readonly<Record<string, string>>
  let stop: (() => Promise<void>) | undefined
  beforeAll(async () => {
    const done = await openStore({ memory: true, copy: await initialisedCopy() }, { begin: true })
    if ('findings' in done) throw new Error(JSON.stringify(done.findings))
    store = done.store
    city = await openCity(store)
    const { works } = city
    const evaluations = await openEvaluationDesk(works)
    const upkeep = openUpkeep({ store: works.store, works, jobs: evaluations.jobs, data: city.folder })
    opened = await openDoor(works.store, { evaluations, upkeep })
    known = await prepare()
    stop = async () => {
      await evaluations.jobs.close()
      await opened.door.close()
    }
  }, 180_000)
  afterAll(async () => {
    await stop?.()
    city.drop()
    await store.close()
  })

  /** One evaluation in publicity with an objection, returns at every standing, a job. */
  async function prepare(): Promise<Record<string, string>> {
    const { works, as } = city
    for (const [id, role] of [['督查', 'supervisor']] as const) {
      const subject = { kind: 'person', id }
      demand(await doAct(works.store, await as('管理'), { kind: 'add', subject, payload: { name: id } }))
      demand(await doAct(works.store, await as('管理'), { kind: 'grant', subject, payload: { role } }))
    }
    await fileAll(city, '2025')
    for (const [id, ...acts] of [
      ['w-filed-2022', 'file'],
      ['w-filed-2023', 'file'],
      ['w-reviewed-2021', 'file', 'review'],
      ['w-verified-2020', 'file', 'review', 'verify'],
      ['w-draft-2024'],
    ] as const) {
      const year = id.slice(-4)
      const clock = { now: () => new Date(`${Number(year) + 1}-02-20T02:00:00Z`), zone: 'Asia/Shanghai' }
      const act = async (person: string, kind: string, payload: Json = {}) =>
        demand(await doAct(works.store, await as(person), { kind, subject: { kind: 'return', id }, payload }, clock))
      await act('填报', 'open', { form: 'enterprise', period: year, unit: 'nanhu', owner: 'tax' })
      const path = join(city.folder, `${id}.csv`)
      writeFileSync(
        path,
        ['统一社会信用代码,企业名称,实缴税收（万元）', ...FIRMS.map((one) => `${one.id},${one.name},100`)].join('\n'),
      )
      demand(await fillReturn(works.store, await as('填报'), { id, files: [path], caliber: '全口径' }))
      for (const kind of acts) await act({ file: '填报', review: '审核', verify: 'tax' }[kind], kind)
    }
    const { frozen, compute, act, shown } = driver(city, EVALUATION, '2025')
    demand(await frozen())
    demand(await compute())
    await act('审核', 'review')
    await act('规则', 'open-publicity', shown)
    const path = join(city.folder, 'evidence.pdf')
    writeFileSync(path, '%PDF-1.4 模拟证据')
    const hash = await works.files.keepFile(path, 'evidence')
    const about = { kind: 'enterprise', id: firm(1) }
    await act('企业一', 'object', { id: 'o-1', about, evidence: [{ name: '税票.pdf', hash }] }, '税收少计')
    const begun = await opened.door.inject({
      method: 'POST',
      url: `/api/evaluations/${encodeURIComponent(EVALUATION)}/compute`,
      headers: { ...(await opened.as('规则')), 'idempotency-key': 'key-job-0001' },
      payload: {},
    })
    const register = [
      '统一社会信用代码,企业名称,所属县市区,行业代码',
      ...FIRMS.map(({ id, name }) => `${id},${name},南湖区,2929`),
    ]
    const explained = await opened.door.inject({
      url: `/api/evaluations/${encodeURIComponent(EVALUATION)}/explanations/${firm(1)}`,
      headers: await opened.as('规则'),
    })
    const leaf = explained.json().nodes.find((one: { composite: boolean }) => !one.composite)
    return {
      evaluation: encodeURIComponent(EVALUATION),
      return: 'w-draft-2024',
      firm: firm(1),
      other: firm(2),
      node: leaf.id,
      hash,
      job: begun.json().job,
      register: `${register.join('\n')}\n`,
    }
  }

  const fill = (text: string, more: Readonly<Record<string, string>>): string =>
    text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => more[name] ?? slot)
  let [keys, asked] = [0, 0]
  async function ask({ method, url, type, body }: Row, person: string): Promise<number> {
    const more = { ...known, person }
    const payload = fill(body, { ...more, evaluation: EVALUATION })
    const { statusCode } = await opened.door.inject({
      method,
      url: fill(url, more).replaceAll(/[^\x20-\x7e]/gu, encodeURIComponent),
      // Of one address only some a minute are noted.
      remoteAddress: `10.2.${Math.floor(++asked / 250)}.${asked % 250}`,
      headers: {
        ...(person === NOBODY ? {} : await opened.as(person)),
        ...(method === 'POST' ? { 'idempotency-key': `key-${++keys}-00000` } : {}),
        ...(type === '' ? {} : { 'content-type': TYPES[type] ?? type }),
      },
      ...(type === '' ? {} : { payload: Buffer.from(payload) }),
    })
    return statusCode
  }

  it('答复与表逐格一致', { timeout: 300_000 }, async () => {
    const wrong: string[] = []
    for (const row of rows) {
      // Whoever may do it comes last: what is done cannot be done again.
      const order = [...people].sort((a, b) => Number(isLet(row, a)) - Number(isLet(row, b)))
      for (const person of order) {
        const status = await ask(row, person)
        if (status !== row.statuses[person]) wrong.push(`${row.at} ${person}: ${row.statuses[person]} → ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('被拒绝的都在门口的记录里，审计看得到', async () => {
    const { rows: log } = { rows: await city.works.store.db.selectFrom('door_log').selectAll().execute() }
    const noted = new Set(
      log.map(({ person, what, outcome }) => `${person} ${what}${outcome === 'done' ? ' done' : ''}`),
    )
    const missing = rows
      .filter(({ route }) => route !== '/api/session' && route !== '/api/returns/pass')
      .flatMap(({ method, route, statuses, body }) =>
        people
          .filter((person) => [401, 403].includes(statuses[person] ?? 0))
          .map((person) => {
            const said =
              person !== NOBODY && route === '/api/acts' && method === 'POST' ? `act ${JSON.parse(body).kind}` : ''
            const verb = /\/api\/people(?:\/\{id\}\/(\w+))?$/.exec(route)
            const own = method === 'POST' && verb !== null && verb[1] !== 'password' && person !== NOBODY
            const what =
              said || (own ? `act ${verb[1] ?? 'add'}` : `${method} ${route.replaceAll(/\{(\w+)\}/g, ':$1')}`)
            return `${person === NOBODY ? '' : person} ${what}`
          }),
      )
      .filter((entry) => !noted.has(entry))
    expect([...new Set(missing)]).toEqual([])
  })
})

const isLet = ({ statuses }: Row, person: string): boolean => (statuses[person] ?? 0) < 400
