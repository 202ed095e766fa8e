// Store · what goals that were reckoned before still hold for: whose sight, up to which act.
import { sql } from 'kysely'
import type { Session } from './session.ts'
import { CHAIN } from './tables.ts'

export interface Sight {
  /** The same for all who see the same figures and registers. */
  readonly sees: string
  /** The newest act. */
  readonly head: number
}

/** To be asked before anything is read: what comes later is taken for a change. */
export async function goalsSight(session: Session): Promise<Sight> {
  const { rows } =
    await sql<Sight>`select goals_sight() as sees, c.seq as head from chains c where c.chain = ${CHAIN}`.execute(
      session,
    )
  return rows[0] ?? { sees: 'nobody', head: 0 }
}

/** Whether a figure of these indicators (`platform.tax`) came into force, or a register changed, after that act. */
export async function goalsMoved(session: Session, since: number, wanted: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{
    moved: boolean
  }>`select goals_moved(${since}, array[${sql.join(wanted)}]::text[]) as moved`.execute(session)
  return rows[0]?.moved !== false
}
