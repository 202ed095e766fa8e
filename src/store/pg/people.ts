// Store · people and what they were granted, as rows.
import type { Session } from './session.ts'
import type { GrantRow, Tables } from './tables.ts'

export async function putPerson(session: Session, row: Tables['people'], grants: readonly GrantRow[]): Promise<void> {
  await session
    .insertInto('people')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  for (const grant of grants)
    await session
      .insertInto('grants')
      .values(grant)
      .onConflict((conflict) => conflict.columns(['person', 'n']).doUpdateSet({ valid_to: grant.valid_to }))
      .execute()
}

/** Nobody holds any role yet. */
export async function isNobodyThere(session: Session): Promise<boolean> {
  return (await session.selectFrom('grants').select('person').limit(1).execute()).length === 0
}
