// 没有差错的 Parquet：原地读，或一遍连起来；一有差错就走细查的路，说法照旧。模拟数据。
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readData } from '../../src/intake/read.ts'
import type { ColumnSpec } from '../../src/intake/types.ts'
import { openDuck } from '../../src/store/duck.ts'

const folder = mkdtempSync(join(tmpdir(), 'wanmu-together-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const columns: readonly ColumnSpec[] = [
  { id: 'tax', label: '税收', unit: '万元', required: true },
  { id: 'land', label: '用地', unit: '亩', min: 0 },
  { id: 'town', label: '镇', unit: '', type: 'text', required: true },
]
const TAX = `SELECT 'U' || i AS id, '模拟' || i AS "企业名称", i * 1e0 AS "税收（万元）" FROM range(3) t(i)`
const land = (rows: number, name = `'模拟' || (2 - i)`) =>
  `SELECT 'U' || (2 - i) AS id, ${name} AS name, i * 2e3 AS "用地（㎡）", '镇' || i AS "镇" FROM range(${rows}) t(i)`

async function read(...selects: readonly string[]) {
  const duck = await openDuck()
  try {
    const files = selects.map((_, n) => join(folder, `${n}-模拟.parquet`))
    for (const [n, select] of selects.entries()) await duck.run(`COPY (${select}) TO '${files[n]}' (FORMAT parquet)`)
    const result = await readData(duck, { files, columns, skipBad: false, uscc: true, folder })
    return {
      told: result.findings.map(({ code, at, facts }) => [code, at.row, facts['id']]),
      inPlace: result.inPlace.length,
      input: await duck.all('SELECT id, name, tax, round(land, 9) AS land, town FROM input ORDER BY id'),
      origin: await duck.all('SELECT id, source, "row" FROM origin ORDER BY id, source'),
    }
  } finally {
    duck.close()
  }
}

const row = (n: number) => ({ id: `U${n}`, name: `模拟${n}`, tax: n, land: (2 - n) * 3, town: `镇${2 - n}` })

it('两个部门的文件次序相反，也连成一户一行，各从哪一行来都记着', async () => {
  const { told, input, origin } = await read(TAX, land(3))
  expect(told).toEqual([])
  expect(input).toEqual([0, 1, 2].map(row))
  expect(origin).toEqual(
    [0, 1, 2].flatMap((n) => [
      { id: `U${n}`, source: 0, row: n + 1 },
      { id: `U${n}`, source: 1, row: 3 - n },
    ]),
  )
})

it('少一户的必填数：指出是哪一户在哪一行', async () => {
  expect((await read(TAX, land(2))).told).toEqual([['intake/required-absent', 1, 'U0']])
})

it('名称不一致：提示，用先到的', async () => {
  const { told, input } = await read(TAX, land(3, `'模拟甲'`))
  expect(told.map(([code]) => code)).toEqual(['intake/name-differs'])
  expect(input).toEqual([0, 1, 2].map(row))
})

it('一个文件没有差错就原地读；编号重复、代码校验码不对、数过大、名称里有控制字符，都不放过', async () => {
  const whole = `SELECT a.*, b.* EXCLUDE (id, name) FROM (${TAX}) a JOIN (${land(3)}) b USING (id)`
  const sound = await read(whole)
  expect([sound.told, sound.inPlace]).toEqual([[], 1])
  expect(sound.input).toEqual([0, 1, 2].map(row))
  const with_ = (id: string, name = `'模拟'`, tax = '1e0') =>
    read(`${whole} UNION ALL SELECT ${id}, ${name}, ${tax}, 1e0, '镇'`)
  expect((await with_(`'U1'`)).told.map(([code]) => code)).toEqual(['intake/id-twice'])
  expect((await with_(`'91330400Y000000010'`)).told.map(([code]) => code)).toEqual(['intake/uscc-check'])
  expect((await with_(`'U9'`, `'模拟'`, '1e300')).told.map(([code]) => code)).toEqual(['intake/implausible'])
  const cleaned = await with_(`'U9'`, `'模拟' || chr(7) || '九'`)
  expect([cleaned.told, cleaned.inPlace]).toEqual([[], 0])
  expect(cleaned.input.at(-1)?.['name']).toBe('模拟 九')
})
