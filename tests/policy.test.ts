// The rule book of Jiaxing, whole: every clause and number of the policy stands there; every check finds what one mutation breaks.
import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadBook, OWN_BOOK } from '../src/app/load-book.ts'
import { checkPolicy, showPolicy } from '../src/app/policy.ts'
import { sentences } from '../src/app/sentences.ts'
import { say } from '../src/kernel/finding.ts'
import { at, inForce } from '../src/policy/at.ts'
import { checkBook } from '../src/policy/check.ts'
import { byNumber, clauseCited, unitsInCharge } from '../src/policy/clause.ts'
import { isDay } from '../src/policy/days.ts'
import { unitFinder } from '../src/policy/names.ts'
import { BOOK_FILES, type BookFile, readBook } from '../src/policy/read.ts'
import { policySentences } from '../src/policy/sentences.ts'
import { bookText, clauseText } from '../src/policy/tell.ts'
import { viewBook } from '../src/policy/view.ts'

const own = await loadBook(OWN_BOOK)
const book = own.book
if (book === undefined) throw new Error(own.findings.map((one) => say(one, sentences, 'zh')).join('\n'))
const temporary: string[] = []
afterAll(() => Promise.all(temporary.map((folder) => rm(folder, { recursive: true, force: true }))))

/** Every numbered place of the policy's text, counted by hand: chapters 一 to 三, sections （一） on, paragraphs or 一是 on. */
const CLAUSES = [
  ...['0', '1', '1.1', '1.2', '1.2.1', '1.2.2', '1.2.3'],
  ...['2', '2.1', '2.1.1', '2.1.2', '2.1.3', '2.2', '2.2.1', '2.2.2', '2.2.3'],
  ...['2.3', '2.3.1', '2.3.2', '2.3.3', '2.3.4', '3', '3.1', '3.2', '3.3'],
]
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
      ...['桐乡市 330483', '嘉兴经济技术开发区 -', '嘉兴港区管委会 -'],
    ])
    const figures = parse(
      await readFile(new URL('../data/published/jiaxing-figures.yaml', import.meta.url), 'utf8'),
    ) as Record<string, { units?: object }>
    const towns = parse(
      await readFile(new URL('../data/published/jiaxing-towns.yaml', import.meta.url), 'utf8'),
    ) as Record<string, { name: string }>
    const known = Object.values(book.units).flatMap(({ name, short, also }) => [name.zh, short.zh, ...(also ?? [])])
    const used = Object.values(figures).flatMap(({ units }) => Object.keys(units ?? {}))
    expect(used.filter((name) => !known.includes(name) && name !== '嘉兴港区')).toEqual([])
    for (const [code, { name }] of Object.entries(towns))
      expect(Object.values(book.units).find((one) => one.code === code)?.name.zh).toBe(name)
  })

  it('各部门报送的表写的部门都认得', async () => {
    const names: string[] = []
    for (const file of ['departments', 'platforms'])
      for (const [, name] of (await readFile(new URL(`../data/demo/${file}.yaml`, import.meta.url), 'utf8')).matchAll(
        /department: ([^,\s]+)/g,
      ))
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

type Change = readonly [file: string, from: string | RegExp, to: string]
const GOALS = 'goals.yaml'
const CLAUSES_FILE = 'clauses.yaml'
const PLATFORMS = 'schemes/platforms.yaml'
/** One change each, the finding it is for, and others it cannot help bringing. */
const BROKEN: readonly (readonly [code: string, change: Change, also?: string])[] = [
  ['yaml', [GOALS, 'unit: 亿元', 'unit: "亿元']],
  ['yaml', [GOALS, '  complexes:\n', '  complexes: {}\n  complexes:\n']],
  ['comma-cut', ['policy.yaml', 'en: Jiaxing }', 'en: Jiaxing, a city }']],
  ['unknown-key', [CLAUSES_FILE, '    lead: [市发展改革委]', '    leads: [市发展改革委]']],
  ['missing-key', ['indicators.yaml', 'period: year, owner: 市税务局', 'owner: 市税务局']],
  ['not-one-of', [GOALS, 'kind: flow', 'kind: float']],
  ['wrong-kind', [GOALS, 'measure: { sum: cluster.output }', 'measure: 3']],
  ['wrong-value', ['units.yaml', "code: '330402'", "code: '33040'"]],
  ['unknown-edition', ['policy.yaml', 'current: draft', 'current: drafts']],
  ['unknown-clause', [GOALS, 'value: 3, cite: 3.3', 'value: 3, cite: 3.8']],
  ['unknown-clause', ['indicators.yaml', 'cite: 2.2.1', 'cite: 2.2.9']],
  ['unknown-clause', [PLATFORMS, 'cite: 三（三）', 'cite: 三（九）']],
  ['unknown-unit', [CLAUSES_FILE, 'with: [市经信局, 市科技局', 'with: [市经信局, 市科学局']],
  ['unknown-unit', [GOALS, 'confirm_by: 市发展改革委', 'confirm_by: 市发改革委']],
  ['unknown-unit', [GOALS, 'split_to: [nanhu', 'split_to: [nanhui']],
  ['unknown-unit', ['units.yaml', 'parent: jiaxing', 'parent: jiaxin']],
  ['unknown-unit', ['units.yaml', 'overlaps: [pinghu]', 'overlaps: [pinhu]']],
  ['unknown-unit', ['units.yaml', 'members: [nanhu', 'members: [nanhui']],
  ['unknown-unit', ['indicators.yaml', 'owner: 市税务局', 'owner: 市国税局']],
  ['unknown-unit', [PLATFORMS, 'confirm_by: 市应急管理局', 'confirm_by: 市应急局办公室']],
  ['unknown-goal', [CLAUSES_FILE, 'goals: [international_parks]', 'goals: [international_parks, intl]']],
  ['unknown-goal', [GOALS, 'meeting_any: [x_cluster_output]', 'meeting_any: [x_cluster_outputs]']],
  ['unknown-parameter', [CLAUSES_FILE, '[weak_years, weak_share]', '[weak_years, weak_share, weak]']],
  [
    'unknown-scheme',
    [CLAUSES_FILE, '[jiaxing-enterprises-above, ', '[jiaxing-enterprise-above, jiaxing-enterprises-above, '],
  ],
  [
    'unknown-indicator',
    [CLAUSES_FILE, 'indicators: [platform.carriers]', 'indicators: [platform.carriers, platform.carrier]'],
  ],
  ['unknown-indicator', [GOALS, 'sum: unit.listed', 'sum: unit.list'], 'unused-indicator'],
  ['unknown-edition', ['policy.yaml', 'current: draft', 'current: constructor']],
  ['unknown-indicator', [GOALS, 'sum: unit.listed', 'sum: constructor'], 'unused-indicator'],
  ['unknown-goal', [GOALS, 'meeting_any: [x_cluster_output]', 'meeting_any: [constructor]']],
  ['unknown-subject', [GOALS, 'count: { of: complex }', 'count: { of: complexe }']],
  ['unknown-subject', ['indicators.yaml', '  exit_park: { zh', '  exit_parks: { zh']],
  ['other-subject', [GOALS, 'of: base, meeting_any', 'of: park, meeting_any']],
  ['duplicate-id', ['units.yaml', 'short: { zh: 南湖, en', 'short: { zh: 秀洲, en']],
  ['duplicate-id', ['units.yaml', "code: '330411'", "code: '330402'"]],
  ['duplicate-id', [GOALS, '  weak_share:\n', '  tax_per_mu:\n'], 'not-in-clause unknown-parameter'],
  [
    'duplicate-id',
    ['schemes/enterprises-below.yaml', 'scheme: jiaxing-enterprises-below', 'scheme: jiaxing-enterprises-above'],
    'unknown-scheme',
  ],
  ['circle', ['units.yaml', 'jiaxing: { kind: city, ', 'jiaxing: { kind: city, parent: nanhu, ']],
  [
    'circle',
    [GOALS, 'measure: { sum: park.land }', 'measure: { count: { of: park, meeting_any: [small_park_land] } }'],
    'measure-unit unused-indicator',
  ],
  ['no-parent', [CLAUSES_FILE, "  '2.2':\n", "  '2.4':\n"], 'clause-gap no-answer no-summary'],
  ['clause-gap', [CLAUSES_FILE, "  '2.2.2':\n", "  '2.2.7':\n"], 'unknown-clause'],
  ['no-summary', [CLAUSES_FILE, / {4}summary: \{ zh: 说明依据.*\n/, '']],
  ['no-answer', [CLAUSES_FILE, / {4}nothing_to_compute: \{ zh: 只写依据.*\n/, '']],
  ['no-answer', [CLAUSES_FILE, / {8}nothing_to_compute: \{ zh: 没有写指标，也没有写责任分解.*\n/, '']],
  [
    'two-answers',
    [
      CLAUSES_FILE,
      '        nothing_to_compute: { zh: 定位',
      '        planned: goals\n        nothing_to_compute: { zh: 定位',
    ],
  ],
  ['no-origin', [GOALS, 'at_least: 30, due: 2025-12-31, cite: 1.2.1', 'at_least: 30, due: 2025-12-31']],
  ['no-confirm', [GOALS, ', confirm_by: 市委市政府督查室', '']],
  ['no-confirm', ['schemes/enterprises-above.yaml', /^confirm_by: 市经信局\n/m, '']],
  ['not-a-day', [GOALS, 'as_of: 2022-04-30', 'as_of: 2022-04-31']],
  ['not-a-day', ['policy.yaml', 'from: 2020-01-01', 'from: 2020-13-01']],
  [
    'days-order',
    [
      GOALS,
      '      2020-01-01: { value: 6, cite: 3.3 }',
      '      2022-01-01: { value: 6, cite: 3.3 }\n      2021-01-01: { value: 5, cite: 3.3 }',
    ],
  ],
  ['days-order', [GOALS, 'at_least: 80, due: 2025-12-31', 'at_least: 80, due: 2019-12-31']],
  ['days-order', ['policy.yaml', 'from: 2020-01-01', 'from: 2020-01-01\n    until: 2019-01-01']],
  ['no-target', [GOALS, 'at_least: 8, ', '']],
  ['no-due', [GOALS, 'at_least: 10000, due: every_year,', 'at_least: 10000,']],
  ['direction', [GOALS, 'at_least: 35, due: 2025-12-31, cite: 1.2.3 }', 'at_most: 35, due: 2025-12-31, cite: 1.2.3 }']],
  ['least-above-most', [GOALS, 'at_least: 1, at_most: 2', 'at_least: 3, at_most: 2']],
  ['light-order', [GOALS, 'green: 1, yellow: 0.8', 'green: 1, yellow: 1.2']],
  ['measure-unit', [GOALS, /(tax_per_mu:\n.*\n {4}unit: )万元\/亩/, '$1亿元']],
  ['measure-unit', [GOALS, /(platform_revenue:\n.*\n {4}unit: )亿元/, '$1亩']],
  ['measure-unit', [GOALS, /(small_parks:\n.*\n {4}unit: )个/, '$1亩']],
  [
    'not-in-clause',
    [GOALS, 'at_least: 100, due: every_year, cite: 2.3.3', 'at_least: 100, due: every_year, cite: 2.3.4'],
  ],
  [
    'unused-indicator',
    [
      'indicators.yaml',
      '  cluster:\n    output:',
      '  cluster:\n    idle: { label: { zh: 闲, en: idle }, unit: 亩, period: year, owner: 市统计局, definition: 无, cite: 1.2.1 }\n    output:',
    ],
  ],
  [
    'input-not-listed',
    [PLATFORMS, '  teams: { label', '  team: { label: 高层次人才团队数, unit: 个, optional: true }\n  teams: { label'],
  ],
  ['input-unit', [PLATFORMS, '上年规上工业营业收入, unit: 万元', '上年规上工业营业收入, unit: 亿元']],
  ['input-label', [PLATFORMS, 'label: 上年规上工业营业收入', 'label: 去年规上工业营业收入']],
]
/** Provoked below by files that are not there, no plain text or too large, and by asking for a clause. */
const FILES = ['no-file', 'outside-folder', 'not-a-file', 'folder', 'too-many-schemes']
const BYTES = ['file-too-large', 'file-too-long', 'workbook', 'no-text', 'not-utf8']
const ELSEWHERE = [...FILES, ...BYTES, 'no-such-clause']

describe('规则库的检查', () => {
  it.each(BROKEN.map(([code, change, also]) => [code, change[0], change, also ?? ''] as const))(
    '%s（%s）',
    async (code, file, change, also) => {
      const { book: none, findings } = await loadBook(await broken([change]))
      const codes = [code, ...also.split(' ').filter((one) => one !== '')].map((one) => `policy/${one}`)
      expect([...new Set(findings.map((one) => one.code))].sort()).toEqual(codes.sort())
      expect(none === undefined).toBe(findings.some((one) => one.blocking))
      expect(findings.some((one) => one.code === `policy/${code}` && one.at.file === file)).toBe(true)
      for (const one of findings) {
        expect(one.at.line).toBeGreaterThan(0)
        const { zh, en } = policySentences[one.code] ?? { zh: '', en: '' }
        for (const [, slot] of `${zh}${en}`.matchAll(/\{(\w+)\}/g)) expect(Object.keys(one.facts)).toContain(slot)
        expect(say(one, sentences, 'zh')).not.toContain('undefined')
      }
    },
  )

  it('每一种问题都有一处改动引出它', () => {
    const provoked = [...BROKEN.map(([code]) => code), ...ELSEWHERE].map((code) => `policy/${code}`)
    expect(Object.keys(policySentences).filter((code) => !provoked.includes(code))).toEqual([])
  })

  it('几处问题一次说完，按文件和行的次序，并提示相近的写法', async () => {
    const folder = await broken([
      [GOALS, 'value: 3, cite: 3.3', 'value: 3, cite: 3.8'],
      [GOALS, 'confirm_by: 市发展改革委', 'confirm_by: 市发改革委'],
      ['units.yaml', 'overlaps: [pinghu]', 'overlaps: [pinhu]'],
      [PLATFORMS, '上年规上工业营业收入, unit: 万元', '上年规上工业营业收入, unit: 亿元'],
    ])
    const { findings } = await loadBook(folder)
    expect(findings.map((one) => `${one.at.file} ${one.code}`)).toEqual([
      'units.yaml policy/unknown-unit',
      'goals.yaml policy/unknown-unit',
      'goals.yaml policy/unknown-clause',
      'schemes/platforms.yaml policy/input-unit',
    ])
    const said = findings.map((one) => say(one, sentences, 'zh')).join('\n')
    expect(said).toContain('是否指“pinghu”？')
    expect(said).toContain('是否指“市发展改革委”？')
    expect(findings[1]?.at).toMatchObject({ line: 5 })
  })

  it('方案自己的问题也说，引用它的条款不受牵连', async () => {
    const { findings } = await loadBook(await broken([[PLATFORMS, 'value: revenue,', 'value: revenu,']]))
    expect(findings.map((one) => `${one.at.file} ${one.code}`)).toEqual([
      'schemes/platforms.yaml evaluate/unknown-column',
    ])
  })

  it('少文件、文件夹、链接到文件夹之外、管道、方案过多：拒绝，不读', async () => {
    const folder = await broken([])
    await rm(join(folder, 'units.yaml'))
    await rm(join(folder, 'clauses.yaml'))
    await mkdir(join(folder, 'clauses.yaml'))
    const secret = join(await fresh(), 'secret.yaml')
    await writeFile(secret, 'password: x')
    await rm(join(folder, 'goals.yaml'))
    await symlink(secret, join(folder, 'goals.yaml'))
    await symlink(secret, join(folder, 'schemes', 'link.yaml'))
    execFileSync('mkfifo', [join(folder, 'schemes', 'pipe.yaml')])
    const { findings } = await loadBook(folder)
    expect(findings.map((one) => `${one.at.file} ${one.code}`)).toEqual([
      'clauses.yaml policy/folder',
      'units.yaml policy/no-file',
      'goals.yaml policy/outside-folder',
      'schemes/link.yaml policy/outside-folder',
      'schemes/pipe.yaml policy/not-a-file',
    ])
    expect(JSON.stringify(findings)).not.toContain('password')

    const crowded = await broken([])
    await Promise.all(Array.from({ length: 201 }, (_, i) => writeFile(join(crowded, `schemes/s${i}.yaml`), 'x')))
    const refused = await loadBook(crowded)
    expect(refused.findings.map((one) => one.code)).toContain('policy/too-many-schemes')
  })

  it('过大、压缩包、非文本、GBK：说明白是什么', async () => {
    const bytes: readonly (readonly [string, string | Uint8Array])[] = [
      ['file-too-large', `# ${'a'.repeat(1_000_001)}`],
      ['file-too-long', Buffer.alloc(5_000_000, '#')],
      ['workbook', 'PK\u0003\u0004'],
      ['no-text', 'goals: {}\n\0'],
      ['not-utf8', Uint8Array.from([0x61, 0x3a, 0x20, 0xbc, 0xce])],
    ]
    for (const [code, content] of bytes) {
      const folder = await broken([])
      await writeFile(join(folder, 'goals.yaml'), content)
      const { findings } = await loadBook(folder)
      expect(findings.map((one) => `${one.at.file} ${one.code}`)).toEqual([`goals.yaml policy/${code}`])
      expect(say(findings[0] ?? expect.fail(), sentences, 'zh')).not.toMatch(/\{\w+\}/)
    }
  })

  it('别名炸弹、过深的文件拒绝，不拖垮程序', async () => {
    const bomb = Array.from({ length: 20 }, (_, i) => `a${i}: &a${i} [${Array(10).fill(i === 0 ? 'x' : `*a${i - 1}`)}]`)
    for (const text of [bomb.join('\n'), '['.repeat(300_000), 'goals: !!js/function x', '__proto__: { a: 1 }']) {
      const folder = await broken([])
      await writeFile(join(folder, 'goals.yaml'), text)
      const { book: none, findings } = await loadBook(folder)
      expect(none).toBeUndefined()
      expect(findings.length).toBeGreaterThan(0)
      expect(findings.every((one) => one.at.file === 'goals.yaml')).toBe(true)
    }
  })
})

describe('任意改动', () => {
  it('删行、换行、改字：只有问题，没有异常，也没有不知在何处的问题', async () => {
    const texts = Object.fromEntries(
      await Promise.all(BOOK_FILES.map(async (file) => [file, await readFile(join(OWN_BOOK, file), 'utf8')] as const)),
    ) as Record<BookFile, string>
    const change = fc.record({
      file: fc.constantFrom(...BOOK_FILES),
      line: fc.nat(400),
      with: fc.oneof(
        fc.constantFrom('', 'null', '- x', '  a: {}', '3', '"', '[[', ': :', 'goals:', '<<: *a', 'values: {}'),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
      ),
      column: fc.nat(60),
      whole: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = { ...texts }
        for (const one of changes) {
          const lines = changed[one.file].split('\n')
          const line = one.line % lines.length
          const old = lines[line] ?? ''
          lines[line] = one.whole ? one.with : old.slice(0, one.column) + one.with + old.slice(one.column + 1)
          changed[one.file] = lines.join('\n')
        }
        const read = readBook(changed)
        const findings =
          read.book === undefined ? read.findings : [...read.findings, ...checkBook(read.book, own.schemes, read.where)]
        if (read.book !== undefined && !findings.some((one) => one.blocking)) {
          const shown = { book: read.book, schemes: own.schemes, where: read.where, day: '2025-06-30' }
          const reader = { book: read.book, day: shown.day, language: 'zh' as const }
          const view = viewBook(shown)
          return [bookText(view, reader), ...view.clauses.map((one) => clauseText(one, reader))].every(
            (page) => !page.includes('undefined'),
          )
        }
        return findings.every((one) => one.at.file !== undefined && !say(one, sentences, 'zh').includes('undefined'))
      }),
      { numRuns: 60 },
    )
  })
})

describe('at(day)', () => {
  const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  const text = (date: Date): string => date.toISOString().slice(0, 10)
  const values = fc.dictionary(day.map(text), fc.integer(), { minKeys: 1, maxKeys: 8, noNullPrototype: true })

  it('取施行日不晚于当天的最后一个值；第一个值之前没有', () => {
    fc.assert(
      fc.property(values, day.map(text), (dated, on) => {
        const found = inForce(dated, on)
        const before = Object.keys(dated).filter((one) => one <= on)
        if (found === undefined) return before.length === 0
        return found.since <= on && found.value === dated[found.since] && before.every((one) => one <= found.since)
      }),
    )
  })

  it('两个施行日之间不变；与书写次序无关', () => {
    fc.assert(
      fc.property(values, day.map(text), (dated, on) => {
        const found = inForce(dated, on)
        const reversed = Object.fromEntries(Object.entries(dated).reverse())
        return (
          JSON.stringify(found) === JSON.stringify(inForce(reversed, on)) &&
          (found === undefined || JSON.stringify(found) === JSON.stringify(inForce(dated, found.since)))
        )
      }),
    )
  })

  it('嘉兴规则库：施行前没有值，施行后有；后加的值不改过去', () => {
    expect(at(book, '2019-12-31').goals.filter(({ target }) => target !== undefined)).toEqual([])
    expect(at(book, '2019-12-31').edition).toBeUndefined()
    expect(at(book, '2020-01-01').edition?.id).toBe('draft')
    expect(at(book, '2020-01-01').goals.filter(({ target }) => target === undefined)).toEqual([])
    const low = (on: string) => at(book, on).parameters.find(({ id }) => id === 'low_efficiency_above')?.setting
    expect([low('2020-12-31'), low('2021-01-01')?.value.value]).toEqual([undefined, 10])
    const goal = book.goals['vacated_yearly']
    if (goal === undefined) throw new Error('vacated_yearly')
    const later = {
      ...book,
      goals: { vacated_yearly: { ...goal, values: { ...goal.values, '2024-01-01': { at_least: 12000 } } } },
    }
    const target = (on: string) => at(later, on).goals[0]?.target?.value.at_least
    expect([target('2023-12-31'), target('2024-01-01')]).toEqual([10000, 12000])
  })

  it('真实的日期与日历一致', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (y, m, d) => {
          const written = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
          const date = new Date(Date.UTC(y, m - 1, d))
          return isDay(written) === (date.getUTCMonth() === m - 1 && date.getUTCDate() === d && m >= 1)
        },
      ),
    )
  })
})

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
    const page = await readFile(new URL('../docs/jobs/look-up-the-policy.md', import.meta.url), 'utf8')
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

async function fresh(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wanmu-policy-'))
  temporary.push(folder)
  return folder
}

/** A copy of the book with some changes; a change that finds nothing to change is a fault of the test. */
async function broken(changes: readonly Change[]): Promise<string> {
  const folder = await fresh()
  await cp(OWN_BOOK, folder, { recursive: true })
  for (const [file, from, to] of changes) {
    const before = await readFile(join(folder, file), 'utf8')
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${file}: ${String(from)} is not there`)
    await writeFile(join(folder, file), after)
  }
  return folder
}
