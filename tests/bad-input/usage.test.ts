// Bad input · wrong usage, signals, closed pipes, odd surroundings. 模拟数据。
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, openBench } from './run-cli.ts'

let bench: Bench
let data: string
beforeAll(() => {
  bench = openBench()
  data = bench.put('data.csv', 'id,名称,评价税收,用地面积\nU1,甲,1,2\nU2,乙,5,2\n')
})
afterAll(() => bench.close())

describe('用法不对', () => {
  it.each([
    [['evaluate', 'scheme.yaml'], '缺少必须给出的选项“--data <file...>”'],
    [['evaluate', 'scheme.yaml', '--data'], '选项“--data <file...>”后面缺少内容'],
    [['explain', 'scheme.yaml', '--data', 'data.csv'], '缺少必须给出的选项“--id <id>”'],
    [['scheme', 'check'], '缺少参数“file”'],
    [['evalute'], '没有“evalute”这个命令，是否指 evaluate'],
    [['evaluate', 'a', 'b', '--data', 'data.csv'], '参数太多'],
    [['evaluate', 'scheme.yaml', '--data', 'data.csv', '--detial'], '没有“--detial”这个选项，是否指 --detail'],
    [
      ['evaluate', 'scheme.yaml', '--data', 'data.csv', '--format', 'pdf'],
      '“--format <format>”不能是“pdf”，可选：table',
    ],
    [['evaluate', 'scheme.yaml', '--data', 'data.csv', '--lang', 'fr'], '“--lang <lang>”不能是“fr”，可选：zh, en'],
    [['evaluate', 'scheme.yaml', '--data', 'data.csv', '--limit', '-1'], '须是不小于 0 的整数'],
    [['evaluate', 'scheme.yaml', '--data', 'data.csv', '--memory', 'viel'], '须写成 1500MB、2GB 的形式'],
    [['evaluate', 'scheme.yaml', '--data', 'data.csv', '--date', '2026-02-30'], '须是真实的日期'],
    [['demo', '--enterprises', '-5'], '--enterprises 须为'],
  ])('%j', async (args, words) => {
    const ran = await bench.run(args)
    expect(ran).toMatchObject({ exit: 2, out: '' })
    expect(ran.err).toContain(words)
    expect(ran.err).not.toMatch(/^\s+at /m)
  })
})

describe('--version', () => {
  it('在命令前面是程序的版本，在命令后面是第几版', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(await bench.run(['--version'])).toMatchObject({ exit: 0, out: `${version}\n` })
    expect(await bench.run(['-V'])).toMatchObject({ exit: 0, out: `${version}\n` })
    const commands = [
      ['reproduce', 'e1'],
      ['evaluation', 'show', 'e1'],
    ]
    for (const command of commands)
      for (const given of [['--version', 'x'], ['--version=x']]) {
        const ran = await bench.run([...command, ...given])
        expect(ran).toMatchObject({ exit: 2, out: '' })
        expect(ran.err).toContain('“--version <n>”不能是“x”')
      }
  })
})

describe('中途停下', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s：很快结束，不留临时文件和半截结果', async (signal, exit) => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `U${i},甲${i},${i % 977},${(i % 89) + 1}`)
    const large = bench.put('large.csv', `id,名称,评价税收,用地面积\n${rows.join('\n')}\n`)
    let late = 0
    const ran = await bench.evaluate([large], ['--format', 'xlsx', '--out', 'large.xlsx'], {
      // The temporary folder shows that the work has begun.
      during: (child) => {
        const timer = setInterval(() => {
          if (!bench.left().some((name) => name.startsWith('wanmu-intake'))) return
          clearInterval(timer)
          setTimeout(() => {
            late = performance.now()
            child.kill(signal)
          }, 200)
        }, 20)
        child.on('exit', () => clearInterval(timer))
      },
    })
    expect(ran).toMatchObject({ exit, out: '' })
    expect(ran.err).toContain('已取消，没有写出任何结果')
    expect(performance.now() - late).toBeLessThan(10_000)
    expect(bench.left()).toEqual([])
    expect(() => readFileSync(bench.path('large.xlsx'))).toThrow('ENOENT')
  })
  it.each([['table'], ['csv']])('%s 的读者先走了：安静地结束', async (format) => {
    const ran = await bench.evaluate([data], ['--format', format], { during: (child) => child.stdout?.destroy() })
    expect(ran).toMatchObject({ exit: 141, err: '' })
    expect(bench.left()).toEqual([])
  })
})

describe('环境', () => {
  it('没有 HOME、LANG=C、时区变了、文件夹名怪：同样的字节', async () => {
    const hash = async (env: Record<string, string | undefined>, out: string): Promise<string> => {
      const ran = await bench.evaluate([data], ['--format', 'xlsx', '--out', out], { env })
      expect(ran.exit).toBe(0)
      return createHash('sha256').update(readFileSync(out)).digest('hex')
    }
    const hashes = [
      await hash({}, bench.path('a.xlsx')),
      await hash({ HOME: undefined, LANG: 'C', LC_ALL: 'C', TZ: 'Pacific/Kiritimati' }, bench.path('b.xlsx')),
      await hash({ LC_ALL: 'tr_TR.UTF-8', TZ: 'America/St_Johns' }, bench.path("c '[1]* ü.xlsx")),
    ]
    expect(new Set(hashes).size).toBe(1)
  })
  it('内存上限太小：说清楚，什么都不写', async () => {
    const ran = await bench.evaluate([data], ['--format', 'csv', '--out', 'm.csv', '--memory', '8MB'])
    expect(ran).toMatchObject({ exit: 1, out: '', codes: ['run/memory'] })
    expect(() => readFileSync(bench.path('m.csv'))).toThrow('ENOENT')
    expect(bench.left()).toEqual([])
  })
})
