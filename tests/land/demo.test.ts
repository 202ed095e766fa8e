// The synthetic parcels: land used by tenure sums to the land that the same demo's departments report; read back through the real intake. 模拟数据。
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLand } from '../../src/app/land-check.ts'
import { findLandUsed } from '../../src/app/land-used.ts'
import { type DemoFiles, makeDemo } from '../../src/app/make-demo.ts'
import { toMu } from '../../src/record/land/parcel.ts'

const COUNTIES = join(import.meta.dirname, '../../data/published/jiaxing-counties.geojson')
const folders: string[] = []
async function make(): Promise<DemoFiles> {
  const out = mkdtempSync(join(tmpdir(), 'wanmu-demo-land-'))
  folders.push(out)
  return makeDemo({ out, seed: 3, enterprises: 2600, parcels: true })
}

let files: DemoFiles
beforeAll(async () => {
  files = await make()
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** ㎡ by enterprise, as 资规 reports it to the evaluation. */
async function reported(): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const path of [...files.above, ...files.below].filter((one) => one.includes('资规'))) {
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    const sheet = book.worksheets[0]
    const head = sheet?.getRow(2).values
    const column = (Array.isArray(head) ? head : []).findIndex((name) => String(name).includes('㎡'))
    sheet?.eachRow((row, i) => {
      if (i > 2) found.set(row.getCell(1).text, Number(row.getCell(column).value))
    })
  }
  return found
}

describe('模拟宗地', () => {
  it('每家企业的用地，与各部门报送的用地面积相同', async () => {
    const [layer = '', tenure = ''] = files.land
    const { uses, findings } = await findLandUsed({
      parcels: [layer],
      tenure: [tenure],
      day: '2024-12-31',
      basis: 'registered',
    })
    expect(findings.map(({ code }) => code)).toEqual(['land/area-unit-seen'])
    const land = await reported()
    expect(uses?.length).toBe(2600)
    expect(land.size).toBe(2600)
    for (const { holder, used } of uses ?? [])
      expect(Math.abs(used - (land.get(holder) ?? Number.NaN))).toBeLessThan(0.02)
    expect(uses?.some(({ by }) => by['lease-in'] > 0)).toBe(true)
  })
  it('宗地都在本县之内，量得与登记的总数相近，只有有意留下的毛病', async () => {
    const { lines, findings } = await checkLand({
      files: files.land.slice(0, 1),
      county: COUNTIES,
      tolerance: 0.03,
      sliver: { least: 1, width: 0.05 },
    })
    expect(lines.map(({ county }) => county).sort()).toEqual([
      '南湖区',
      '嘉善县',
      '平湖市',
      '桐乡市',
      '海宁市',
      '海盐县',
      '秀洲区',
    ])
    for (const { registered, measured } of lines) expect(Math.abs(measured / registered - 1)).toBeLessThan(0.003)
    expect(
      findings.filter(({ code }) => !['land/area-unit-seen', 'land/area-differs', 'land/overlap'].includes(code)),
    ).toEqual([])
    expect(findings.length).toBeLessThan(20)
    const total = lines.reduce((sum, one) => sum + one.registered, 0)
    expect(total).toBeCloseTo(toMu([...(await reported()).values()].reduce((sum, one) => sum + one, 0)), 0)
  })
  it('同一种子，逐字节相同', async () => {
    const again = await make()
    for (const [i, path] of files.land.entries())
      expect(readFileSync(path).equals(readFileSync(again.land[i] ?? ''))).toBe(true)
  })
  it('不要时不造', async () => {
    const out = mkdtempSync(join(tmpdir(), 'wanmu-demo-land-'))
    folders.push(out)
    expect((await makeDemo({ out, seed: 3, enterprises: 100 })).land).toEqual([])
  })
})
