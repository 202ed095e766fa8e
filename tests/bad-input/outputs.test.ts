// Bad input · where results go: never over an input, never half, never into nothing. 模拟数据。
import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, openBench } from './run-cli.ts'

let bench: Bench
let data: string
const CSV = 'id,名称,评价税收,用地面积\nU1,甲,1,2\nU2,乙,5,2\n'
beforeAll(() => {
  bench = openBench()
  data = bench.put('data.csv', CSV)
})
afterAll(() => bench.close())

const out = (path: string, ...more: string[]): string[] => ['--format', 'csv', '--out', path, ...more]

describe('写到输入文件上', () => {
  it.each([
    ['同一路径', () => data],
    ['绕路写的同一路径', () => `${bench.folder}/./data.csv`],
    [
      '符号链接',
      () => {
        symlinkSync(data, bench.path('soft.csv'))
        return bench.path('soft.csv')
      },
    ],
    [
      '硬链接',
      () => {
        linkSync(data, bench.path('hard.csv'))
        return bench.path('hard.csv')
      },
    ],
    ['方案文件', () => bench.path('scheme.yaml')],
  ])('%s：拒绝，输入一字不动', async (_, make) => {
    const target = make()
    const before = readFileSync(target, 'utf8')
    const ran = await bench.evaluate([data], out(target))
    expect(ran).toMatchObject({ exit: 1, out: '', told: [{ code: 'output/is-input', place: target }] })
    expect(readFileSync(target, 'utf8')).toBe(before)
  })
  it('没有写 --out 时的默认文件名正好是输入', async () => {
    const book = await bench.book('bad-input.xlsx', [
      ['id', '评价税收', '用地面积'],
      ['U1', 1, 2],
    ])
    const ran = await bench.evaluate([book], ['--format', 'xlsx'])
    expect(ran).toMatchObject({ exit: 1, codes: ['output/is-input'] })
  })
  it('问题表同样不能盖掉输入，也不能与结果是一个文件', async () => {
    const ran = await bench.evaluate([data], out('r.csv', '--findings', data))
    expect(ran).toMatchObject({ exit: 1, told: [{ code: 'output/is-input', place: data }] })
    const twin = await bench.evaluate([data], out('r.csv', '--findings', 'r.csv'))
    expect(twin).toMatchObject({ exit: 1, told: [{ code: 'output/twice', place: 'r.csv' }] })
  })
})

describe('写不进去的地方', () => {
  it.each([
    ['没有的文件夹', 'nowhere/r.csv', 'output/no-folder'],
    ['一个文件夹', '.', 'output/is-folder'],
    ['以斜杠结尾', 'new/', 'output/is-folder'],
    ['文件当作文件夹', 'data.csv/r.csv', 'output/no-folder'],
  ])('%s', async (_, path, code) => {
    const ran = await bench.evaluate([data], out(path))
    expect(ran).toMatchObject({ exit: 1, out: '', told: [{ code, place: path, blocking: true }] })
  })
  it('结果和问题表都写不了：一次说完', async () => {
    const ran = await bench.evaluate([data], out('nowhere/r.csv', '--findings', 'nowhere/f.xlsx'))
    expect(ran.told.map(({ place }) => place)).toEqual(['nowhere/r.csv', 'nowhere/f.xlsx'])
  })
  it('磁盘满：写文件和写标准输出都干净地结束', async () => {
    const ran = await bench.evaluate([data], out('/dev/full'))
    expect(ran).toMatchObject({ exit: 1, out: '', codes: ['output/failed'] })
    expect(ran.err).toContain('ENOSPC')
    expect(bench.left()).toEqual([])
  })
  it('文件名太长', async () => {
    const ran = await bench.evaluate([data], out(`${'长'.repeat(100)}.csv`))
    expect(ran).toMatchObject({ exit: 1, codes: ['output/failed'] })
  })
  it('临时文件夹不在', async () => {
    const ran = await bench.evaluate([data], [], { env: { TMPDIR: bench.path('no-tmp') } })
    expect(ran).toMatchObject({ exit: 1, out: '', codes: ['run/no-scratch'] })
  })
  // Root may write anywhere: the runs below are those of nobody in particular.
  const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {}
  it('只读的当前文件夹、只读的旧结果：说清楚；写到标准输出不受影响', async () => {
    const folder = bench.path('closed')
    mkdirSync(folder)
    const old = `${folder}/old.csv`
    writeFileSync(old, 'old')
    chmodSync(old, 0o444)
    chmodSync(folder, 0o555)
    chmodSync(bench.folder, 0o755)
    chmodSync(bench.temporary, 0o777)
    const options = { cwd: folder, ...nobody }
    const ran = await bench.evaluate([data], ['--format', 'xlsx'], options)
    expect(ran).toMatchObject({ exit: 1, out: '', told: [{ code: 'output/not-writable', place: 'bad-input.xlsx' }] })
    expect(await bench.evaluate([data], out(old), options)).toMatchObject({ exit: 1, codes: ['output/not-writable'] })
    expect(readFileSync(old, 'utf8')).toBe('old')
    const shown = await bench.evaluate([data], ['--format', 'csv'], options)
    expect(shown).toMatchObject({ exit: 0, err: '' })
    expect(readdirSync(folder)).toEqual(['old.csv'])
  })
})

describe('写得进去时', () => {
  it('旧结果整个换掉；符号链接指向的文件被换，链接还在', async () => {
    const real = bench.put('real.csv', 'old')
    symlinkSync(real, bench.path('to-real.csv'))
    expect(await bench.evaluate([data], out('to-real.csv'))).toMatchObject({ exit: 0, out: '' })
    expect(readFileSync(real, 'utf8').split('\n')[0]).toBe('id,name,pool,total,rank,grade,because')
    expect(readdirSync(bench.folder).filter((name) => name.includes('wanmu-part'))).toEqual([])
  })
  it('同时跑两份互不干扰，写同一个文件也总是完整的一份', async () => {
    const other = bench.put('other.csv', CSV.replaceAll('U', 'V'))
    const runs = await Promise.all([
      bench.evaluate([data], out('both.csv')),
      bench.evaluate([other], out('both.csv')),
      bench.evaluate([data], out('one.csv')),
      bench.evaluate([other], out('two.csv')),
    ])
    expect(runs.map(({ exit }) => exit)).toEqual([0, 0, 0, 0])
    const read = (name: string): string => readFileSync(bench.path(name), 'utf8')
    expect([read('one.csv'), read('two.csv')]).toContain(read('both.csv'))
    expect(read('one.csv').replaceAll('U', 'V')).toBe(read('two.csv'))
    expect(bench.left()).toEqual([])
  })
})
