// App · a grant against the registers: a role for a unit, a department or an enterprise that nobody knows would lie in wait for whatever comes to bear that code.
import { type Finding, finding } from '../kernel/finding.ts'
import { nearFacts } from '../policy/check-origin.ts'
import type { Grant } from '../record/people/payload.ts'
import { mayBeEnterprise } from '../store/pg/registers.ts'
import type { Session } from '../store/pg/session.ts'
import { formBook } from './form-book.ts'

/** What has ended counts: its rows are still somebody's to read. While a register is empty there is nothing to check against: the first people come before the registers. */
export async function checkGrant(session: Session, { unit, department, enterprise }: Grant): Promise<Finding[]> {
  if (unit !== undefined) {
    const codes = (await session.selectFrom('units').select('code').distinct().execute()).map(({ code }) => code)
    return codes.length === 0 || codes.includes(unit)
      ? []
      : [finding('record/grant-unit', {}, { unit, ...nearFacts(unit, codes) })]
  }
  if (department !== undefined) {
    const owners = (await session.selectFrom('indicators').select('owner').distinct().execute()).map((one) => one.owner)
    const known = [...new Set([...owners, ...Object.keys((await formBook()).departments)])]
    return owners.length === 0 || known.includes(department)
      ? []
      : [finding('record/grant-department', {}, { department, ...nearFacts(department, known) })]
  }
  return enterprise === undefined || (await mayBeEnterprise(session, enterprise))
    ? []
    : [finding('record/grant-enterprise', {}, { enterprise })]
}
