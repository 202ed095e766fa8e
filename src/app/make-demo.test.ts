// The demo's files: every input of the three schemes is delivered by exactly one department, under a header that says its unit; all say 模拟.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type DemoFiles, makeDemo } from './make-demo.ts'

const schemes = new URL('../../policies/jiaxing/schemes/', import.meta.url)
const isThere = ['enterprises-above', 'enterprises-below', 'platforms'].every((name) =>
  existsSync(new URL(`${name}.yaml`, schemes)),
)
const labels = (scheme: string): string[] => {
  const { inputs } = parse(readFileSync(new URL(`${scheme}.yaml`, schemes), 'utf8')) as {
    inputs: Record<string, { label?: string }>
  }
  return Object.entries(inputs).map(([id, input]) => input.label ?? id)
}

async function readSheet(path: string): Promise<{ title: string; head: string[]; rows: number }> {
  const book = new excel.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.worksheets[0]
  const head = sheet?.getRow(2).values
  return {
    title: sheet?.getCell('A1').text ?? '',
    head: Array.isArray(head) ? head.slice(1).map(String) : [],
    rows: (sheet?.rowCount ?? 0) - 2,
  }
}

describe.skipIf(!isThere)('模拟城市的部门报表', () => {
  const out = mkdtempSync(join(tmpdir(), 'wanmu-demo-'))
  let files: DemoFiles
  beforeAll(async () => {
    files = await makeDemo({ out, seed: 1, enterprises: 1300 })
  })
  afterAll(() => rmSync(out, { recursive: true, force: true }))

  it('办法要的每一列都恰有一个部门报送', async () => {
    for (const [group, scheme] of [
      ['above', 'enterprises-above'],
      ['below', 'enterprises-below'],
      ['platforms', 'platforms'],
    ] as const) {
      const heads = (await Promise.all(files[group].map(readSheet))).flatMap((sheet) => sheet.head.slice(2))
      const missing = labels(scheme).filter(
        (label) => heads.filter((head) => head === label || head.startsWith(`${label}（`)).length !== 1,
      )
      expect(missing, scheme).toEqual([])
    }
  })

  it('文件名与标题都注明模拟数据，行数对', async () => {
    for (const path of Object.values(files).flat()) {
      expect(basename(path)).toContain('模拟')
      expect((await readSheet(path)).title).toContain('模拟数据')
    }
    for (const path of files.above) expect((await readSheet(path)).rows).toBe(300)
    for (const path of files.below) expect((await readSheet(path)).rows).toBe(1000)
    for (const path of files.platforms) expect((await readSheet(path)).rows).toBe(24)
  })

  it('同一种子，文件逐字节相同', async () => {
    const again = mkdtempSync(join(tmpdir(), 'wanmu-demo-'))
    const second = await makeDemo({ out: again, seed: 1, enterprises: 1300 })
    const pairs = Object.values(files)
      .flat()
      .map((path, k) => [path, Object.values(second).flat()[k] ?? ''] as const)
    for (const [a, b] of pairs) expect(readFileSync(b).equals(readFileSync(a)), basename(a)).toBe(true)
    rmSync(again, { recursive: true, force: true })
  })
})
