// App · evaluation: what was collected still holds when its act is written; when it does not, it is collected anew, a few times.
import { finding } from '../../kernel/finding.ts'
import type { Rules } from '../../store/pg/acts.ts'
import type { Steps } from '../run-steps.ts'
import { changesSince } from './changes-since.ts'
import type { Plan } from './collect.ts'
import { type Done, refused } from './works.ts'

const MOST_TRIES = 3

/** Undoes the act that is being written; never seen outside of `whileItHolds`. */
class ChangedMeanwhile extends Error {
  readonly count: number

  constructor(count: number) {
    super('figures were changed after they were collected')
    this.count = count
  }
}

/** Looked at when the chain is taken: nothing comes between it and the act. */
export const stillHolds =
  (plan: Plan, head: number | undefined): Rules['project'] =>
  async (session) => {
    // Spreadsheets change by no act.
    if (head === undefined) return
    const { registers, returns } = await changesSince(session, plan, head)
    const count = registers.length + returns.length
    if (count > 0) throw new ChangedMeanwhile(count)
  }

/** Does again what `stillHolds` stopped. */
export async function whileItHolds({ signal }: Steps, once: () => Promise<Done>): Promise<Done> {
  for (let tries = 1; ; tries++)
    try {
      return await once()
    } catch (fault) {
      if (!(fault instanceof ChangedMeanwhile)) throw fault
      signal?.throwIfAborted()
      if (tries === MOST_TRIES)
        return refused([finding('process/changed-meanwhile', {}, { count: fault.count, tries })])
    }
}
