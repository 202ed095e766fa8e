// Bad input · the rule book at the command line: exit codes, what goes to stdout and what to stderr.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OWN_BOOK } from '../../src/app/load-book.ts'
import { type Bench, openBench } from './run-cli.ts'

let bench: Bench
beforeAll(() => {
  bench = openBench()
})
afterAll(() => bench.close())

describe('wanmu policy', () => {
  it('看：结果在标准输出，退出码 0', async () => {
    const ran = await bench.run(['policy', 'show', '3.3', '--at', '2025-06-30'])
    expect(ran).toMatchObject({ exit: 0, err: '' })
    expect(ran.out).toContain('通报表扬的名次：6 名')
  })

  it('没有的条款：退出码 1，标准输出没有内容', async () => {
    expect(await bench.run(['policy', 'show', '3.33'])).toMatchObject({
      exit: 1,
      out: '',
      codes: ['policy/no-such-clause'],
    })
  })

  it('不是日期、不认识的格式：退出码 2', async () => {
    for (const wrong of [
      ['--at', '2025-02-30'],
      ['--at', '昨天'],
      ['--format', 'xlsx'],
    ])
      expect(await bench.run(['policy', 'show', ...wrong])).toMatchObject({ exit: 2, out: '' })
  })

  it('检查：没有问题退出 0；有问题退出 1，带文件、行、列；JSON 里也有那句话', async () => {
    expect(await bench.run(['policy', 'check'])).toMatchObject({ exit: 0, out: '', told: [] })
    const folder = bench.path('book')
    cpSync(OWN_BOOK, folder, { recursive: true })
    const goals = join(folder, 'goals.yaml')
    writeFileSync(goals, readFileSync(goals, 'utf8').replace('value: 3, cite: 3.3', 'value: 3, cite: 3.8'))
    const ran = await bench.run(['policy', 'check', folder])
    expect(ran).toMatchObject({ exit: 1, out: '', codes: ['policy/unknown-clause'] })
    expect(ran.err).toMatch(/goals\.yaml 第 \d+ 行第 \d+ 列/)
    const json = await bench.run(['policy', 'check', '--book', folder, '--format', 'json', '--lang', 'en'])
    const { counts, findings } = JSON.parse(json.out) as { counts: null; findings: { said: string }[] }
    expect([json.exit, counts, findings.length]).toEqual([1, null, 1])
    expect(findings[0]?.said).toContain('there is no clause 3.8')
  })

  it('没有的文件夹：六个文件各说一句', async () => {
    const ran = await bench.run(['policy', 'check', bench.path('nowhere')])
    expect([ran.exit, ran.codes]).toEqual([1, Array(6).fill('policy/no-file')])
  })
})
