// Record · what a role never does, whatever stands: told before anything is looked at, so that the answer tells nothing of what is there.
import type { Finding } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import { EVALUATION_STEPS } from './evaluations/steps.ts'
import { PERSON_STEPS } from './people/steps.ts'
import { refuseStep } from './refuse.ts'
import { REGISTER_STEPS } from './registers/register.ts'
import { RETURN_STEPS } from './returns/steps.ts'
import { SCHEME_STEPS } from './schemes/scheme.ts'
import type { Step } from './steps.ts'

type Table = Readonly<Record<string, Readonly<Partial<Record<string, Step<string>>>>>>

const TABLES: Readonly<Record<string, readonly Table[]>> = {
  return: [RETURN_STEPS],
  evaluation: [EVALUATION_STEPS],
  person: [PERSON_STEPS],
  register: Object.values(REGISTER_STEPS),
  scheme: [SCHEME_STEPS],
}

/** Empty for acts that some standing lets this role do, and for acts of which there is no such kind. */
export function refuseNever(record: string, kind: string, role: Role): readonly Finding[] {
  const steps = (Object.hasOwn(TABLES, record) ? (TABLES[record] ?? []) : []).flatMap((table) =>
    Object.entries(table).flatMap(([standing, acts]) => {
      const step = Object.hasOwn(acts, kind) ? acts[kind] : undefined
      return step === undefined ? [] : [{ standing, step }]
    }),
  )
  const [first] = steps
  if (first === undefined) return []
  const roles = [...new Set(steps.flatMap(({ step }) => step.by))]
  type Told = Parameters<typeof refuseStep>
  return refuseStep(first.standing as Told[0], kind as Told[1], role, roles)
}
