// Process · after publication: made again to the byte, tampering found, a second version with its movers, grades over three years, backup elsewhere.
import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { backup } from '../../src/app/backup.ts'
import { correctEvaluation } from '../../src/app/evaluation/correct.ts'
import { findRunning, historyOf } from '../../src/app/evaluation/grades.ts'
import { makePaper, writePaper } from '../../src/app/evaluation/hand-out.ts'
import { findMovers } from '../../src/app/evaluation/movers.ts'
import { reproduce } from '../../src/app/evaluation/reproduce.ts'
import { showEvaluation } from '../../src/app/evaluation/show.ts'
import { stateOf } from '../../src/app/evaluation/works.ts'
import { lookInFolder } from '../../src/app/kept-files.ts'
import { checkBackup, restore } from '../../src/app/restore.ts'
import { openContentFiles } from '../../src/store/content-files.ts'
import { openDuck } from '../../src/store/duck.ts'
import { openStore } from '../../src/store/pg/open.ts'
import { describeEngines } from '../store/engines.ts'
import { but, type City, demand, FIGURES, fileAll, firm, openCity, TAX, taxes } from './city.ts'
import { driver } from './run.ts'

const ID = '亩均-2025'

describeEngines('发布之后', (engine) => {
  let city: City
  beforeAll(async () => {
    city = await openCity(await engine.store())
    await fileAll(city, '2025')
    await driver(city, ID, '2025').all()
  })
  afterAll(() => city.drop())
  const state = async () => stateOf(city.works, await city.as('规则'), ID)
  const again = async (version?: number) => reproduce(city.works, await city.as('审计'), ID, version)
  const pathOf = (hash: string, ending = 'parquet') =>
    join(city.works.files.folder, `${hash.replace(':', '-')}.${ending}`)
  /** While `use` runs the kept file has other bytes. */
  const tampered = async (path: string, bytes: Uint8Array, use: () => Promise<void>): Promise<void> => {
    copyFileSync(path, `${path}.kept`)
    chmodSync(path, 0o644)
    writeFileSync(path, bytes)
    await use()
    copyFileSync(`${path}.kept`, path)
  }

  it('重算逐字节相同；数据、方案、结果被改动，各自指名', async () => {
    expect(await again()).toMatchObject({ same: true, version: 1, findings: [] })
    const { snapshot, result, inputs } = await state()
    const scheme = pathOf(inputs.scheme ?? '', 'yaml')
    const more = (path: string) => Buffer.concat([readFileSync(path), Buffer.from(' ')])
    for (const [path, what] of [
      [pathOf(snapshot), '冻结的数据'],
      [scheme, '冻结的方案'],
      [pathOf(result), '结果'],
      [pathOf(inputs.sources ?? ''), '各数的出处'],
    ] as const)
      await tampered(path, more(path), async () => {
        const done = await again()
        expect(done.same).toBe(false)
        expect(done.findings).toMatchObject([{ code: 'process/file-altered', facts: { what } }])
      })
    expect((await again()).same).toBe(true)
  })

  it('每个数的出处：填报表和单元格', async () => {
    const { inputs } = await state()
    const duck = await openDuck()
    const rows = await duck.all(`FROM '${pathOf(inputs.sources ?? '')}' WHERE id = '${firm(3)}' AND input = 'tax'`)
    duck.close()
    expect(rows).toMatchObject([
      { value: 1000, measure: '万元', return_id: 'tax-2025', cell: `${firm(3)}/tax`, approved_by: '规则' },
    ])
  })

  it('另出一版：数更正了才动，动了谁、为什么；旧版不变，方案不换', async () => {
    const first = (await state()).published[0]
    await city.correct('tax-2025', 'tax', taxes(but(TAX, 12, 950)), '漏计')
    const { works } = city
    const rules = await city.as('规则')
    expect(await findMoversOf()).toMatchObject({ findings: [{ code: 'process/nothing-to-compare' }] })
    demand(await correctEvaluation(works, rules, ID, { reason: '税收数更正' }))
    await driver(city, ID, '2025').again()
    const { published, inputs } = await state()
    expect(published).toHaveLength(2)
    expect(published[0]).toEqual(first)
    expect(published[1]).toMatchObject({ version: 2, supersedes: 1, inputs: { scheme: first?.inputs.scheme } })
    expect(inputs.scheme).toBe(first?.inputs.scheme)
    const moved = await findMoversOf()
    if ('findings' in moved) throw new Error(JSON.stringify(moved.findings))
    const byName = new Map(moved.movers.map((one) => [one.name, one]))
    expect(byName.get('模拟企业12')).toMatchObject({
      before: { grade: 'D', rank: 12 },
      after: { grade: 'B', rank: 4 },
      inputs: [{ input: 'tax', before: '100.0', after: '950.0' }],
    })
    expect(byName.get('模拟企业11')).toMatchObject({ before: { grade: 'C' }, after: { grade: 'D' }, inputs: [] })
    expect([(await again(1)).same, (await again(2)).same]).toEqual([true, true])
    async function findMoversOf() {
      return await findMovers(city.works, await city.as('规则'), ID)
    }
  })

  it('工作簿、通报、名单按各自的版次写出；名单只有等级；工作簿不给看不到全部的人', async () => {
    const { works } = city
    const firms = await city.as('企业十二')
    const text = async (version: number) =>
      Buffer.from((await makePaper(works, firms, ID, { paper: 'public', version })) as Uint8Array).toString('utf8')
    expect(await text(1)).toContain(`${firm(12)},模拟企业12,南湖区,D`)
    expect(await text(2)).toContain(`${firm(12)},模拟企业12,南湖区,B`)
    expect((await text(2)).split('\r\n')[0]).toBe('\uFEFF编号,名称,分组,等级')
    for (const request of [{ paper: 'workbook' }, { paper: 'circular', circular: { internal: true } }] as const)
      expect(await makePaper(works, firms, ID, request)).toMatchObject({ findings: [{ code: 'process/not-whole' }] })
    const out = join(city.folder, '结果.xlsx')
    expect(await writePaper(works, await city.as('规则'), ID, { paper: 'workbook', version: 1 }, out)).toEqual([])
    expect(readFileSync(out).toString('latin1', 0, 2)).toBe('PK')
    expect(await makePaper(works, firms, ID, { paper: 'circular' })).toBeInstanceOf(Uint8Array)
  })

  it('经过：每一步的日期、人、角色', async () => {
    const shown = await showEvaluation(city.works, await city.as('审计'), ID)
    if ('findings' in shown) throw new Error(JSON.stringify(shown.findings))
    expect(shown.lines.slice(0, 5).map(({ day, kind, person }) => `${day} ${kind} ${person}`)).toEqual([
      '2026-03-01 plan 规则',
      '2026-03-01 publish-land 规则',
      '2026-03-02 freeze 规则',
      '2026-03-02 compute 规则',
      '2026-03-02 review 审核',
    ])
    expect(shown.versions).toHaveLength(2)
  })

  it('三年的等级：连续三年 D 的查得出来', async () => {
    const lowest = { ...FIGURES, tax: taxes(but(but(TAX, 12, 940), 11, 150)) }
    for (const year of ['2026', '2027']) {
      await fileAll(city, year, lowest)
      await driver(city, `亩均-${year}`, year).all()
    }
    const supervisor = await city.as('秀洲填报')
    expect(
      (await historyOf(city.works, supervisor, 'enterprise', firm(12))).map(({ period, version, grade }) => [
        period,
        version,
        grade,
      ]),
    ).toEqual([
      ['2025', 2, 'B'],
      ['2026', 1, 'B'],
      ['2027', 1, 'B'],
    ])
    const running = async (grade: string, years: number, until?: number) =>
      (await findRunning(city.works, supervisor, { kind: 'enterprise', grade, years, until })).map(
        ({ name, periods }) => `${name} ${periods}`,
      )
    expect(await running('D', 3)).toEqual(['模拟企业11 2025 2026 2027'])
    expect(await running('D', 4)).toEqual([])
    expect(await running('D', 2, 2026)).toEqual(['模拟企业11 2025 2026'])
    expect(await running('A', 3)).toEqual(['模拟企业1 2025 2026 2027', '模拟企业2 2025 2026 2027'])
  })

  it('冻结的文件被改动或不见了：审计指名文件和评价，备份不写出，没有它的备份不恢复', async () => {
    const { store, files } = city.works
    const { published } = await state()
    const checked = async () => {
      const { findings } = await audit(store, 'Asia/Shanghai', undefined, { look: lookInFolder(files) })
      return findings.map(({ code, at, facts }) => [code, at.file, facts['evaluation']])
    }
    const out = join(city.folder, '不全.zip')
    const backedUp = async () => {
      const made = await backup(store, { snapshots: files.folder }, out)
      expect(existsSync(out)).toBe(false)
      return 'findings' in made ? made.findings.map(({ code, at }) => [code, at.file]) : []
    }
    expect(await checked()).toEqual([])
    const [first] = published
    for (const [hash = '', ending] of [
      [first?.snapshot, 'parquet'],
      [first?.result, 'parquet'],
      [first?.inputs.sources, 'parquet'],
    ] as const) {
      const path = pathOf(hash, ending)
      const file = `snapshots/${hash.replace(':', '-')}.${ending}`
      await tampered(path, Buffer.concat([readFileSync(path), Buffer.from('x')]), async () => {
        expect(await checked()).toEqual([['store/kept-altered', file, ID]])
        expect(await backedUp()).toEqual([
          ['store/not-backed-up', undefined],
          ['store/kept-altered', file],
        ])
        rmSync(path)
        expect(await checked()).toEqual([['store/kept-absent', file, ID]])
        expect(await backedUp()).toEqual([
          ['store/not-backed-up', undefined],
          ['store/kept-absent', file],
        ])
      })
    }
    // The scheme and the rule book are those of every year.
    const scheme = pathOf(first?.inputs.scheme ?? '', 'yaml')
    await tampered(scheme, Buffer.from('x'), async () => {
      const [one, ...more] = await checked()
      expect([one?.[0], more]).toEqual(['store/kept-altered', []])
      expect(String(one?.[2]).split('、')).toEqual([ID, '亩均-2026', '亩均-2027'])
    })
    expect(await checked()).toEqual([])
    const without = join(city.folder, '没有快照.zip')
    await backup(store, {}, without)
    const [opened, whole] = [await openStore({ memory: true }, { bare: true }), await checkBackup(without)]
    if ('findings' in opened || 'findings' in whole) throw new Error('not opened')
    const refused = await restore(whole, opened.store, {}, 'Asia/Shanghai')
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['store/kept-absent']))
    await opened.store.close()
    whole.archive.close()
  })

  it('备份恢复到别处，照样重算得出；审计完好', async () => {
    const file = join(city.folder, '备份.zip')
    await backup(city.works.store, { snapshots: city.works.files.folder }, file)
    const [opened, checked] = [await openStore({ memory: true }, { bare: true }), await checkBackup(file)]
    if ('findings' in opened || 'findings' in checked) throw new Error('not opened')
    const elsewhere = join(city.folder, '别处')
    expect(await restore(checked, opened.store, { snapshots: elsewhere }, 'Asia/Shanghai')).toEqual([])
    const works = { store: opened.store, files: openContentFiles(elsewhere) }
    for (const version of [1, 2])
      expect(await reproduce(works, await city.as('审计'), ID, version)).toMatchObject({ same: true, findings: [] })
    expect((await audit(opened.store, 'Asia/Shanghai')).findings).toEqual([])
    await opened.store.close()
  })
})
