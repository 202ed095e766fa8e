// App · a grant against the registers: a role for a unit, a department or an enterprise that nobody knows would lie in wait for whatever comes to bear that code.
import { type Finding, finding } from '../kernel/finding.ts'
import { nearFacts } from '../policy/check-origin.ts'
import type { Grant } from '../record/people/payload.ts'
import { indicatorsAt, mayBeEnterprise, unitsAt } from '../store/pg/registers.ts'
import type { Session } from '../store/pg/session.ts'
import { formBook } from './form-book.ts'

/** While a register is still empty there is nothing to check against: the first people come before the registers. */
export async function checkGrant(session: Session, grant: Grant, day: string): Promise<readonly Finding[]> {
  const { unit, department, enterprise } = grant
  if (unit !== undefined) {
    const codes = (await unitsAt(session, day)).map(({ code }) => code)
    return codes.length === 0 || codes.includes(unit)
      ? []
      : [finding('record/grant-unit', {}, { unit, day, ...nearFacts(unit, codes) })]
  }
  if (department !== undefined) {
    const owners = (await indicatorsAt(session, day)).map(({ owner }) => owner)
    const known = [...new Set([...owners, ...Object.keys((await formBook()).departments)])]
    return owners.length === 0 || known.includes(department)
      ? []
      : [finding('record/grant-department', {}, { department, ...nearFacts(department, known) })]
  }
  if (enterprise === undefined) return []
  return (await mayBeEnterprise(session, enterprise, day))
    ? []
    : [finding('record/grant-enterprise', {}, { enterprise, day })]
}
