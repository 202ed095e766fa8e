// Store · the whole way on both engines: rule book and sheets into registers, a return filled from a sheet, passed, corrected; every figure leads back to its cell.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { beginPeople, doAct } from '../../src/app/do-act.ts'
import { fillReturn } from '../../src/app/fill-return.ts'
import { importBook } from '../../src/app/import-book.ts'
import { importRegister } from '../../src/app/import-register.ts'
import { listFigures, listRegister, listReturns, showReturn } from '../../src/app/list-records.ts'
import { whoIs } from '../../src/app/who-is.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Store } from '../../src/store/pg/open.ts'
import type { Who } from '../../src/store/pg/session.ts'
import { describeEngines } from './engines.ts'

const scratch = mkdtempSync(join(tmpdir(), 'wanmu-way-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const sheet = (name: string, ...lines: string[]): string => {
  const path = join(scratch, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
// Codes with a right check digit, of nobody.
const [E1, E2] = ['91330402Y000000083', '91330402Y06172847X']
const REGISTER = ['统一社会信用代码,企业名称,所属县市区,行业代码', `${E1},模拟甲,南湖,2929`, `${E2},模拟乙,秀洲区,3670`]

describeEngines('全程', (engine) => {
  let store: Store
  const as = async (person: string): Promise<Who> => {
    const who = await whoIs(store, person)
    if ('findings' in who) throw new Error(JSON.stringify(who.findings))
    return who
  }
  const codes = (one: object): string[] =>
    ((one as { findings?: readonly { code: string; blocking: boolean }[] }).findings ?? [])
      .filter(({ blocking }) => blocking)
      .map(({ code }) => code)
  const act = async (person: string, kind: string, payload: Json = {}, id = '南湖-2024-税收', reason?: string) =>
    codes(
      await doAct(store, await as(person), {
        kind,
        subject: { kind: 'return', id },
        payload,
        ...(reason === undefined ? {} : { reason }),
      }),
    )
  const fill = async (file: string, correct?: string) =>
    await fillReturn(store, await as('填报'), {
      id: '南湖-2024-税收',
      files: [file],
      caliber: '全口径',
      ...(correct === undefined ? {} : { correct }),
    })

  beforeAll(async () => {
    store = await engine.store()
    await beginPeople(store, '管理', '管理')
    for (const [id, payload] of [
      ['规则', { role: 'rule-keeper' }],
      ['填报', { role: 'filer', unit: 'nanhu' }],
      ['审核', { role: 'reviewer', unit: 'nanhu' }],
      ['税务', { role: 'owner-department', department: 'tax' }],
      ['统计', { role: 'owner-department', department: 'statistics' }],
    ] as const) {
      const subject = { kind: 'person', id }
      await doAct(store, await as('管理'), { kind: 'add', subject, payload: { name: id } })
      await doAct(store, await as('管理'), { kind: 'grant', subject, payload })
    }
  })

  it('规则库和企业名录导入；写错的单位指到行', async () => {
    expect(await importBook(store, await as('规则'), { day: '2020-01-01' })).toMatchObject({ units: { added: 10 } })
    const request = { register: 'enterprise', day: '2020-01-01', complete: false } as const
    const wrong = sheet('名录错.csv', REGISTER[0] ?? '', `${E1},模拟甲,东湖区,2929`)
    const refused = await importRegister(store, await as('规则'), { ...request, files: [wrong] })
    expect(refused.imported).toBeUndefined()
    expect(refused.findings.filter(({ blocking }) => blocking)).toMatchObject([
      { code: 'record/unknown-unit', at: { file: '名录错.csv', row: 2 }, facts: { unit: '东湖区' } },
    ])
    const files = [sheet('名录.csv', ...REGISTER)]
    const done = await importRegister(store, await as('规则'), { ...request, files })
    expect(done.imported).toEqual({ added: 2, changed: 0, ended: 0, same: 0 })
    expect(await listRegister(store, await as('审核'), 'enterprise', '2024-01-01')).toContain(`${E1},模拟甲,nanhu`)
    expect(await listRegister(store, await as('审核'), 'enterprise', '2024-01-01')).not.toContain(E2)
  })

  it('从表格填入：单位换算，外县的企业拒绝，每个数记下单元格', async () => {
    expect(await act('填报', 'open', { form: 'enterprise', period: '2024', unit: 'nanhu', owner: 'tax' })).toEqual([])
    const alien = await fill(sheet('税收错.csv', '统一社会信用代码,企业名称,实缴税收（万元）', `${E2},模拟乙,1`))
    expect(codes(alien)).toEqual(['record/not-in-register'])
    const filled = await fill(sheet('税收.csv', '统一社会信用代码,企业名称,实缴税收（元）', `${E1},模拟甲,8200000`))
    expect(filled).toMatchObject({ cells: 1 })
    expect(await showReturn(store, await as('填报'), '南湖-2024-税收')).toContain(
      `${E1}/tax,,820,万元,全口径,税收.csv C2`,
    )
  })

  it('填报、审核、核实、批准；别的部门看不到这张表，也核实不了', async () => {
    // 2024 年的年报早已过期，须说明。
    expect(await act('填报', 'file')).toEqual(['record/late'])
    expect(await act('填报', 'file', {}, '南湖-2024-税收', '系统今年才启用')).toEqual([])
    expect(await act('审核', 'review')).toEqual([])
    expect(await listReturns(store, await as('统计'))).not.toContain('南湖-2024-税收')
    expect(await act('统计', 'verify')).toEqual(['record/not-now'])
    expect(await act('税务', 'verify')).toEqual([])
    expect(await act('规则', 'approve')).toEqual([])
    expect(await listFigures(store, await as('税务'), '2024')).toContain(`${E1},tax,2024,全口径,820,万元,nanhu,tax`)
  })

  it('批准后再填被拒绝；更正写明理由，走完全程才换数', async () => {
    const again = sheet('更正.csv', '统一社会信用代码,企业名称,实缴税收（万元）', `${E1},模拟甲,835.5`)
    expect(codes(await fill(again))).toEqual(['record/not-now'])
    expect(codes(await fill(again, '漏报附加税'))).toEqual([])
    expect(await listFigures(store, await as('税务'), '2024')).toContain(',820,')
    for (const [person, kind] of [
      ['审核', 'review'],
      ['税务', 'verify'],
      ['规则', 'approve'],
    ] as const)
      expect(await act(person, kind)).toEqual([])
    expect(await listFigures(store, await as('税务'), '2024')).toContain(',835.5,')
    const same = await fill(again, '再更正一次')
    expect(codes(same)).toEqual(['record/nothing-changed'])
  })

  it('审计完好', async () => {
    expect((await audit(store, 'Asia/Shanghai')).findings).toEqual([])
  })
})
