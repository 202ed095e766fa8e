// Random histories of one return or one evaluation: dice → proposed act → admitted or refused → linked.
import fc from 'fast-check'
import { type Act, type ActBody, FIRST, linkAct } from '../../src/kernel/act.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Finding } from '../../src/kernel/finding.ts'
import { ROLES, type Role } from '../../src/kernel/role.ts'
import { hashBy } from '../../src/store/hash.ts'

export const hash = hashBy()

/** Numbers that say how far a proposal strays from what may be done; 0 is the plain way. */
export const Dice = fc.record({
  kind: fc.nat({ max: 40 }),
  role: fc.nat({ max: 40 }),
  payload: fc.nat({ max: 19 }),
  person: fc.nat({ max: 3 }),
  reason: fc.option(fc.constantFrom('口径不一致', '  ', 'half \u0000 text'), { freq: 3 }),
  days: fc.nat({ max: 8 }),
  value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
})
export type Dice = typeof Dice extends fc.Arbitrary<infer T> ? T : never

export interface Subject<State> {
  readonly kind: string
  readonly acts: readonly string[]
  readonly none: State
  /** What may be done now, with who may and whether it leads on. */
  readonly open: (state: State) => Readonly<Record<string, { by: readonly Role[]; on: boolean }>>
  readonly payload: (state: State, kind: string, dice: Dice, day: string) => Json
  readonly admit: (state: State, body: ActBody, day: string) => readonly Finding[]
  readonly step: (state: State, act: Act) => State
}

export interface Played<State> {
  readonly acts: readonly Act[]
  /** State after each admitted act, the first before any. */
  readonly states: readonly State[]
  readonly refused: readonly { state: State; body: ActBody; findings: readonly Finding[] }[]
}

export function play<State>(subject: Subject<State>, throws: readonly Dice[]): Played<State> {
  const acts: Act[] = []
  const states = [subject.none]
  const refused: { state: State; body: ActBody; findings: readonly Finding[] }[] = []
  let at = Date.UTC(2026, 2, 1)
  for (const dice of throws) {
    const state = states.at(-1) as State
    at += dice.days * 86_400_000
    const body = propose(subject, state, dice, acts.length + 1, new Date(at).toISOString())
    const findings = subject.admit(state, body, body.at.slice(0, 10))
    if (findings.length > 0) {
      refused.push({ state, body, findings })
      continue
    }
    const act = linkAct(acts.at(-1)?.hash ?? FIRST, body, hash)
    acts.push(act)
    states.push(subject.step(state, act))
  }
  return { acts, states, refused }
}

const JUNK: readonly Json[] = [null, {}, { cells: 3 }, { id: '' }, [], 'x', { a: 'half \ud800' }]

function propose<State>(subject: Subject<State>, state: State, dice: Dice, seq: number, at: string): ActBody {
  const open = subject.open(state)
  const now = Object.keys(open)
  const onward = now.filter((one) => open[one]?.on)
  // Seven times in eight something that may be done now, mostly what leads on.
  const from = dice.kind % 8 === 0 ? subject.acts : dice.kind % 8 < 5 && onward.length > 0 ? onward : now
  const kind = from[dice.kind % from.length] ?? 'none'
  const may = open[kind]?.by ?? []
  const role = (dice.role % 8 ? may[dice.role % may.length] : undefined) ?? ROLES[dice.role % ROLES.length]
  return {
    seq,
    chain: 'main',
    actor: `person-${dice.person}`,
    role: role ?? 'auditor',
    at,
    kind,
    subject: { kind: subject.kind, id: 'one' },
    payload:
      dice.payload === 19
        ? (JUNK[dice.kind % JUNK.length] ?? null)
        : subject.payload(state, kind, dice, at.slice(0, 10)),
    ...(dice.reason === null ? {} : { reason: dice.reason }),
  }
}
