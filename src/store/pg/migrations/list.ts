// Store · every migration, in order. What was released is never edited: a change is a further one.
import { type Kysely, type Migration, sql } from 'kysely'
import { TABLES } from './0001-tables.ts'
import { APPEND_ONLY } from './0002-append-only.ts'
import { WHOSE_ROWS } from './0003-whose-rows.ts'
import { SIGN_IN } from './0004-sign-in.ts'
import { RESULTS } from './0005-results.ts'
import { LAND } from './0006-land.ts'
import { DOORS } from './0007-doors.ts'
import { TENURE_SEEN_WHOLE } from './0008-tenure-seen-whole.ts'
import { MAP } from './0009-map.ts'
import { MAP_HEAD } from './0010-map-head.ts'
import { PAGES } from './0011-pages.ts'
import { GOALS_MOVED } from './0012-goals-moved.ts'
import { EDITIONS } from './0013-editions.ts'
import { MAP_BY_RANGE } from './0014-map-by-range.ts'
import { PAGES_EARLY } from './0015-pages-early.ts'
import { PORTAL } from './0016-portal.ts'
import { MAP_RANGES_BY_INDEX } from './0017-map-ranges-by-index.ts'
import { ASKED } from './0018-asked.ts'
import { FROM_THEIR_DAY } from './0019-from-their-day.ts'
import { ALL_VERSIONS } from './0020-all-versions.ts'
import { WITHIN_REACH } from './0021-within-reach.ts'
import { DOOR } from './0022-door.ts'
import { JOBS_IN_HAND } from './0023-jobs-in-hand.ts'
import { BY_REACH } from './0024-by-reach.ts'

const run = (text: string): Migration => ({
  // Statements one by one: prepared statements take one each, and the embedded engine prepares all.
  async up(db: Kysely<unknown>) {
    for (const statement of statementsOf(text)) await sql.raw(statement).execute(db)
  },
})

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-tables': run(TABLES),
  '0002-append-only': run(APPEND_ONLY),
  '0003-whose-rows': run(WHOSE_ROWS),
  '0004-sign-in': run(SIGN_IN),
  '0005-results': run(RESULTS),
  '0006-land': run(LAND),
  '0007-doors': run(DOORS),
  '0008-tenure-seen-whole': run(TENURE_SEEN_WHOLE),
  '0009-map': run(MAP),
  '0010-map-head': run(MAP_HEAD),
  '0011-pages': run(PAGES),
  '0012-goals-moved': run(GOALS_MOVED),
  '0013-editions': run(EDITIONS),
  '0014-map-by-range': run(MAP_BY_RANGE),
  '0015-pages-early': run(PAGES_EARLY),
  '0016-portal': run(PORTAL),
  '0017-map-ranges-by-index': run(MAP_RANGES_BY_INDEX),
  '0018-asked': run(ASKED),
  '0019-from-their-day': run(FROM_THEIR_DAY),
  '0020-all-versions': run(ALL_VERSIONS),
  '0021-within-reach': run(WITHIN_REACH),
  '0022-door': run(DOOR),
  '0023-jobs-in-hand': run(JOBS_IN_HAND),
  '0024-by-reach': run(BY_REACH),
}

/** Cut at semicolons that end a line outside `$$ … $$`. */
export function statementsOf(text: string): string[] {
  const parts = text.split('$$')
  const joined = parts
    .map((part, n) => (n % 2 === 0 ? part.replaceAll(/;[ \t]*(?=\n|$)/g, ';\u0001') : part))
    .join('$$')
  return joined
    .split('\u0001')
    .map((one) => one.trim())
    .filter((one) => one.replaceAll(/--[^\n]*/g, '').trim() !== '')
}
