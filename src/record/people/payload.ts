// Record · people: what each act carries.
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Act, ActBody } from '../../kernel/act.ts'
import { ROLES } from '../../kernel/role.ts'
import type { PersonAct } from './steps.ts'

const exact = { additionalProperties: false }
const Text = Type.String({ minLength: 1 })

/** A role, and what it is held for: a reporting unit with all below it, a department, an enterprise. */
export const Grant = Type.Object(
  {
    role: Type.Union(ROLES.map((role) => Type.Literal(role))),
    unit: Type.Optional(Text),
    department: Type.Optional(Text),
    enterprise: Type.Optional(Text),
  },
  exact,
)
export type Grant = Static<typeof Grant>

const Nothing = Type.Object({}, exact)
export const PERSON_PAYLOADS = {
  add: Type.Object({ name: Text }, exact),
  grant: Grant,
  revoke: Grant,
  close: Nothing,
  reopen: Nothing,
} as const satisfies Record<PersonAct, TSchema>

export type PersonPayload<Kind extends PersonAct> = Static<(typeof PERSON_PAYLOADS)[Kind]>

export const hasPersonPayload = (kind: PersonAct, body: ActBody): boolean =>
  Value.Check(PERSON_PAYLOADS[kind], body.payload)

export function getPersonPayload<Kind extends PersonAct>(kind: Kind, act: Act): PersonPayload<Kind> {
  if (!hasPersonPayload(kind, act)) throw new Error(`act ${act.seq} of ${act.chain}: not the payload of ${kind}`)
  return act.payload as PersonPayload<Kind>
}
