// Bad input · formulas that reach for files, other rows or statements: all refused at once, each at its place. 模拟数据。
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, openBench, SCHEME } from './run-cli.ts'

let bench: Bench
beforeAll(() => {
  bench = openBench()
})
afterAll(() => bench.close())

/** Formula, what is told, and the column (from 1) within the formula. */
const REFUSED: readonly (readonly [formula: string, code: string, at: number])[] = [
  ['taxx / land', 'unknown-column', 1],
  ['tax / constructor', 'unknown-column', 7],
  ['tax / __proto__', 'unknown-column', 7],
  ['tax / rowid', 'unknown-column', 7],
  ['tax / current_date', 'unknown-column', 7],
  ['tax / (select max(tax) from input)', 'formula-subquery', 7],
  ['tax in (1, (select 2))', 'formula-subquery', 12],
  ['exists(select 1)', 'formula-subquery', 1],
  ["read_csv('/etc/passwd')", 'formula-function', 1],
  ["tax + read_text('/etc/passwd')", 'formula-function', 7],
  ["glob('*')", 'formula-function', 1],
  ["getenv('HOME')", 'formula-function', 1],
  ["current_setting('temp_directory')", 'formula-function', 1],
  ['random()', 'formula-function', 1],
  ['list_transform([1, 2], x -> x + 1)', 'formula-function', 1],
  ['lambda x: x + 1', 'formula-construct', 8],
  ["ATTACH 'x.db'", 'formula-construct', 1],
  ['PRAGMA database_list', 'formula-construct', 1],
  ["COPY input TO 'x'", 'formula-syntax', 6],
  ['tax; drop table input', 'formula-statement', 4],
  ['tax, land', 'formula-statement', 1],
  ['tax from input', 'formula-statement', 1],
  ['tax union select 1', 'formula-statement', 1],
  ['tax--1', 'formula-comment', 4],
  ['tax /* land */ / 2', 'formula-comment', 5],
  ['sum(tax) over ()', 'formula-construct', 1],
  ['cast(tax as varchar)', 'formula-construct', 1],
  ['COLUMNS(tax)', 'formula-construct', 1],
  ['$1 + tax', 'formula-construct', 1],
  ['tax /', 'formula-syntax', 6],
  ['1e400', 'formula-syntax', 1],
  [`${'abs('.repeat(200)}tax${')'.repeat(200)}`, 'formula-depth', 605],
  ["'万元'", 'not-a-number', 1],
]

/** A leaf per formula, each on a line of its own. */
const scheme = (formulas: readonly string[]): string => {
  const leaves = formulas.map((formula, i) => `    - { id: n${i}, value: ${JSON.stringify(formula)} }`)
  const [before = '', after = ''] = SCHEME.split(/^ {4}- .*\n/m)
  return `${before}${leaves.join('\n')}\n${after}`
}
const FIRST_LINE = SCHEME.split('\n').findIndex((line) => line.startsWith('    - ')) + 1

describe('公式', () => {
  it('不许的写法一次说完，各指到行和列，什么都没有执行', async () => {
    const before = readdirSync(bench.folder)
    const file = bench.put('formulas.yaml', scheme(REFUSED.map(([formula]) => formula)))
    const ran = await bench.run(['scheme', 'check', file])
    expect(ran).toMatchObject({ exit: 1, out: '' })
    const expected = REFUSED.map(([, code, at], i) => {
      const column = `    - { id: n${i}, value: "`.length + at
      return `evaluate/${code} 第 ${FIRST_LINE + i} 行第 ${column} 列`
    })
    const got = ran.told.map(({ code, place }) => `${code} ${/第 \d+ 行第 \d+ 列/.exec(place)?.[0]}`)
    expect(got.toSorted()).toEqual(expected.toSorted())
    expect(ran.err).toContain('是否指 tax？')
    expect(readdirSync(bench.folder)).toEqual([...before, 'formulas.yaml'].sort())
  })
  it('引号里的分号、注释号只是文字；很长但合规的公式照算', async () => {
    const long = Array.from({ length: 90 }, () => 'tax').join(' + ')
    const file = bench.put('sound.yaml', scheme([`case when name = ';--/*' then 0 else tax end`, long]))
    const data = bench.put('data.csv', 'id,名称,评价税收,用地面积\nU1,;--/*,1,2\nU2,乙,5,2\n')
    const ran = await bench.run(['evaluate', file, '--data', data, '--format', 'csv', '--detail'])
    expect(ran).toMatchObject({ exit: 0, err: '' })
    expect(ran.out.split('\n').map((line) => line.split(',').slice(0, 4).join())).toEqual([
      'id,name,pool,total',
      'U2,乙,全部,455',
      'U1,;--/*,全部,90',
      '',
    ])
  })
  it('超过 4000 字的公式', async () => {
    const ran = await bench.run(['scheme', 'check', bench.put('long.yaml', scheme(['tax + '.repeat(700)]))])
    expect(ran).toMatchObject({ exit: 1, codes: ['evaluate/wrong-value'] })
    expect(ran.err).toContain('最多 4000 个字符')
    expect(ran.err.length).toBeLessThan(500)
  })
  it('循环引用，隔几层也认得', async () => {
    const ring = bench.put('ring.yaml', scheme(['n1 + 1', 'n2 * 2', 'n0', 'n3', 'total']))
    const ran = await bench.run(['scheme', 'check', ring])
    expect(ran.exit).toBe(1)
    expect(ran.told.map(({ code, place }) => `${code} ${place.split(' ').at(-1)}`)).toEqual([
      'evaluate/cycle index.of[0].value',
      'evaluate/cycle index.of[1].value',
      'evaluate/cycle index.of[3].value',
      'evaluate/cycle index.of[4].value',
    ])
  })
  it('两百条以上：显示前两百条，其余计数', async () => {
    const file = bench.put('many.yaml', scheme(Array.from({ length: 300 }, () => 'taxx')))
    const ran = await bench.run(['scheme', 'check', file])
    expect(ran.exit).toBe(1)
    expect(ran.told).toHaveLength(200)
    expect(ran.err).toContain('共 300 条，以上为前 200 条')
  })
})
