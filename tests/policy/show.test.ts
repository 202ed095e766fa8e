// What policy show says, and that the page of the job is what the program says.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadBook, OWN_BOOK } from '../../src/app/load-book.ts'
import { checkPolicy, showPolicy } from '../../src/app/policy.ts'
import { sentences } from '../../src/app/sentences.ts'
import { say } from '../../src/kernel/finding.ts'
import { clauseCited } from '../../src/policy/clause.ts'
import { broken, CLAUSES, GOALS } from './own-book.ts'

describe('policy show', () => {
  const show = (clause: string | undefined, more: Partial<Parameters<typeof showPolicy>[0]> = {}) =>
    showPolicy({
      ...(clause === undefined ? {} : { clause }),
      day: '2025-06-30',
      format: 'text',
      language: 'zh',
      ...more,
    })

  it('一条：概括、目标在当天的值、假定和由谁确认、出处的行', async () => {
    const { text = '' } = await show('1.2.2')
    expect(text).toContain('全市每年腾退低效用地：每年不低于 10,000 亩（自 2020-01-01 起） [vacated_yearly]')
    expect(text).toContain('小微企业园中达到“小微企业园占地”或“小微企业园建筑面积”的个数')
    expect(text).toContain('【待确认】由市自然资源和规划局确认')
    const [, line, column] = /goals\.yaml:(\d+):(\d+) 全市每年腾退低效用地/.exec(text) ?? []
    const lines = (await readFile(join(OWN_BOOK, 'goals.yaml'), 'utf8')).split('\n')
    expect(lines[Number(line) - 1]?.slice(Number(column) - 1)).toMatch(/^\{ at_least: 10000/)
  })

  it('全部：每一条都在，假定的有标记，到期的有标记', async () => {
    const { text = '' } = await show(undefined, { day: '2026-01-01' })
    for (const id of CLAUSES) expect(text).toMatch(new RegExp(`^ *${id.replaceAll('.', '\\.')} `, 'm'))
    expect(text).toContain('牵头 市经信局、市发展改革委；责任 市自然资源和规划局')
    expect(text).toContain('百亿级新产业集群数 到 2025-12-31（已到期）不低于 4 个【待确认】')
    expect(text).not.toContain('undefined')
  })

  it('上级条款列出下级条款；汉字的条款号也认得', async () => {
    const { text = '' } = await show('二（二）')
    expect(text).toBe((await show('2.2')).text)
    expect(text).toContain('两个牵头单位按各自职责分工负责')
    for (const part of ['2.2.1 两高一低', '2.2.2 低散乱整治', '2.2.3 退出型园区']) expect(text).toContain(part)
  })

  it('英文一页里单位和部门也是英文', async () => {
    const { text = '' } = await show('3.3', { language: 'en' })
    expect(text).toContain('lead Organization Department of the Municipal Party Committee')
    expect(text).toContain('Places commended: 6 (since 2020-01-01)')
  })

  it('JSON 与文字说的是同一些数', async () => {
    const one = JSON.parse((await show('2.3.3', { format: 'json' })).text ?? '') as {
      lead: string[]
      goals: { id: string; target: object }[]
    }
    expect(one.lead).toEqual(['市发展改革委'])
    expect(one.goals.map(({ id, target }) => ({ id, ...target }))).toMatchObject([
      { id: 'expert_teams', at_least: 100 },
      { id: 'exit_park_new_land', at_most: 0 },
    ])
    const whole = JSON.parse((await show(undefined, { format: 'json' })).text ?? '') as { clauses: { id: string }[] }
    expect(whole.clauses.map(({ id }) => id)).toEqual(CLAUSES)
  })

  it('说明页里的样子就是程序给的', async () => {
    const page = await readFile(new URL('../../docs/jobs/look-up-the-policy.md', import.meta.url), 'utf8')
    const shown = /```\n(3\.3 [^`]*?)\n```/.exec(page)?.[1] ?? expect.fail('no block')
    expect((await show('3.3')).text).toContain(shown)
    const told = /```\n(\[须改\][^`]*?)\n```/.exec(page)?.[1] ?? expect.fail('no findings')
    const { findings } = await loadBook(
      await broken([
        [GOALS, 'value: 3, cite: 3.3', 'value: 3, cite: 3.8'],
        [GOALS, 'confirm_by: 市发展改革委', 'confirm_by: 市发改革委'],
      ]),
    )
    expect(findings.map((one) => `[须改] ${say(one, sentences, 'zh')}`).join('\n')).toBe(told)
  })

  it('没有的条款：说相近的，不给结果', async () => {
    for (const [asked, near] of [
      ['2.2.33', '2.2.3'],
      ['__proto__', ''],
    ] as const) {
      const { text, findings } = await show(asked)
      expect(text).toBeUndefined()
      expect(findings.map((one) => [one.code, one.facts['near']])).toEqual([
        ['policy/no-such-clause', near === '' ? '' : `是否指“${near}”？`],
      ])
    }
  })

  it('有须改之处的规则库不给看；检查的数目与规则库一致', async () => {
    const folder = await broken([[GOALS, 'value: 3, cite: 3.3', 'value: 3, cite: 3.8']])
    expect((await show('3.3', { book: folder })).text).toBeUndefined()
    expect((await checkPolicy(folder)).counts).toBeUndefined()
    expect((await checkPolicy()).counts).toMatchObject({ clauses: CLAUSES.length, schemes: 3 })
  })

  it('方案的出处：数字或汉字的条款号认得，别的文件不当作条款', () => {
    expect(['3.3', '三（三）总得分', '二（十二）', '二十一（一）'].map(clauseCited)).toEqual([
      '3.3',
      '3.3',
      '2.12',
      '21.1',
    ])
    expect(['嘉政办发〔2021〕5号', '2021 年办法', '三、主要举措', ''].map(clauseCited)).toEqual(
      Array(4).fill(undefined),
    )
  })
})
