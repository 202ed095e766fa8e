// App · whether what is on record is synthetic (模拟数据): some register came from a file that calls itself so. Who shows it says so.
import { sql } from 'kysely'
import type { Store } from '../store/pg/open.ts'

/** Once true it stays: acts are never taken back. */
export function watchSynthetic({ db }: Pick<Store, 'db'>): () => Promise<boolean> {
  let known = false
  let asked = 0
  return async () => {
    if (known || Date.now() - asked < AGAIN) return known
    asked = Date.now()
    const { rows } = await sql<{ found: boolean }>`select exists (
      select 1 from acts where subject_kind = 'register' and kind = 'import' and payload -> 'source' ->> 'file' like '%模拟%'
    ) as found`.execute(db)
    known = rows[0]?.found === true
    return known
  }
}

/** Milliseconds for which a no is taken for granted. */
const AGAIN = 2000
