// App · whoever reads on the command line: a person in a role, or, unnamed, the operator of the data folder, who holds the files anyway.
import type { Finding } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import type { Store } from '../store/pg/open.ts'
import { ownAs, readAs, type Session, type Who } from '../store/pg/session.ts'
import { whoIs } from './who-is.ts'

const OPERATOR: Who = { person: '', role: 'auditor' }

export interface Reader {
  readonly who?: Who
  readonly read: <T>(use: (session: Session) => Promise<T>) => Promise<T>
}

export async function readerOf(
  store: Store,
  person: string | undefined,
  role: Role | undefined,
): Promise<Reader | { readonly findings: readonly Finding[] }> {
  if (person === undefined) return { read: (use) => ownAs(store, OPERATOR, use) }
  const who = await whoIs(store, person, role)
  return 'findings' in who ? who : { who, read: (use) => readAs(store, who, use) }
}
