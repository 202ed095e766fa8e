// 方案的各版：草稿随改随查，不合格的拒绝且什么都不留；合格的印发成新版，旧版原样；评价按施行中的一版立项。两种数据库。
import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { OWN_BOOK } from '../../src/app/load-book.ts'
import type { Door } from '../../src/server/server.ts'
import { appendAct } from '../../src/store/pg/acts.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { cityOf } from '../store/city.ts'
import { describeEngines } from '../store/engines.ts'
import { openDoor } from './open.ts'

const ID = 'jiaxing-platforms'
const AT = `/api/policy/schemes/${ID}`

describeEngines('方案的各版', (engine) => {
  let store: Store
  let door: Door
  let as: (person: string) => Promise<Record<string, string>>
  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['南湖审核', '审计', '企业一'])
    const opened = await openDoor(store)
    door = opened.door
    as = opened.as
    return () => door.close()
  })
  let keys = 0
  const post = async (person: string, url: string, payload: object, key = `key-${++keys}-0000`) => {
    const headers = { ...(await as(person)), 'idempotency-key': key }
    const reply = await door.inject({ method: 'POST', url, headers, payload })
    return { status: reply.statusCode, body: reply.json() }
  }
  const get = async (person: string, url: string) => {
    const reply = await door.inject({ url, headers: await as(person) })
    return { status: reply.statusCode, body: reply.json() }
  }
  const codes = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code)
  const draft = async (changes: readonly (readonly [path: string, value: number | string])[], yaml?: string) =>
    (
      await post('规则', `${AT}/draft`, {
        changes: changes.map(([path, value]) => ({ path, value })),
        ...(yaml === undefined ? {} : { yaml }),
      })
    ).body
  const acts = async () =>
    (await store.db.selectFrom('acts').select('seq').where('subject_kind', '=', 'scheme').execute()).length

  it('随规则库来的是第 1 版：文字、树、可改的数', async () => {
    const { body } = await get('企业一', AT)
    expect(body).toMatchObject({ n: 1, newest: 1, in_force: true, findings: [] })
    expect(body.tree.find((one: { id: string }) => one.id === 'vacated_share')).toMatchObject({ weight: 20, depth: 2 })
    const fields = new Map(body.fields.map((one: { path: string; value: unknown }) => [one.path, one.value]))
    expect(fields.get('index.of[2].of[0].weight')).toBe(20)
    expect(fields.get('index.of[4].of[0].score.ratio.base.times')).toBe(2)
    expect(fields.get('grades.cut[0][1]')).toBe(0.25)
    expect(fields.get('adjust[1].floor')).toBe(-10)
    expect((await get('规则', `${AT}?edition=2`)).status).toBe(404)
    expect((await get('规则', '/api/policy/schemes/no-such')).status).toBe(404)
  })

  it('草稿：问题一次说完，指到行和列；注释和写法不动', async () => {
    const bad = await draft([
      ['index.of[2].of[0].weight', 25],
      ['grades.cut[0][1]', 1.2],
      ['adjust[0].points', '-2 * no_such'],
      ['index.of[9].weight', 1],
    ])
    expect(bad).toMatchObject({ ok: false, text: null })
    expect(codes(bad)).toEqual(
      expect.arrayContaining([
        'editions/no-such-value',
        'evaluate/weights-sum',
        'evaluate/share-range',
        'evaluate/unknown-column',
      ]),
    )
    const sum = bad.findings.find((one: { code: string }) => one.code === 'evaluate/weights-sum')
    expect(sum.at).toMatchObject({ file: 'schemes/platforms.yaml', line: expect.any(Number), col: expect.any(Number) })
    const own = await readFile(`${OWN_BOOK}/schemes/platforms.yaml`, 'utf8')
    const good = await draft([['decimals', 3]])
    expect(good.yaml).toBe(own.replace('decimals: 2', 'decimals: 3'))
    expect(good.changes).toEqual([{ keys: ['decimals'], labels: [], left: 2, right: 3 }])
  })

  it('草稿也对照规则库：编号不能改，确认单位要有，数据项要在指标目录里', async () => {
    const own = await readFile(`${OWN_BOOK}/schemes/platforms.yaml`, 'utf8')
    const strange = own
      .replace(`scheme: ${ID}`, 'scheme: another')
      .replace('label: 新开工重大项目数', 'label: 新开工项目')
      .replace('confirm_by: 市应急管理局', 'confirm_by: 市无名局')
    expect(codes(await draft([], strange)).sort()).toEqual([
      'editions/other-scheme',
      'policy/input-label',
      'policy/unknown-unit',
    ])
    expect(codes(await draft([], 'scheme: [')).every((code) => code === 'evaluate/yaml')).toBe(true)
  })

  it('拒绝的什么都不留：别的角色、有错的、没有理由的、没有改动的、不经检查的', async () => {
    const { yaml } = await draft([['decimals', 3]])
    const wrong = (await draft([['index.of[2].of[0].weight', 25]])).yaml
    const issue = { after: 1, from: '2026-01-01', yaml, reason: '按修约办法' }
    expect((await post('南湖审核', `${AT}/editions`, issue)).status).toBe(403)
    expect((await post('企业一', `${AT}/editions`, issue)).status).toBe(403)
    const refused = await post('规则', `${AT}/editions`, { ...issue, yaml: wrong })
    expect([refused.status, ...codes(refused.body)]).toEqual([422, 'evaluate/weights-sum', 'evaluate/weights-sum'])
    expect(codes((await post('规则', `${AT}/editions`, { ...issue, reason: ' ' })).body)).toEqual(['record/no-reason'])
    expect(codes((await post('规则', `${AT}/editions`, { ...issue, from: '2026-02-30' })).body)).toEqual([
      'server/no-such-day',
    ])
    const same = (await draft([])).yaml
    expect(codes((await post('规则', `${AT}/editions`, { ...issue, yaml: same })).body)).toEqual([
      'record/edition-same',
    ])
    const bare = { kind: 'issue', subject: { kind: 'scheme', id: ID }, payload: { after: 1, text: 'x' } }
    expect(codes((await post('规则', '/api/acts', bare)).body)).toEqual(['process/by-errand'])
    // Even past the program: the database lets nobody else append it.
    const past = await appendAct(
      store,
      { person: '南湖审核', role: 'reviewer' },
      { kind: 'issue', subject: { kind: 'scheme', id: ID }, payload: {} },
      { admit: () => [], project: async () => {} },
    )
    expect(past).toMatchObject({ findings: [{ code: 'store/not-yours' }] })
    expect(await acts()).toBe(0)
  })

  it('印发：同一钥匙只记一次；旧版还在，并排看得到不同；别人已改的要重来', async () => {
    const { yaml } = await draft([
      ['index.of[2].of[0].weight', 25],
      ['index.of[0].of[0].weight', 5],
      ['index.of[2].weight', 25],
      ['index.of[0].weight', 20],
    ])
    const issue = { after: 1, from: '2026-01-01', yaml, reason: '加重腾退' }
    const done = await post('规则', `${AT}/editions`, issue, 'key-issue-0001')
    expect([done.status, done.body.n]).toEqual([201, 2])
    expect((await post('规则', `${AT}/editions`, issue, 'key-issue-0001')).status).toBe(200)
    const late = await post('规则', `${AT}/editions`, { ...issue, reason: '再改' })
    expect([late.status, ...codes(late.body)]).toEqual([409, 'record/edition-moved'])
    expect((await get('企业一', AT)).body).toMatchObject({ n: 2, in_force: true })
    const first = (await get('审计', `${AT}?edition=1`)).body
    expect(first.yaml).toBe(await readFile(`${OWN_BOOK}/schemes/platforms.yaml`, 'utf8'))
    const { lines } = (await get('审计', `${AT}/compare?left=1&right=2`)).body
    const differing = lines.filter((one: { left?: unknown; right?: unknown }) => one.left !== one.right)
    expect(differing.map(({ keys, left, right }: Record<string, unknown>) => [keys, left, right])).toEqual([
      [['index', 'of', 'scale', 'weight'], 25, 20],
      [['index', 'of', 'scale', 'of', 'revenue_size', 'weight'], 10, 5],
      [['index', 'of', 'clear_out', 'weight'], 20, 25],
      [['index', 'of', 'clear_out', 'of', 'vacated_share', 'weight'], 20, 25],
    ])
    expect((await get('规则', '/api/policy/assumed')).body.items.length).toBeGreaterThan(0)
  })

  it('日后才施行的一版：现行的仍是旧版；评价按现行版立项，版次里看得到是哪次评价', async () => {
    const { yaml } = await draft([['decimals', 3]])
    const early = { after: 2, from: '2025-12-31', yaml, reason: '三位小数' }
    expect(codes((await post('规则', `${AT}/editions`, early)).body)).toEqual(['record/edition-day'])
    expect((await post('规则', `${AT}/editions`, { ...early, from: '2999-01-01' })).status).toBe(201)
    expect((await get('规则', AT)).body).toMatchObject({ n: 2, newest: 3, in_force: true })
    expect((await post('规则', '/api/evaluations', { id: '平台-2025', scheme: ID, period: '2025' })).status).toBe(201)
    const { items, unrecorded } = (await get('审计', `${AT}/editions`)).body
    expect(unrecorded).toBe(false)
    expect(
      items.map(({ n, from, by, in_force, evaluations }: Record<string, unknown>) => [
        n,
        from,
        by,
        in_force,
        evaluations,
      ]),
    ).toEqual([
      [1, null, null, false, []],
      [2, '2026-01-01', '规则', true, [{ id: '平台-2025', period: '2025' }]],
      [3, '2999-01-01', '规则', false, []],
    ])
    expect((await audit(store, 'Asia/Shanghai')).findings).toEqual([])
  })

  it('两版规则库并排：某两天有效的值；没有冻结的评价没有留存', async () => {
    const { body } = await get('审计', '/api/policy/compare?left_on=2019-12-31&right_on=2026-01-01')
    expect(body.lines).toContainEqual({
      keys: ['goals', 'vacated_yearly', 'values', 'at_least'],
      labels: [{ zh: '全市每年腾退低效用地', en: 'Low-efficiency land vacated in the city each year' }],
      right: 10000,
    })
    expect((await get('审计', '/api/policy/compare?left_on=2026-01-01&right_on=2026-01-01')).body.lines).toEqual([])
    const unfrozen = await get('审计', `/api/policy/compare?left=${encodeURIComponent('平台-2025')}`)
    expect(codes(unfrozen.body)).toEqual(['editions/not-frozen'])
  })

  it('权重表 → 方案草稿', async () => {
    const table = [
      '指标,单位,权重,计算公式',
      '亩均税收,万元/亩,60,实缴税收÷用地面积',
      '亩均增加值,万元/亩,40,工业增加值÷用地面积',
    ].join('\n')
    const reply = await door.inject({
      method: 'POST',
      url: `/api/schemes/import?name=${encodeURIComponent('模拟权重')}&id=trial`,
      headers: { ...(await as('规则')), 'content-type': 'text/csv' },
      payload: Buffer.from(table),
    })
    expect(reply.statusCode, reply.body).toBe(200)
    expect(reply.json()).toMatchObject({ indicators: 2, weight: 100 })
    expect(reply.json().yaml).toContain('scheme: trial')
    expect(reply.json().text).toContain('亩均税收')
  })
})
