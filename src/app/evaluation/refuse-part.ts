// App · evaluation: only those whose role reaches the whole of its scope run it.
import { type Finding, finding } from '../../kernel/finding.ts'
import { seesUnit } from '../../store/pg/results.ts'
import type { Session } from '../../store/pg/session.ts'

/** `unit`: the scope; the whole city when left out. */
export const refusePartIn = async (
  session: Session,
  person: string,
  unit: string | undefined,
): Promise<readonly Finding[]> =>
  (await seesUnit(session, unit)) ? [] : [finding('process/not-whole', {}, { person, unit: unit ?? '—' })]
