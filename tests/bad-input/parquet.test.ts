// Bad input · Parquet: none at all, encrypted, cut off, nested, decimals beyond reason, days for ids, no rows. 模拟数据。
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Duck, openDuck } from '../../src/store/duck.ts'
import { type Bench, openBench } from './run-cli.ts'

let bench: Bench
let duck: Duck
beforeAll(async () => {
  bench = openBench()
  duck = await openDuck({ threads: 1 })
})
afterAll(() => {
  duck.close()
  bench.close()
})

async function parquet(name: string, select: string, more = ''): Promise<string> {
  await duck.run(`COPY (${select}) TO '${bench.path(name)}' (FORMAT parquet${more})`)
  return bench.path(name)
}
const row = (id: string, tax = '1.0', land = '2'): string =>
  `SELECT ${id} AS id, '甲' AS 名称, ${tax} AS 评价税收, ${land} AS 用地面积`

describe('parquet', () => {
  it('读不了的各有原因，读得了的指到列和记录，一次说完', async () => {
    await duck.run("PRAGMA add_parquet_key('k', '0123456789112345')")
    await duck.run("SET force_mbedtls_unsafe = 'true'")
    const whole = readFileSync(await parquet('whole.parquet', row("'U0'")))
    const files = [
      bench.put('空.parquet', ''),
      bench.put('文字.parquet', 'id,评价税收\n'),
      bench.put('截断.parquet', whole.subarray(0, whole.length - 20)),
      await parquet('加密.parquet', row("'U1'"), ", ENCRYPTION_CONFIG {footer_key: 'k'}"),
      await parquet('重名.parquet', `${row("'U9'")}, 3 AS file_row_number`),
      await parquet('没有编号.parquet', 'SELECT 1.0 AS 评价税收, 2 AS 用地面积'),
      await parquet('没有行.parquet', `${row("'U2'")} WHERE false`),
      await parquet('嵌套.parquet', row("'U3'", "{'a': 1, 'b': [1, 2]}", '[2]')),
      await parquet('大小数.parquet', row("'U4'", 'CAST(12345678901234567890.12 AS DECIMAL(38, 2))')),
      await parquet('日期编号.parquet', row("TIMESTAMP '2026-01-02 03:04:05'")),
      await parquet('双精度编号.parquet', row('CAST(913304001234567890 AS DOUBLE)')),
      await parquet('NUL.parquet', row("'U' || chr(0) || '5'")),
    ]
    const ran = await bench.evaluate(files)
    expect(ran).toMatchObject({ exit: 1, out: '' })
    expect(
      ran.told.map(({ code, place }) => `${code.replace('intake/', '')} ${place.replace('.parquet', '')}`),
    ).toEqual([
      'empty-file 空',
      'not-parquet 文字',
      'broken-file 截断',
      'parquet-locked 加密',
      'reserved-column 重名',
      'no-header 没有编号',
      'no-units 没有行',
      'not-number 嵌套 C1 “评价税收”列',
      'not-number 嵌套 D1 “用地面积”列',
      'implausible 大小数 C1 “评价税收”列',
      'id-date 日期编号 A1 “id”列',
      'code-cut 双精度编号 A1 “id”列',
      'id-unsafe NUL A1 “id”列',
    ])
  })
  it('列名里的引号和 SQL 只是名字；只有一个没有行的文件要挡住', async () => {
    const odd = await parquet('odd.parquet', `${row("'U1'")}, 3 AS "a""b'; DROP TABLE input; --"`)
    expect(await bench.evaluate([odd])).toMatchObject({
      exit: 0,
      codes: ['intake/header-unmatched', 'evaluate/one-in-pool'],
    })
    const none = await parquet('none.parquet', `${row("'U2'")} WHERE false`)
    expect(await bench.evaluate([none])).toMatchObject({ exit: 1, out: '', codes: ['intake/no-rows'] })
  })
})
