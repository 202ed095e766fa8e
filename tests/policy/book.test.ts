// The rule book of Jiaxing: every clause and number of the policy stands there, and agrees with data and schemes.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { OWN_BOOK } from '../../src/app/load-book.ts'
import { sentences } from '../../src/app/sentences.ts'
import { say } from '../../src/kernel/finding.ts'
import { at, inForce } from '../../src/policy/at.ts'
import { byNumber, unitsInCharge } from '../../src/policy/clause.ts'
import { unitFinder } from '../../src/policy/names.ts'
import { book, CLAUSES, own } from './own-book.ts'

/** Every number the policy fixes, with its unit, its date and the clause. */
const NUMBERS: Readonly<Record<string, readonly [limit: string, unit: string, due: string, cite: string]>> = {
  major_clusters: ['>=5', '个', '2025-12-31', '1.2.1'],
  major_cluster_output: ['>=1000', '亿元', '2025-12-31', '1.2.1'],
  x_cluster_output: ['>=100', '亿元', '2025-12-31', '1.2.1'],
  complexes: ['>=30', '个', '2025-12-31', '1.2.1'],
  leading_industries: ['>=1 <=2', '个', '2025-12-31', '1.2.1'],
  vacated_yearly: ['>=10000', '亩', 'every_year', '1.2.2'],
  platform_revenue: ['>=500', '亿元', '2025-12-31', '1.2.2'],
  thousand_platform_revenue: ['>=1000', '亿元', '2025-12-31', '1.2.2'],
  thousand_platforms: ['>=8', '个', '2025-12-31', '1.2.2'],
  cultivation_bases: ['>=10', '个', '2025-12-31', '1.2.2'],
  cultivation_base_revenue: ['>=100', '亿元', '2025-12-31', '1.2.2'],
  small_parks: ['>=100', '个', '2025-12-31', '1.2.2'],
  small_park_land: ['>=100', '亩', '2025-12-31', '1.2.2'],
  small_park_floor: ['>=100000', '㎡', '2025-12-31', '1.2.2'],
  listed_firms: ['>=80', '家', '2025-12-31', '1.2.3'],
  big_firms: ['>=1', '家', '2025-12-31', '1.2.3'],
  big_firm_revenue: ['>=100', '亿元', '2025-12-31', '1.2.3'],
  added_rate: ['>=25', '%', '2025-12-31', '1.2.3'],
  tax_per_mu: ['>=35', '万元/亩', '2025-12-31', '1.2.3'],
  international_parks: ['>=1', '个', '2025-12-31', '2.1.3'],
  expert_teams: ['>=100', '个', 'every_year', '2.3.3'],
  exit_park_new_land: ['<=0', '亩', 'always', '2.3.3'],
}
/** Whom the policy names, section by section. */
const ZONES = '嘉兴经济技术开发区 嘉兴港区管委会'
const IN_CHARGE: Readonly<Record<string, readonly [lead: string, responsible: string]>> = {
  '2.1': ['市发展改革委', '市经信局 市科技局 市商务局'],
  '2.2': ['市经信局 市发展改革委', '市自然资源和规划局 市生态环境局 市应急管理局 市市场监督管理局 市消防救援支队'],
  '2.3': ['市发展改革委', '市人才办 市经信局 市教育局 市科技局 市自然资源和规划局 市商务局 市长三办'],
  '3.1': [
    '市委组织部 市发展改革委',
    `市经信局 市教育局 市科技局 市自然资源和规划局 市商务局 各县（市、区）政府 ${ZONES}`,
  ],
  '3.2': ['市发展改革委', `市跑改办 市经信局 各县（市、区）政府 ${ZONES}`],
  '3.3': ['市委组织部 市发展改革委 市商务局', `各县（市、区）政府 ${ZONES}`],
}

describe('嘉兴规则库', () => {
  it('没有须改之处，也没有提示', () => {
    expect(own.findings.map((one) => say(one, sentences, 'zh'))).toEqual([])
  })

  it('政策的每一条都在，不多不少', () => {
    expect(Object.keys(book.clauses).sort(byNumber)).toEqual(CLAUSES)
  })

  it('政策的每个数都在，值、单位、期限、条款都对；别的目标都标了假定', () => {
    const day = '2025-06-30'
    const found = at(book, day).goals.map(({ id, goal, target }) => {
      const { at_least: least, at_most: most, due, cite, assumed } = target?.value ?? {}
      const limit = [least === undefined ? [] : `>=${least}`, most === undefined ? [] : `<=${most}`].flat().join(' ')
      return { id, is: [limit, goal.unit, due, [cite].flat()[0]], assumed: assumed !== undefined }
    })
    expect(Object.fromEntries(found.filter((one) => !one.assumed).map(({ id, is }) => [id, is]))).toEqual(NUMBERS)
    const silent = found.filter((one) => one.assumed).map(({ id }) => id)
    expect(silent).toEqual(['x_clusters', 'added_per_head', 'new_chemical_parks'])
  })

  it('参数里政策定了的只有通报前六名和县级批准，其余都标了假定和由谁确认', () => {
    const open = Object.entries(book.parameters).filter(([, one]) =>
      Object.values(one.values).every(({ assumed, confirm_by: by }) => assumed !== undefined && by !== undefined),
    )
    const fixed = Object.keys(book.parameters).filter((id) => !open.some(([one]) => one === id))
    expect(fixed).toEqual(['commended_places', 'exit_exception_approver'])
    expect(inForce(book.parameters['commended_places']?.values ?? {}, '2025-01-01')?.value.value).toBe(6)
    expect(open.length).toBeGreaterThanOrEqual(12)
  })

  it('牵头和责任单位与原文一致，下级条款随上级', () => {
    for (const [id, [lead, responsible]] of Object.entries(IN_CHARGE))
      expect({ id, ...unitsInCharge(book.clauses, id) }).toEqual({
        id,
        lead: lead.split(' '),
        with: responsible.split(' '),
      })
    expect(unitsInCharge(book.clauses, '2.2.3')).toEqual(unitsInCharge(book.clauses, '2.2'))
    expect(unitsInCharge(book.clauses, '1.2.2').lead).toEqual([])
  })

  it('填报单位是七个县（市、区）和两个区，代码与国标一致，与已公布数据所用的名称对得上', async () => {
    const reporting = Object.values(book.units).filter(({ parent }) => parent === 'jiaxing')
    expect(reporting.map(({ name, code }) => `${name.zh} ${code ?? '-'}`)).toEqual([
      ...['南湖区 330402', '秀洲区 330411', '嘉善县 330421', '海盐县 330424', '海宁市 330481', '平湖市 330482'],
      ...['桐乡市 330483', '嘉兴经济技术开发区 -', '嘉兴港区 -'],
    ])
    const figures = parse(
      await readFile(new URL('../../data/published/jiaxing-figures.yaml', import.meta.url), 'utf8'),
    ) as Record<string, { units?: object }>
    const towns = parse(
      await readFile(new URL('../../data/published/jiaxing-towns.yaml', import.meta.url), 'utf8'),
    ) as Record<string, { name: string }>
    const known = Object.values(book.units).flatMap(({ name, short, also }) => [name.zh, short.zh, ...(also ?? [])])
    const used = Object.values(figures).flatMap(({ units }) => Object.keys(units ?? {}))
    expect(used.filter((name) => !known.includes(name))).toEqual([])
    for (const [code, { name }] of Object.entries(towns))
      expect(Object.values(book.units).find((one) => one.code === code)?.name.zh).toBe(name)
  })

  it('各部门报送的表写的部门都认得', async () => {
    const names: string[] = []
    for (const file of ['departments', 'platforms'])
      for (const [, name] of (
        await readFile(new URL(`../../data/demo/${file}.yaml`, import.meta.url), 'utf8')
      ).matchAll(/department: ([^,\s]+)/g))
        names.push(name ?? '')
    const find = unitFinder(book)
    expect(names.length).toBeGreaterThan(30)
    expect(names.filter((name) => find(name)?.of !== 'departments')).toEqual([])
  })

  it('方案的每一列都在指标目录里，标签和单位相同', async () => {
    for (const name of ['enterprises-above', 'enterprises-below', 'platforms']) {
      const scheme = parse(await readFile(join(OWN_BOOK, `schemes/${name}.yaml`), 'utf8')) as {
        subject: string
        inputs: Record<string, { label: string; unit?: string }>
      }
      for (const [id, { label, unit }] of Object.entries(scheme.inputs)) {
        const listed = book.indicators[`${scheme.subject}.${id}`]
        expect({ id, label: listed?.label.zh, unit: listed?.unit }).toEqual({ id, label, unit })
      }
    }
  })
})
