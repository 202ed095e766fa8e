// Process · the whole way on both engines: from approved figures over publicity and an accepted objection to what is published; in order, by whom it is for.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { audit, readHead } from '../../src/app/audit.ts'
import { backup } from '../../src/app/backup.ts'
import { append } from '../../src/app/evaluation/append.ts'
import { computeEvaluation } from '../../src/app/evaluation/compute.ts'
import { correctEvaluation } from '../../src/app/evaluation/correct.ts'
import { freezeEvaluation } from '../../src/app/evaluation/freeze.ts'
import { planEvaluation } from '../../src/app/evaluation/plan.ts'
import { publishEvaluation } from '../../src/app/evaluation/publish.ts'
import { checkBackup, restore } from '../../src/app/restore.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Finding } from '../../src/kernel/finding.ts'
import { listResults } from '../../src/store/pg/list-results.ts'
import { openStore } from '../../src/store/pg/open.ts'
import { listShown } from '../../src/store/pg/results.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { describeEngines } from '../store/engines.ts'
import { but, type City, codes, FIGURES, fileAll, firm, openCity, TAX, taxes } from './city.ts'

const ID = '亩均-2025'
/** Of a file that never came. */
const EVIDENCE = `sm3:${'e'.repeat(64)}`
const FIRST = '1A 2A 3B 4B 5B 6B 7B 8C 9C 10C 11C 12D'

describeEngines('评价的全程', (engine) => {
  let city: City
  beforeAll(async () => {
    city = await openCity(await engine.store())
  })
  afterAll(() => city.drop())

  const act = async (person: string, kind: string, payload: Json = {}, reason?: string) =>
    codes(await append(city.works, await city.as(person), ID, kind, payload, reason === undefined ? {} : { reason }))
  const results = async (person: string, version = 1) => {
    const who = await city.as(person)
    const rows = await readAs(city.works.store, who, (session) =>
      listResults(session, ID, version, {}, { by: 'rank', descending: false }, { limit: 100 }),
    )
    return rows.map(({ name, grade }) => `${name.slice(4)}${grade}`).join(' ')
  }
  const shown = async (person: string) => {
    const who = await city.as(person)
    const rows = await readAs(city.works.store, who, (session) => listShown(session, ID, 1, {}, {}))
    return rows.length
  }

  it('立项：方案、期间要有；编号不能重复；只有规则管理员能立项', async () => {
    const wrong = { scheme: 'jiaxing-enterprises-belo', period: '2025年', unit: 'nanhu' }
    expect(codes(await planEvaluation(city.works, await city.as('规则'), ID, wrong))).toEqual([
      'process/no-scheme',
      'record/no-period',
    ])
    const right = { scheme: 'jiaxing-enterprises-below', period: '2025', unit: 'nanhu' }
    expect(codes(await planEvaluation(city.works, await city.as('审核'), ID, right))).toEqual(['record/not-your-role'])
    for (const [change, code] of [
      [{ unit: 'atlantis' }, 'record/no-such-unit'],
      [{ period: '2027' }, 'process/period-to-come'],
      [{ period: '2025Q4' }, 'process/period-too-short'],
    ] as const)
      expect(
        new Set(codes(await planEvaluation(city.works, await city.as('规则'), ID, { ...right, ...change }))),
      ).toEqual(new Set([code]))
    // Before the indicators were on record, too.
    const early = { scheme: right.scheme, period: '2019Q4' }
    expect(new Set(codes(await planEvaluation(city.works, await city.as('规则'), ID, early)))).toEqual(
      new Set(['process/period-too-short']),
    )
    expect(codes(await planEvaluation(city.works, await city.as('规则'), ID, right))).toEqual([])
    expect(codes(await planEvaluation(city.works, await city.as('规则'), ID, right))).toEqual(['process/exists'])
  })

  it('不按次序：没有公示用地不能冻结，没有冻结不能计算', async () => {
    expect(codes(await freezeEvaluation(city.works, await city.as('规则'), ID))).toEqual(['record/not-now'])
    expect(codes(await computeEvaluation(city.works, await city.as('规则'), ID))).toEqual(['record/not-now'])
    expect(await act('规则', 'publish-land', { from: '2026-03-01', until: '2026-03-07' })).toEqual([])
    expect(codes(await freezeEvaluation(city.works, await city.as('规则'), ID))).toEqual(['record/publicity-open'])
  })

  it('数没有批准、缺一家：都指出来，什么也没有冻结；补报之后冻结', async () => {
    city.on('2026-03-08')
    const rules = await city.as('规则')
    const { tax, ...rest } = FIGURES
    await fileAll(city, '2025', rest)
    const none = await freezeEvaluation(city.works, rules, ID)
    expect(none.findings.filter(({ blocking }) => blocking)).toMatchObject([
      { code: 'process/nobody-filed', facts: { label: '实缴税收', owner: 'tax' } },
    ])
    expect(readdirSync(city.works.files.folder).filter((name) => name.endsWith('.parquet'))).toEqual([])
    await city.file('tax-2025', 'tax', '2025', tax)
    const done = await freezeEvaluation(city.works, rules, ID)
    expect(done.findings).toEqual([])
    expect(done.act?.payload).toMatchObject({ snapshot: expect.stringMatching(/^sm3:/), scheme: expect.any(String) })
    const scheme = String((done.act?.payload as { scheme?: string } | undefined)?.scheme).replace(':', '-')
    expect(readFileSync(`${city.works.files.folder}/${scheme}.yaml`, 'utf8')).toContain('jiaxing-enterprises-below')
  })

  it('计算；公示之前企业和填报人看不到，别的县一直看不到', async () => {
    const done = await computeEvaluation(city.works, await city.as('规则'), ID)
    expect(codes(done)).toEqual([])
    expect(done.act?.payload).toMatchObject({ program: expect.stringContaining('wanmu'), listed: { rows: 12 } })
    expect(await results('规则')).toBe(FIRST)
    expect(await results('审核')).toBe(FIRST)
    for (const person of ['企业一', '填报', '秀洲审核', '秀洲填报'])
      expect([person, await results(person)]).toEqual([person, ''])
    expect(await shown('企业一')).toBe(0)
  })

  it('内部审核、公示：企业看自己的结果和各家的等级', async () => {
    expect(await act('规则', 'review')).toEqual(['record/not-your-role'])
    expect(await act('审核', 'review')).toEqual([])
    expect(await act('规则', 'open-publicity', { from: '2026-03-10', until: '2026-03-16' })).toEqual([])
    expect(await results('企业一')).toBe('1A')
    expect(await results('填报')).toBe(FIRST)
    expect(await results('秀洲填报')).toBe('')
    expect(await shown('企业一')).toBe(12)
    expect(await shown('秀洲填报')).toBe(12)
  })

  it('异议有限度：编号、证据件数、同一对象等着答复的条数', async () => {
    city.on('2026-03-11')
    const object = (person: string, id: string, n: number, pieces = 1) => {
      const evidence = Array.from({ length: pieces }, () => ({ name: '完税证明.pdf', hash: EVIDENCE }))
      return act(person, 'object', { id, about: { kind: 'enterprise', id: firm(n) }, evidence }, '漏计一笔税')
    }
    expect(await object('填报', '长'.repeat(65), 10)).toEqual(['record/objection-size'])
    expect(await object('填报', '多', 10, 21)).toEqual(['record/objection-size'])
    for (const id of ['一', '二', '三']) expect(await object('填报', `异议${id}`, 10)).toEqual([])
    expect(await object('填报', '异议四', 10)).toEqual(['record/objections-waiting'])
    for (const id of ['一', '二', '三'])
      expect(await act('审核', 'reject', { objection: `异议${id}` }, '不漏')).toEqual([])
    expect(await object('填报', '异议四', 10)).toEqual([])
    expect(await act('审核', 'reject', { objection: '异议四' }, '不漏')).toEqual([])
  })

  it('异议采纳、填报表更正、重算；没有处理完不能结束', async () => {
    city.on('2026-03-12')
    const about = { kind: 'enterprise', id: firm(9) }
    const evidence = [{ name: '完税证明.pdf', hash: EVIDENCE }]
    expect(await act('填报', 'object', { id: '异议1', about, evidence }, '漏计一笔税')).toEqual([])
    const rules = await city.as('规则')
    const early = await correctEvaluation(city.works, rules, ID, { objection: '异议1', reason: '补计' })
    expect(codes(early)).toEqual(['record/objection-undecided'])
    expect(await act('审核', 'accept', { objection: '异议1' }, '属实')).toEqual([])
    await city.correct('tax-2025', 'tax', taxes(but(TAX, 9, 1150)), '漏计一笔税')
    city.on('2026-03-17')
    expect(await act('规则', 'decide')).toEqual(['record/objection-open'])
    const done = await correctEvaluation(city.works, rules, ID, { objection: '异议1', reason: '补计 750 万元' })
    expect(codes(done)).toEqual([])
    expect(await results('规则')).toBe('1A 9A 2B 3B 4B 5B 6B 7C 8C 10C 11C 12D')
  })

  it('定稿归领导，发布归规则管理员；发布后等级进入历史，谁也改不了', async () => {
    const rules = await city.as('规则')
    expect(await act('规则', 'decide')).toEqual([])
    expect(codes(await publishEvaluation(city.works, rules, ID))).toEqual(['record/not-now'])
    expect(await act('规则', 'finalise')).toEqual(['record/not-your-role'])
    expect(await act('领导', 'finalise')).toEqual([])
    expect(codes(await publishEvaluation(city.works, rules, ID))).toEqual([])
    const { db } = city.works.store
    expect((await db.selectFrom('grades').selectAll().where('id', '=', firm(1)).execute())[0]).toMatchObject({
      grade: 'A',
      period: '2025',
    })
    await expect(db.updateTable('grades').set({ grade: 'A' }).execute()).rejects.toMatchObject({ code: 'WM001' })
    await expect(db.deleteFrom('results').execute()).rejects.toMatchObject({ code: 'WM001' })
  })

  it('审计完好', async () => {
    expect((await audit(city.works.store, 'Asia/Shanghai')).findings).toEqual([])
  })

  it('异议的证据不见了：备份照写，恢复照做，两头都提示', async () => {
    const { store, files } = city.works
    const lost = [['store/evidence-absent', false, `snapshots/${EVIDENCE.replace(':', '-')}.evidence`]]
    const told = (findings: readonly Finding[]) => findings.map(({ code, blocking, at }) => [code, blocking, at.file])
    const out = join(city.folder, '缺证据.zip')
    const made = await backup(store, { snapshots: files.folder }, out)
    expect(told('findings' in made ? made.findings : made.notices)).toEqual(lost)
    expect('manifest' in made && made.manifest.head.seq).toBeGreaterThan(0)
    const [opened, checked] = [await openStore({ memory: true }, { bare: true }), await checkBackup(out)]
    if ('findings' in opened || 'findings' in checked) throw new Error('not opened')
    const back = join(city.folder, '恢复')
    expect(told(await restore(checked, opened.store, { snapshots: back }, 'Asia/Shanghai'))).toEqual(lost)
    expect(readdirSync(back).sort()).toEqual(readdirSync(files.folder).sort())
    expect((await readHead(opened.store)).seq).toBe(checked.manifest.head.seq)
    await opened.store.close()
    checked.archive.close()
  })
})
