// App · which person acts in which role, on the command line: the role may be left out by whoever holds only one.
import { type Finding, finding } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import { ROLE_WORDS } from '../record/words.ts'
import type { Store } from '../store/pg/open.ts'
import type { Who } from '../store/pg/session.ts'

export async function whoIs(
  { db }: Store,
  person: string,
  role?: Role,
): Promise<Who | { readonly findings: readonly Finding[] }> {
  const known = await db.selectFrom('people').selectAll().where('id', '=', person).executeTakeFirst()
  if (known?.active !== true) return { findings: [finding('record/no-person', {}, { person })] }
  const rows = await db
    .selectFrom('grants')
    .select('role')
    .distinct()
    .where('person', '=', person)
    .where('valid_to', 'is', null)
    .execute()
  const roles = rows.map((row) => row.role)
  const only = role ?? (roles.length === 1 ? roles[0] : undefined)
  if (only !== undefined && roles.includes(only)) return { person, role: only }
  const names = roles.map((one) => `${one}（${ROLE_WORDS[one].zh}）`).join('、') || '—'
  return { findings: [finding('record/which-role', {}, { person, roles: names, rolesEn: roles.join(', ') || '—' })] }
}
