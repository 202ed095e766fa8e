// Record · evaluations: the whole way, publicity that must end, objections that must be settled, versions that stay.
import { describe, expect, it } from 'vitest'
import { type Act, type ActBody, FIRST, linkAct } from '../../src/kernel/act.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Role } from '../../src/kernel/role.ts'
import { admitEvaluation } from '../../src/record/evaluations/admit-evaluation.ts'
import { foldEvaluation } from '../../src/record/evaluations/fold-evaluation.ts'
import { hash } from './play.ts'

type Line = readonly [day: string, actor: string, role: Role, kind: string, payload?: Json, reason?: string]
const LAND = { from: '2026-03-02', until: '2026-03-08' }
const SHOWN = { from: '2026-04-01', until: '2026-04-07' }
const EVIDENCE = [{ name: '完税证明.pdf', hash: 'sm3:e1' }]
const ABOUT = { kind: 'enterprise', id: 'e1' }
const UNTIL_SHOWN: readonly Line[] = [
  [
    '2026-03-01',
    '甲',
    'rule-keeper',
    'plan',
    { scheme: 'enterprise@2026', period: '2025', scope: { kind: 'enterprise' } },
  ],
  ['2026-03-01', '甲', 'rule-keeper', 'publish-land', LAND],
  ['2026-03-09', '甲', 'rule-keeper', 'freeze', { snapshot: 'sm3:s1' }],
  ['2026-03-10', '甲', 'rule-keeper', 'compute', { result: 'sm3:r1' }],
  ['2026-03-12', '乙', 'reviewer', 'review'],
  ['2026-03-20', '甲', 'rule-keeper', 'open-publicity', SHOWN],
]
const OBJECT: Line = [
  '2026-04-03',
  '丙',
  'enterprise',
  'object',
  { id: 'o1', about: ABOUT, evidence: EVIDENCE },
  '用地多算',
]
const END: readonly Line[] = [
  ['2026-04-08', '甲', 'rule-keeper', 'decide'],
  ['2026-04-09', '丁', 'leader', 'finalise'],
  ['2026-04-10', '甲', 'rule-keeper', 'publish'],
]

function history(lines: readonly Line[]): Act[] {
  const acts: Act[] = []
  for (const line of lines) acts.push(linkAct(acts.at(-1)?.hash ?? FIRST, body(line, acts.length + 1), hash))
  return acts
}
const body = ([day, actor, role, kind, payload = {}, reason]: Line, seq: number): ActBody => ({
  seq,
  chain: 'main',
  actor,
  role,
  at: `${day}T02:00:00.000Z`,
  kind,
  subject: { kind: 'evaluation', id: 'v1' },
  payload,
  ...(reason === undefined ? {} : { reason }),
})
const codes = (before: readonly Line[], line: Line) =>
  admitEvaluation(foldEvaluation(history(before)), body(line, 99), line[0]).map((one) => one.code)
const walk = (lines: readonly Line[]) => {
  for (const [n, line] of lines.entries()) expect([line[3], codes(lines.slice(0, n), line)]).toEqual([line[3], []])
  return foldEvaluation(history(lines))
}

describe('评价', () => {
  it('立项、公示用地、冻结、计算、内审、公示、定稿、发布', () => {
    expect(walk([...UNTIL_SHOWN, ...END])).toMatchObject({
      standing: 'published',
      published: [{ version: 1, snapshot: 'sm3:s1', result: 'sm3:r1', by: '甲' }],
    })
  })

  it('公示的最后一天仍在公示期内；不能倒填，不能无此日', () => {
    expect(codes(UNTIL_SHOWN, ['2026-04-07', '甲', 'rule-keeper', 'decide'])).toEqual(['record/publicity-open'])
    const at = (from: string, until: string) =>
      codes(UNTIL_SHOWN.slice(0, 5), ['2026-03-20', '甲', 'rule-keeper', 'open-publicity', { from, until }])
    expect(at('2026-03-19', '2026-03-25')).toEqual(['record/days-past'])
    expect(at('2026-02-30', '2026-03-25')).toEqual(['record/no-such-day'])
    expect(at('2026-03-25', '2026-03-21')).toEqual(['record/days-order'])
    expect(at('2026-03-25', '9999-12-31')).toEqual(['record/days-far'])
  })

  it('异议须在期内、附证据、写理由；未办结不能结束', () => {
    expect(codes(UNTIL_SHOWN, ['2026-04-08', ...OBJECT.slice(1)] as unknown as Line)).toEqual([
      'record/outside-publicity',
    ])
    const bare: Line = ['2026-04-03', '丙', 'enterprise', 'object', { id: 'o1', about: ABOUT, evidence: [] }]
    expect(codes(UNTIL_SHOWN, bare)).toEqual(['record/no-reason', 'record/no-evidence'])
    const raised = [...UNTIL_SHOWN, OBJECT]
    expect(codes(raised, OBJECT)).toEqual(['record/objection-twice'])
    expect(codes(raised, ['2026-04-08', '甲', 'rule-keeper', 'decide'])).toEqual(['record/objection-open'])
    expect(codes(raised, ['2026-04-04', '乙', 'reviewer', 'accept', { objection: 'o1' }])).toEqual(['record/no-reason'])
    const own: Line = ['2026-04-04', '丙', 'reviewer', 'accept', { objection: 'o1' }, '属实']
    expect(codes(raised, own)).toEqual(['record/own-objection'])
  })

  it('采纳的异议须更正并写明新结果，才能结束；发布的是更正后的结果', () => {
    const accepted: readonly Line[] = [
      ...UNTIL_SHOWN,
      OBJECT,
      ['2026-04-04', '乙', 'reviewer', 'accept', { objection: 'o1' }, '属实'],
    ]
    expect(codes(accepted, ['2026-04-08', '甲', 'rule-keeper', 'decide'])).toEqual(['record/objection-open'])
    expect(codes(accepted, ['2026-04-05', '甲', 'rule-keeper', 'amend', { objection: 'o1' }, '改'])).toEqual([
      'record/no-result',
    ])
    const amend: Line = [
      '2026-04-05',
      '甲',
      'rule-keeper',
      'amend',
      { objection: 'o1', result: 'sm3:r2' },
      '按证书更正用地',
    ]
    expect(walk([...accepted, amend, ...END])).toMatchObject({ published: [{ result: 'sm3:r2' }] })
  })

  it('发布后更正产生新的一版，旧的一字不动', () => {
    const published = [...UNTIL_SHOWN, ...END]
    const correct = (supersedes: number): Line => [
      '2026-05-01',
      '甲',
      'rule-keeper',
      'correct',
      { supersedes, snapshot: 'sm3:s2' },
      '税务数更正',
    ]
    expect(codes(published, correct(2))).toEqual(['record/not-newest'])
    const again: readonly Line[] = [
      correct(1),
      ['2026-05-02', '甲', 'rule-keeper', 'compute', { result: 'sm3:r3' }],
      ['2026-05-03', '乙', 'reviewer', 'review'],
      ['2026-05-04', '甲', 'rule-keeper', 'open-publicity', { from: '2026-05-05', until: '2026-05-11' }],
      ['2026-05-12', '甲', 'rule-keeper', 'decide'],
      ['2026-05-13', '丁', 'leader', 'finalise'],
      ['2026-05-14', '甲', 'rule-keeper', 'publish'],
    ]
    const first = walk(published).published
    const state = walk([...published, ...again])
    expect(state.published.slice(0, 1)).toEqual(first)
    expect(state.published[1]).toMatchObject({ version: 2, result: 'sm3:r3', supersedes: 1 })
  })
})
