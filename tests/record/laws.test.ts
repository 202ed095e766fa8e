// Record · laws that hold for every history: replay, prefixes, refusals, and the chain over it all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, FIRST, linkAct } from '../../src/kernel/act.ts'
import { say } from '../../src/kernel/finding.ts'
import { foldEvaluation } from '../../src/record/evaluations/fold-evaluation.ts'
import { EVALUATION_STANDINGS } from '../../src/record/evaluations/steps.ts'
import { foldPerson } from '../../src/record/people/fold-person.ts'
import { PERSON_STANDINGS } from '../../src/record/people/steps.ts'
import { foldReturn } from '../../src/record/returns/fold-return.ts'
import { returnSentences } from '../../src/record/returns/sentences.ts'
import { RETURN_STANDINGS } from '../../src/record/returns/steps.ts'
import { recordSentences } from '../../src/record/sentences.ts'
import { verifyChain } from '../../src/record/verify-chain.ts'
import { Dice, hash, type Played, play, type Subject } from './play.ts'
import { EVALUATION, PERSON, RETURN } from './subjects.ts'

const said = { ...recordSentences, ...returnSentences }

const HISTORIES = fc.array(Dice, { minLength: 1, maxLength: 110, size: 'max' })

for (const [name, subject, fold, standings] of [
  ['填报表', RETURN, foldReturn, RETURN_STANDINGS],
  ['人员', PERSON, foldPerson, PERSON_STANDINGS],
  ['评价', EVALUATION, foldEvaluation, EVALUATION_STANDINGS],
] as [string, Subject<unknown>, (acts: Iterable<Act>) => unknown, readonly string[]][])
  describe(name, () => {
    const law = (holds: (played: Played<unknown>) => void) =>
      fc.assert(
        fc.property(HISTORIES, (dice) => holds(play(subject, dice))),
        { numRuns: 150, seed: 20260301 },
      )

    it('从零重放得到同一状态，任一前缀都是当时的状态', () =>
      law(({ acts, states }) => {
        states.forEach((state, n) => {
          expect(fold(acts.slice(0, n))).toEqual(state)
        })
      }))

    it('经 JSON 存取后重放，状态不变', () =>
      law(({ acts, states }) => {
        expect(fold(JSON.parse(JSON.stringify(acts)) as Act[])).toEqual(states.at(-1))
      }))

    it('被拒绝的操作什么也不改', () =>
      law(({ refused }) => {
        for (const { state, body } of refused) {
          const before = structuredClone(state)
          subject.admit(state, body, body.at.slice(0, 10))
          expect(state).toEqual(before)
        }
      }))

    it('每次拒绝都有中英文的话，没有空着的地方', () =>
      law(({ refused }) => {
        for (const { findings } of refused)
          for (const one of findings)
            for (const language of ['zh', 'en'] as const) {
              expect(said[one.code]?.[language]).toBeTruthy()
              expect(say(one, said, language)).not.toMatch(/\{\w+\}|undefined/)
            }
      }))

    it('历史走得到每一个状态，也遇得到多种拒绝', () => {
      const seen = new Set<string>()
      const codes = new Set<string>()
      law(({ states, refused }) => {
        for (const state of states) seen.add((state as { standing: string }).standing)
        for (const { findings } of refused) for (const { code } of findings) codes.add(code)
      })
      expect([...seen].sort()).toEqual([...standings].sort())
      expect(codes.size).toBeGreaterThanOrEqual(7)
    })
  })

describe('链', () => {
  it('任何一条的任何一项被改动，都指到这一条', () => {
    fc.assert(
      fc.property(HISTORIES, fc.nat(), fc.constantFrom(...Object.keys(CHANGES)), (dice, where, what) => {
        const { acts } = play(RETURN, dice)
        fc.pre(acts.length > 0)
        const at = where % acts.length
        const changed = acts.map((act, n) => (n === at ? ({ ...act, ...CHANGES[what] } as Act) : act))
        expect(verifyChain(acts, hash)).toMatchObject({ sound: true, head: { seq: acts.length } })
        expect(verifyChain(changed, hash)).toMatchObject({ sound: false, seq: at + 1 })
      }),
      { numRuns: 200, seed: 7 },
    )
  })

  it('少一条、换了次序、截去末尾、整条重写，各有其名', () => {
    const [one, two, three, four, five] = linked('return') as [Act, Act, Act, Act, Act]
    const how = (list: Act[], to?: Act) => verifyChain(list, hash, to === undefined ? {} : { to })
    expect(how([one, two, four, five])).toMatchObject({ seq: 3, how: 'missing-act' })
    expect(how([one, three, two, four, five])).toMatchObject({ seq: 2, how: 'wrong-order' })
    expect(how([one, two, two, three])).toMatchObject({ seq: 3, how: 'wrong-order' })
    expect(how([one, two, three])).toMatchObject({ sound: true })
    expect(how([one, two, three], five)).toMatchObject({ seq: 4, how: 'missing-act' })
    const rewritten = linked('other')
    expect(how(rewritten)).toMatchObject({ sound: true })
    expect(how(rewritten, five)).toMatchObject({ sound: false, seq: 5 })
  })
})

function linked(kind: string): Act[] {
  const acts: Act[] = []
  for (let seq = 1; seq <= 5; seq++) {
    const subject = { kind, id: 'one' }
    const body = { seq, chain: 'main', actor: '甲', role: 'filer', at: '2026-03-01T00:00:00.000Z' } as const
    acts.push(linkAct(acts.at(-1)?.hash ?? FIRST, { ...body, kind: 'draft', subject, payload: { seq } }, hash))
  }
  return acts
}

const CHANGES: Readonly<Record<string, object>> = {
  seq: { seq: 99 },
  chain: { chain: 'x' },
  actor: { actor: 'x' },
  role: { role: 'auditor' },
  at: { at: '2020-01-01T00:00:00.000Z' },
  kind: { kind: 'x' },
  subject: { subject: { kind: 'return', id: 'x' } },
  payload: { payload: { x: 1 } },
  reason: { reason: '改过' },
  clause: { clause: '9.9' },
  prev: { prev: 'sm3:00' },
  hash: { hash: 'sm3:00' },
}
