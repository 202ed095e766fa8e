// Store · an evaluation as a process on both engines: frozen from approved figures, publicised, objected to, corrected, published, and made again to the byte.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { history, movers } from '../../src/app/compare-results.ts'
import { doAct } from '../../src/app/do-act.ts'
import {
  amendEvaluation,
  computeEvaluation,
  type Done,
  freezeEvaluation,
  planEvaluation,
  reproduce,
  resultPath,
} from '../../src/app/evaluation.ts'
import { listEvaluations, listObjections } from '../../src/app/list-records.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import { openDuck } from '../../src/store/duck.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { cityOf, must, PASS, returnOf, whoIs } from './city.ts'
import { describeEngines } from './engines.ts'

const scratch = mkdtempSync(join(tmpdir(), 'wanmu-evaluation-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const SCHEME = `scheme: tax-only
title: { zh: 只看税收, en: tax only }
subject: enterprise
inputs:
  入库税收: { label: 入库税收, unit: 万元, required: true }
index: { id: total, of: [{ id: points, value: 入库税收, unit: 万元, weight: 100, score: { minmax: {} } }] }
grades: { by: share, cut: [[A, 0.5], [B, 1]], round: half_up, ties: better }
`

describeEngines('评价全程', (engine) => {
  let store: Store
  let folder = ''
  let scheme = ''
  const clock = (day: string) => ({ now: () => new Date(`${day}T04:00:00Z`), zone: 'Asia/Shanghai' })
  const at = (person: string, day: string, id = 'v1') => ({ store, who: whoIs(person), folder, id, clock: clock(day) })
  const demand = (done: Done): string => {
    if (done.act === undefined || 'findings' in done.act) throw new Error(JSON.stringify(done.findings))
    return done.made?.hash ?? ''
  }
  const act = async (person: string, day: string, kind: string, payload: Json = {}, reason?: string) => {
    const subject = { kind: 'evaluation', id: 'v1' }
    const draft = { kind, subject, payload, ...(reason === undefined ? {} : { reason }) }
    const done = await doAct(store, whoIs(person), draft, clock(day))
    return 'findings' in done ? done.findings.map(({ code }) => code) : []
  }
  const points = async (result: string): Promise<Record<string, number>> => {
    const duck = await openDuck()
    const rows = await duck.all(`SELECT id, total FROM '${resultPath(folder, result)}' ORDER BY id`)
    duck.close()
    return Object.fromEntries(rows.map((row) => [String(row['id']), Number(row['total'])]))
  }
  const results: string[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(scratch, 'snapshots-'))
    scheme = join(folder, 'tax.yaml')
    writeFileSync(scheme, SCHEME)
    store = await engine.store()
    await cityOf(store, ['南湖填报', '南湖审核', '秀洲填报', '秀洲审核', '税务', '领导', '企业一', '企业三'])
    await returnOf(store, 'r1', { value: 820 })
    await returnOf(store, 'r2', { unit: '330402', filer: '南湖填报', enterprise: 'e2', value: 400 })
    await returnOf(store, 'r3', { unit: '330411', filer: '秀洲填报', enterprise: 'e3', value: 610 })
    for (const act of PASS) for (const id of ['r1', 'r2']) await doAct(store, act.who, act.draft(id))
    for (const [person, kind] of [
      ['秀洲审核', 'review'],
      ['税务', 'verify'],
      ['规则', 'approve'],
    ] as const)
      await must(store, person, kind, 'r3')
  })

  it('立项、公示用地、冻结已批准的数、计算、内审、公示', async () => {
    demand(await planEvaluation(at('规则', '2026-03-01'), { scheme, period: '2025' }))
    expect(await act('规则', '2026-03-01', 'publish-land', { from: '2026-03-02', until: '2026-03-08' })).toEqual([])
    const early = await freezeEvaluation(at('规则', '2026-03-08'), [])
    expect(early.findings.map(({ code }) => code)).toContain('record/publicity-open')
    const frozen = demand(await freezeEvaluation(at('规则', '2026-03-09'), []))
    expect(frozen).toMatch(/^sm3:[0-9a-f]{64}$/)
    results.push(demand(await computeEvaluation(at('规则', '2026-03-10'))))
    expect(await points(results[0] ?? '')).toEqual({ e1: 100, e2: 0, e3: 50 })
    expect(await act('南湖审核', '2026-03-11', 'review')).toEqual([])
    expect(await act('规则', '2026-03-12', 'open-publicity', { from: '2026-03-13', until: '2026-03-20' })).toEqual([])
    expect(await listEvaluations(store, whoIs('企业一'))).toContain('结果公示中')
  })

  it('异议采纳后，数走更正的路，评价重算；公示的前一结果仍在', async () => {
    const object = { id: 'o1', about: { kind: 'enterprise', id: 'e3' }, evidence: [{ name: '证.pdf', hash: 'sm3:1' }] }
    expect(await act('企业三', '2026-03-14', 'object', object, '税收少计')).toEqual([])
    expect(await listObjections(store, whoIs('企业一'), 'v1')).not.toContain('o1')
    expect(await act('秀洲审核', '2026-03-15', 'accept', { objection: 'o1' }, '属实')).toEqual([])
    expect(await act('规则', '2026-03-21', 'decide')).toEqual(['record/objection-open'])
    const [held] = await readAs(store, whoIs('税务'), (session) =>
      session.selectFrom('figures').selectAll().where('return_id', '=', 'r3').execute(),
    )
    const old = {
      subject: { kind: 'enterprise', id: 'e3' },
      indicator: '入库税收',
      period: '2025',
      caliber: '全口径',
      value: held?.value ?? 0,
      unit: '万元',
    }
    const changes = { C5: { old, new: { ...old, value: 715 }, why: '漏计附加税' } }
    const correct = { kind: 'correct', subject: { kind: 'return', id: 'r3' }, payload: { changes }, reason: '异议 o1' }
    expect(await doAct(store, whoIs('秀洲填报'), correct)).toMatchObject({ repeated: false })
    for (const [person, kind] of [
      ['秀洲审核', 'review'],
      ['税务', 'verify'],
      ['规则', 'approve'],
    ] as const)
      await must(store, person, kind, 'r3')
    results.push(demand(await amendEvaluation(at('规则', '2026-03-16'), 'o1', [], '按更正后的税收重算')))
    expect(await points(results[1] ?? '')).toEqual({ e1: 100, e2: 0, e3: 75 })
    expect(await points(results[0] ?? '')).toEqual({ e1: 100, e2: 0, e3: 50 })
    const moved = await movers(at('规则', '2026-03-16'))
    expect('text' in moved && moved.text.split('\r\n').slice(1, -1)).toEqual(['e3,模拟e3,50,75,2,2,A,A'])
  })

  it('定稿、发布；逐字节重算相同；方案文件后来改了也不影响', async () => {
    expect(await act('规则', '2026-03-21', 'decide')).toEqual([])
    expect(await act('领导', '2026-03-22', 'finalise')).toEqual([])
    expect(await act('规则', '2026-03-23', 'publish')).toEqual([])
    writeFileSync(scheme, readFileSync(scheme, 'utf8').replace('weight: 100', 'weight: 10'))
    const made = await reproduce(at('领导', '2026-04-01'))
    expect(made.map(({ version, result, again }) => [version, result, again])).toEqual([[1, results[1], results[1]]])
    const grades = await history({ ...at('领导', '2026-04-01'), id: 'e3' })
    expect('text' in grades && grades.text).toContain('2025,v1,1,模拟e3,75,2,A')
    const others = await history({ ...at('企业一', '2026-04-01'), id: 'e3' })
    expect(others).toMatchObject({ findings: [{ code: 'record/not-about-yours' }] })
    expect((await audit(store, 'Asia/Shanghai')).findings).toEqual([])
  })

  it('发布后更正另出一版；冻结的文件被改动则不能重算', async () => {
    const correct = await freezeEvaluation(at('规则', '2026-05-01'), [], '税收再更正')
    const snapshot = demand(correct)
    expect(await listEvaluations(store, whoIs('规则'))).toContain('数据已冻结,2')
    const path = join(folder, `${snapshot.replace(':', '-')}.parquet`)
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('x')]))
    const again = await computeEvaluation(at('规则', '2026-05-02'))
    expect(again.findings.map(({ code }) => code)).toEqual(['record/not-kept'])
  })
})
