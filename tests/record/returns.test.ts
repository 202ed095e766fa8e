// Record · returns: the whole way, return with reasons, four eyes, and the correction of what was approved.
import { describe, expect, it } from 'vitest'
import { type Act, type ActBody, FIRST, linkAct } from '../../src/kernel/act.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Role } from '../../src/kernel/role.ts'
import { figuresInForce } from '../../src/record/figures.ts'
import { admitReturn } from '../../src/record/returns/admit-return.ts'
import { foldReturn } from '../../src/record/returns/fold-return.ts'
import { hash } from './play.ts'

const cell = (value: number | null, more: object = {}): Json => ({
  subject: { kind: 'enterprise', id: 'e1' },
  indicator: '入库税收',
  period: '2025',
  caliber: '全口径',
  value,
  unit: '万元',
  ...more,
})
type Line = readonly [actor: string, role: Role, kind: string, payload?: Json, reason?: string]
const OPEN: Line = ['甲', 'filer', 'open', { form: '税收', period: '2025', unit: '330402', owner: '市税务局' }]
const DRAFT: Line = [
  '甲',
  'filer',
  'draft',
  { cells: { C5: cell(820), C6: cell(null, { subject: { kind: 'enterprise', id: 'e2' } }) } },
]
const PASS: readonly Line[] = [
  ['乙', 'reviewer', 'review'],
  ['丙', 'owner-department', 'verify'],
  ['丁', 'rule-keeper', 'approve'],
]
const APPROVED: readonly Line[] = [OPEN, DRAFT, ['甲', 'filer', 'file'], ...PASS]

function history(lines: readonly Line[], id = 'r1'): Act[] {
  const acts: Act[] = []
  for (const line of lines) acts.push(linkAct(acts.at(-1)?.hash ?? FIRST, body(line, acts.length + 1, id), hash))
  return acts
}
const body = ([actor, role, kind, payload = {}, reason]: Line, seq: number, id: string): ActBody => ({
  seq,
  chain: 'main',
  actor,
  role,
  at: '2026-03-01T02:00:00.000Z',
  kind,
  subject: { kind: 'return', id },
  payload,
  ...(reason === undefined ? {} : { reason }),
})
const codes = (before: readonly Line[], line: Line) =>
  admitReturn(foldReturn(history(before)), body(line, 99, 'r1')).map((one) => one.code)

describe('填报表', () => {
  it('填报、审核、核实、批准、锁定，批准即生效，能追到谁填谁批', () => {
    APPROVED.forEach((line, n) => {
      expect(codes(APPROVED.slice(0, n), line)).toEqual([])
    })
    const acts = history(APPROVED)
    const { figures, findings } = figuresInForce(acts)
    expect(findings).toEqual([])
    expect(figures.map((one) => one.value)).toEqual([820, null])
    expect(figures[0]?.provenance).toEqual({
      return: 'r1',
      cell: 'C5',
      filedBy: '甲',
      approvedBy: '丁',
      act: acts.at(-1)?.hash,
    })
    expect(foldReturn(history([...APPROVED, ['丁', 'rule-keeper', 'lock']])).standing).toBe('locked')
  })

  it('每一步都可退回，须写理由，单元格也要逐个写', () => {
    for (const [n, role] of [
      [3, 'reviewer'],
      [4, 'owner-department'],
      [5, 'rule-keeper'],
    ] as const) {
      const before = APPROVED.slice(0, n)
      expect(codes(before, ['戊', role, 'return', { cells: { C5: '' } }])).toEqual([
        'record/no-reason',
        'record/no-cell-reason',
      ])
      expect(codes(before, ['戊', role, 'return', { cells: { X1: '?' } }, '有误'])).toEqual(['record/unknown-cell'])
      const back: Line = ['戊', role, 'return', { cells: { C5: '与税务数不符' } }, '请核对']
      expect(codes(before, back)).toEqual([])
      const state = foldReturn(history([...before, back]))
      expect(state).toMatchObject({ standing: 'drafted', returned: { reason: '请核对' } })
      expect(state.pending.size).toBe(2)
    }
  })

  it('本人填的不能由本人审核、核实、批准', () => {
    for (const [n, role, kind] of [
      [3, 'reviewer', 'review'],
      [4, 'owner-department', 'verify'],
      [5, 'rule-keeper', 'approve'],
    ] as const)
      expect(codes(APPROVED.slice(0, n), ['甲', role, kind])).toEqual(['record/own-work'])
  })

  it('批准后只能更正：写明原值、新值、理由，走同样的路，旧数在批准前一直有效', () => {
    expect(codes(APPROVED, DRAFT)).toEqual(['record/not-now'])
    const change = (old: Json, now: Json, why = '漏报附加税') => ({ changes: { C5: { old, new: now, why } } })
    expect(codes(APPROVED, ['甲', 'filer', 'correct', change(cell(1), cell(900), ''), '更正'])).toEqual([
      'record/no-change-reason',
      'record/old-differs',
    ])
    const correct: Line = ['甲', 'filer', 'correct', change(cell(820), cell(900)), '更正']
    expect(codes(APPROVED, correct)).toEqual([])
    const during = history([...APPROVED, correct, ...PASS.slice(0, 2)])
    expect(foldReturn(during).standing).toBe('verified')
    expect(figuresInForce(during).figures[0]?.value).toBe(820)
    const after = history([...APPROVED, correct, ...PASS])
    const figure = figuresInForce(after).figures[0]
    expect(figure?.value).toBe(900)
    expect(figure?.provenance.revisionOf).toBe(after[5]?.hash)
    expect(foldReturn(after).corrections).toMatchObject([{ cell: 'C5', why: '漏报附加税', outcome: 'approved' }])
  })

  it('更正被退回即作废，已批准的照旧；锁定后的更正作废仍是锁定', () => {
    const correct: Line = [
      '甲',
      'filer',
      'correct',
      { changes: { C5: { old: cell(820), new: null, why: '重复' } } },
      '更正',
    ]
    const lock: Line = ['丁', 'rule-keeper', 'lock']
    const state = foldReturn(history([...APPROVED, lock, correct, ['乙', 'reviewer', 'return', {}, '证据不足']]))
    expect(state).toMatchObject({ standing: 'locked', corrections: [{ outcome: 'dropped' }] })
    expect(state.inForce.get('C5')?.cell.value).toBe(820)
  })

  it('百分比须带分子分母；没有数不能填报', () => {
    const rate = (more: object): Line => ['甲', 'filer', 'draft', { cells: { C5: cell(26, { unit: '%', ...more }) } }]
    const file: Line = ['甲', 'filer', 'file']
    expect(codes([OPEN], file)).toEqual(['record/nothing-filed'])
    expect(codes([OPEN, rate({})], file)).toEqual(['record/no-ratio-parts'])
    expect(codes([OPEN, rate({ numerator: 26, denominator: 0 })], file)).toEqual(['record/zero-denominator'])
    expect(codes([OPEN, rate({ numerator: 26, denominator: 100 })], file)).toEqual([])
  })

  it('同一个数在两张表里都生效，是须由人决定的问题', () => {
    const { findings } = figuresInForce([...history(APPROVED), ...history(APPROVED, 'r2')])
    expect(findings.map((one) => one.code)).toEqual(['record/figure-twice', 'record/figure-twice'])
  })
})
