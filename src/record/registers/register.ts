// Record · registers: an import is an act that says how many rows it brought, from which file, and their hash; the rows lie in the tables.
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Act, ActBody, Hash } from '../../kernel/act.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { Role } from '../../kernel/role.ts'
import { refusePayload, refuseStep, refuseUnkept, refuseUnknown } from '../refuse.ts'
import { findStep, type Steps, to } from '../steps.ts'

/** Kinds of subject that stand in the register of subjects. */
export const SUBJECT_KINDS = [
  'platform',
  'enterprise',
  'parcel',
  'cluster',
  'base',
  'park',
  'complex',
  'exit_park',
] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]
/** `shape`: where units and subjects lie. `tenure`: who holds which share of a parcel. */
export const REGISTERS = ['unit', 'indicator', ...SUBJECT_KINDS, 'shape', 'tenure'] as const
export type Register = (typeof REGISTERS)[number]
export const REGISTER_ACTS = ['import', 'succeed'] as const
export type RegisterAct = (typeof REGISTER_ACTS)[number]
export type RegisterStanding = 'absent' | 'kept'

const RULES: Steps<RegisterStanding, RegisterAct> = {
  absent: { import: to('kept', 'rule-keeper') },
  kept: { import: to('kept', 'rule-keeper') },
}
const SHARED: Steps<RegisterStanding, RegisterAct> = {
  absent: { import: to('kept', 'rule-keeper', 'owner-department') },
  kept: { import: to('kept', 'rule-keeper', 'owner-department') },
}
/** One table per register of what may follow what, by whom. */
export const REGISTER_STEPS: Readonly<Record<Register, Steps<RegisterStanding, RegisterAct>>> = {
  /** A unit may succeed another: merged, split or given another code. */
  unit: {
    absent: RULES.absent,
    kept: { ...RULES.kept, succeed: to('kept', 'rule-keeper') },
  },
  indicator: RULES,
  platform: RULES,
  enterprise: SHARED,
  parcel: SHARED,
  cluster: RULES,
  base: RULES,
  park: SHARED,
  complex: RULES,
  exit_park: SHARED,
  shape: SHARED,
  tenure: SHARED,
}

const Text = Type.String({ minLength: 1 })
export const Import = Type.Object(
  {
    /** From which day the rows hold. */
    day: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
    rows: Type.Integer({ minimum: 1 }),
    /** Of the rows, see `hashRows`. */
    hash: Text,
    source: Type.Object({ file: Text, hash: Text }, { additionalProperties: false }),
  },
  { additionalProperties: false },
)
export type Import = Static<typeof Import>

/** From that day on, whoever answers for `to` answers for what `from` filed too. */
export const Succession = Type.Object(
  { from: Text, to: Text, day: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }) },
  { additionalProperties: false },
)
export type Succession = Static<typeof Succession>

const PAYLOADS = { import: Import, succeed: Succession } as const

const isRegisterAct = (kind: string): kind is RegisterAct => (REGISTER_ACTS as readonly string[]).includes(kind)

export const isRegister = (id: string): id is Register => (REGISTERS as readonly string[]).includes(id)

export function admitRegister(standing: RegisterStanding, body: ActBody): readonly Finding[] {
  const { kind, role, subject, payload } = body
  if (!isRegisterAct(kind) || !isRegister(subject.id)) return [refuseUnknown(`${subject.id} ${kind}`)]
  const by: readonly Role[] = findStep(REGISTER_STEPS[subject.id], standing, kind)?.by ?? []
  const step = refuseStep(standing, kind, role, by)
  if (step.length > 0) return step
  return Value.Check(PAYLOADS[kind], payload) ? refuseUnkept(body) : [refusePayload(kind)]
}

export const foldRegister = (acts: Iterable<Act>): RegisterStanding => {
  for (const _ of acts) return 'kept'
  return 'absent'
}

/** The hash of rows in any order: each as canonical JSON, sorted. */
export const hashRows = (rows: readonly object[], hash: Hash): string =>
  hashTexts(
    rows.map((row) => canonicalJson(row)),
    hash,
  )

/** The same of rows that were made texts before. */
export const hashTexts = (rows: readonly string[], hash: Hash): string => hash(rows.toSorted().join('\n'))
