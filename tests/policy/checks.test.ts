// Every check of the rule book finds what one mutation breaks; hostile files are refused.
import { execFileSync } from 'node:child_process'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadBook } from '../../src/app/load-book.ts'
import { sentences } from '../../src/app/sentences.ts'
import { say } from '../../src/kernel/finding.ts'
import { policySentences } from '../../src/policy/sentences.ts'
import { broken, type Change, fresh, GOALS } from './own-book.ts'

const CLAUSES_FILE = 'clauses.yaml'
const FORMS = 'forms.yaml'
const PLATFORMS = 'schemes/platforms.yaml'
/** The line before which shares of the yearly goal are put. */
const NOTE = /(?= {4}note: 分到各单位的数政策没有写)/
const NINE =
  'nanhu: 1000, xiuzhou: 1000, jiashan: 1000, haiyan: 1000, haining: 1000, pinghu: 1000, tongxiang: 1000, jingkai: 1000, gangqu: 1000'
const splits = (to: string, more = 'left_over: 1000'): string =>
  `    splits:\n      2021-01-01: { to: { ${to} }, ${more}, assumed: 试分, confirm_by: 市发展改革委 }\n`
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
  ['unknown-indicator', ['indicators.yaml', 'numerator: enterprise.tax', 'numerator: enterprise.taxes']],
  ['map-classes', ['indicators.yaml', 'classes: [3, 10, 20, 35]', 'classes: [3, 10, 10, 35]']],
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
  ['unknown-goal', [GOALS, 'goals: [major_clusters, ', 'goals: [major_clusters, major_cluster, ']],
  ['two-columns', [GOALS, 'listed_firms, expert_teams]', 'listed_firms, expert_teams, tax_per_mu]']],
  ['no-column', [GOALS, 'listed_firms, expert_teams]', 'listed_firms]']],
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
  ['unknown-subject', [FORMS, 'pools: { enterprise:', 'pools: { enterprises:']],
  ['unknown-indicator', [FORMS, 'right: [platform.output]', 'right: [platform.outputs]']],
  ['unknown-indicator', [FORMS, 'enterprise.added: { signed', 'enterprise.add: { signed']],
  ['not-reported', [FORMS, 'right: [platform.output]', 'right: [platform.lead_industries]']],
  ['mixed-subjects', [FORMS, 'right: [platform.output]', 'right: [unit.added]']],
  [
    'register-rule',
    [FORMS, 'parcels: { holder: holder, area: area }', 'fact: land\n    parcels: { holder: h, area: a }'],
  ],
  ['population-twice', [FORMS, 'indicators: [enterprise.electricity]', 'indicators: [enterprise.energy]']],
  ['no-register-fact', [FORMS, '    fact: scale\n    is: 规下', '    fact: size\n    is: 规下']],
  ['register-rule', [FORMS, '    parcels: { holder: holder, area: area }\n', '']],
  ['least-above-most', [FORMS, 'default: { min: 0 }', 'default: { min: 9, max: 1 }']],
  ['wrong-value', [FORMS, 'days: 10, late_days', 'days: 1000, late_days']],
  ['no-confirm', [FORMS, '库存大增时可能不成立\n    confirm_by: 市统计局', '库存大增时可能不成立']],
  ['no-origin', [FORMS, '    assumed: 初创企业可能不成立\n    confirm_by: 市科技局\n', '']],
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
    'measure-unit',
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
  ['split-sum', [GOALS, NOTE, splits('nanhu: 6000, xiuzhou: 3000', 'left_over: 900')], 'split-without'],
  ['split-sum', [GOALS, NOTE, `${splits(NINE)}`.replace('nanhu: 1000', 'nanhu: 1001')]],
  ['split-without', [GOALS, NOTE, splits('nanhu: 10000', 'left_over: 0')]],
  ['split-early', [GOALS, NOTE, splits(NINE).replace('2021-01-01', '2019-01-01')]],
  ['no-origin', [GOALS, NOTE, splits(NINE).replace(', assumed: 试分, confirm_by: 市发展改革委', '')]],
  ['unknown-unit', [GOALS, NOTE, splits(NINE).replace('nanhu: 1000', 'nanhu: 1000, jiaxing: 0')]],
  ['days-order', [GOALS, NOTE, `${splits(NINE)}      2020-06-01: { to: { ${NINE} }, left_over: 1000, cite: 1.2.2 }\n`]],
  ['split-of-each', [GOALS, /(platform_revenue:\n(?: {4}.*\n)+? {4}each: platform\n)/, `$1${splits('nanhu: 9')}`]],
  ['criterion', [GOALS, 'measure: { sum: unit.listed }', 'criterion: true\n    measure: { sum: unit.listed }']],
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
      '  base:\n    county:',
      '  base:\n    idle: { label: { zh: 闲, en: idle }, unit: 亩, period: year, owner: 市统计局, definition: 无, cite: 1.2.1 }\n    county:',
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
    const secret = join(fresh(), 'secret.yaml')
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
