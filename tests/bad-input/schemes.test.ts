// Bad input · scheme files: odd bytes, hostile YAML, names that are code elsewhere, numbers that do not add up. 模拟数据。
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, openBench, type Ran, SCHEME } from './run-cli.ts'

let bench: Bench
let count = 0
beforeAll(() => {
  bench = openBench()
})
afterAll(() => bench.close())

const check = (text: string | Uint8Array): Promise<Ran> =>
  bench.run(['scheme', 'check', bench.put(`s${++count}.yaml`, text)])
const change = (from: string, to: string): string => {
  if (!SCHEME.includes(from)) throw new Error(`nothing to change: ${from}`)
  return SCHEME.replace(from, to)
}
/** `code place` without the file's name. */
const said = ({ told }: Ran): string[] =>
  told.map(({ code, place }) => `${code.replace('evaluate/', '')} ${place.split(' ').slice(1).join(' ')}`.trim())

describe('不是方案文件', () => {
  it.each([
    ['GBK', Buffer.from([0x61, 0x3a, 0x0a, 0x62, 0x3a, 0xbb, 0xb5]), 'not-utf8 第 2 行第 1 列'],
    ['NUL', 'a: 1\nb: \0', 'no-text 第 2 行第 1 列'],
    ['空', '', 'no-scheme'],
    ['只有注释', '# 模拟数据\n\n', 'no-scheme'],
    ['一句话', 'hello', 'no-scheme 第 1 行第 1 列'],
    ['一列表', '- a', 'no-scheme 第 1 行第 1 列'],
    ['100 MB', Buffer.alloc(100_000_000, 'a: 1\n'), 'file-too-long'],
    ['压缩包', Buffer.from('PK\x03\x04'), 'workbook'],
  ])('%s', async (_, text, expected) => {
    const ran = await check(text)
    expect({ exit: ran.exit, out: ran.out, said: said(ran) }).toEqual({ exit: 1, out: '', said: [expected] })
  })
  it('文件夹、没有的文件、真正的 xlsx', async () => {
    mkdirSync(bench.path('folder'))
    const book = await bench.book('scheme.xlsx', [['id']])
    for (const [path, code] of [
      ['folder', 'evaluate/folder'],
      ['nowhere.yaml', 'evaluate/no-file'],
      [book, 'evaluate/workbook'],
    ] as const)
      expect(await bench.run(['evaluate', path, '--data', 'x.csv'])).toMatchObject({ exit: 1, out: '', codes: [code] })
  })
  it('UTF-16、带 BOM、CRLF 的方案照读', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(SCHEME, 'utf16le')])
    for (const text of [utf16, `\ufeff${SCHEME}`, SCHEME.replaceAll('\n', '\r\n')])
      expect(await check(text)).toMatchObject({ exit: 0, told: [] })
  })
})

describe('YAML', () => {
  const bomb = [
    'a0: &a0 [x]',
    ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`)}]`),
  ]
  it.each([
    ['别名炸弹', bomb.join('\n'), ['yaml'], '展开后过多'],
    [
      '合并键 <<',
      change('  land: {', '  base: &b { unit: 亩 }\n  land: { <<: *b,'),
      ['unknown-key 第 6 行第 15 列 inputs.land.<<'],
      '不认识的项',
    ],
    ['重复的键', `${SCHEME}decimals: 3\n`, ['yaml 第 12 行第 1 列'], '两个相同的项'],
    ['制表符缩进', change('  id: total', '\tid: total'), ['yaml 第 7 行第 1 列'], '请改用空格'],
    ['引号没有合上', change('title: ', 'title: "'), ['yaml'], 'YAML'],
    ['嵌套三千层', `index: ${'['.repeat(3000)}`, ['yaml'], 'YAML'],
    ['两份文档', `${SCHEME}---\n${SCHEME}`, ['yaml 第 12 行第 1 列'], '不止一份文档'],
    [
      '代码标签',
      change('decimals: 2', 'decimals: !!js/function "f()"'),
      ['wrong-value 第 11 行第 26 列 decimals'],
      '须是整数',
    ],
  ])('%s', async (_, text, expected, words) => {
    const ran = await check(text)
    expect(ran).toMatchObject({ exit: 1, out: '' })
    expect(said(ran)[0]).toContain(expected[0])
    expect(ran.err).toContain(words)
    expect(ran.err.length).toBeLessThan(3000)
  })
})

describe('内容', () => {
  it('权重、分级、小数位、控制字符：各有各的位置', async () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      [change('id: total\n', 'id: total\n  weight: 90\n'), ['weights-sum 第 7 行第 3 列 index']],
      [
        change('[B, 0.6], [C, 0.95], [D, 1]', '[B, 0.1], [C, 0.95], [D, 0.9]'),
        [
          'cut-order 第 10 行第 38 列 grades.cut[1]',
          'cut-order 第 10 行第 59 列 grades.cut[3]',
          'shares-end 第 10 行第 59 列 grades.cut[3]',
        ],
      ],
      [
        change(
          'by: share, cut: [[A, 0.2], [B, 0.6], [C, 0.95], [D, 1]]',
          'by: threshold, cut: [[A, 60], [B, 80], [C, 10]]',
        ),
        ['threshold-order 第 10 行第 41 列 grades.cut[1]', 'threshold-end 第 10 行第 50 列 grades.cut[2]'],
      ],
      [change('decimals: 2', 'decimals: 1000000000'), ['wrong-value 第 11 行第 11 列 decimals']],
      [change('weight: 100', 'weight: .inf'), ['wrong-value 第 9 行第 65 列 index.of[0].weight']],
      [
        change('label: 亩均税收', 'label: "亩\\u001b[31m均"').replace('坏数据', '坏\u202e数据'),
        ['control-character 第 2 行第 8 列 title', 'control-character 第 9 行第 33 列 index.of[0].label'],
      ],
    ]
    const runs = await Promise.all(cases.map(([text]) => check(text)))
    expect(runs.map(said)).toEqual(cases.map(([, expected]) => expected))
    expect(runs.map(({ exit }) => exit)).toEqual(cases.map(() => 1))
  })
  it('编号里的路径、引号、SQL 一次说完', async () => {
    const names = ['a/b', '../x', "a'b", 'a;drop table x', 'a.b', '1a', 'id', '']
    const inputs = names.map((name) => `  ${JSON.stringify(name)}: { unit: 亩 }\n`)
    const ran = await check(
      change('  tax: {', `${inputs.join('')}  tax: {`).replace('decimals', `pools: ["a\\"--"]\ndecimals`),
    )
    expect(ran.exit).toBe(1)
    expect(ran.codes).toEqual([...names, ''].map(() => 'evaluate/input-name'))
    expect(ran.told.map(({ place }) => /第 (\d+) 行/.exec(place)?.[1])).toEqual([
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '19',
    ])
    const node = await check(change('id: tax_per_mu', 'id: a/b').replace('scheme: bad-input', 'scheme: ../../x'))
    expect(said(node)).toEqual(['wrong-value 第 1 行第 9 列 scheme', 'wrong-value 第 9 行第 13 列 index.of[0].id'])
  })
  it('__proto__、constructor、rank、grade 这样的编号只是名字', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'rank', 'grade', 'because', 'total', 'pool']
    const inputs = names.map((name) => `  ${name}: { unit: 万元 }\n`).join('')
    const leaves = names
      .map((name) => `    - { id: ${name === 'total' ? 'valueOf' : name}, value: ${name} / land }\n`)
      .join('')
    const [before = '', after = ''] = change('  tax: {', `${inputs}  tax: {`).split(/^ {4}- .*\n/m)
    const scheme = bench.put('proto.yaml', before + leaves + after)
    const data = bench.put(
      'proto.csv',
      `id,${names.join()},评价税收,用地面积\nU1,${names.map((_, i) => i + 1).join()},1,2\n`,
    )
    const ran = await bench.run(['evaluate', scheme, '--data', data, '--format', 'json', '--detail'])
    expect(ran.exit).toBe(0)
    const [row] = JSON.parse(ran.out) as Record<string, unknown>[]
    expect(row).toMatchObject({
      id: 'U1',
      total: 18,
      rank: 1,
      'rank.value': 2,
      '__proto__.points': 0.5,
      'constructor.value': 1,
    })
  })
})
