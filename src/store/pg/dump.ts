// Store · whole tables out and in, row by row as JSON, the same text from both engines.
import { type Kysely, sql } from 'kysely'
import { othersTurn } from '../others-turn.ts'
import type { Tables } from './tables.ts'

/** Every table of the records in the order in which it can be filled, with what its rows are ordered by. Moves follow from the subjects as these are filled. */
export const TABLE_ORDER = {
  units: ['code', 'valid_from', 'act'],
  unit_successions: ['from_code', 'to_code'],
  indicators: ['subject_kind', 'id', 'valid_from', 'act'],
  people: ['id'],
  grants: ['person', 'n'],
  chains: ['chain'],
  acts: ['seq'],
  subjects: ['kind', 'id', 'valid_from', 'act'],
  shapes: ['kind', 'id', 'valid_from', 'act'],
  tenure: ['id', 'valid_from', 'act'],
  spellings: ['name'],
  returns: ['id'],
  figures: ['return_id', 'cell'],
  contests: ['return_id', 'cell'],
  evaluations: ['id'],
  objections: ['evaluation', 'id'],
  versions: ['evaluation', 'version'],
  results: ['evaluation', 'version', 'id'],
  grades: ['evaluation', 'version', 'id'],
  jobs: ['id'],
  door_log: ['id'],
  asked: ['person', 'key'],
  // Accounts, not sessions: after a restore everyone signs in anew.
  'wanmu_sign_in.user': ['id'],
  'wanmu_sign_in.account': ['id'],
  'wanmu_sign_in.twoFactor': ['id'],
  'wanmu_sign_in.must_change': ['person'],
  'wanmu_sign_in.secret': ['one'],
} as const satisfies Readonly<Record<Exclude<keyof Tables, 'moves'> | `wanmu_sign_in.${string}`, readonly string[]>>

export type TableName = keyof typeof TABLE_ORDER
type Row = Readonly<Record<string, unknown>>

const PAGE = 2000

/** All rows as values, page by page, in the order of their key. */
export async function* readRows(db: Kysely<Tables>, table: TableName): AsyncGenerator<Row[]> {
  const key = sql.join(TABLE_ORDER[table].map((column) => sql.ref(column)))
  let last: Row | undefined
  for (;;) {
    const after: Row | undefined = last
    const from =
      after === undefined
        ? sql``
        : sql`where (${key}) > (${sql.join(TABLE_ORDER[table].map((column) => after[column]))})`
    const { rows } = await sql<Row>`select * from ${sql.table(table)} ${from} order by ${key} limit ${PAGE}`.execute(db)
    if (rows.length === 0) return
    yield rows
    await othersTurn()
    last = rows.at(-1)
  }
}

/** Rows as they were read. Columns that a later structure added take what it gives them. */
export async function writeRows(db: Kysely<Tables>, table: TableName, rows: readonly object[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
  const name = sql.table(table)
  await sql`insert into ${name} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)`.execute(db)
}

/** Tables that number their rows go on after the highest number they now hold. */
export async function resumeNumbers(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string; column: string }>`select table_name as name, column_name as column
    from information_schema.columns where table_schema = 'wanmu' and is_identity = 'YES'`.execute(db)
  for (const { name, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${`wanmu.${name}`}, ${column}),
      coalesce((select max(${sql.ref(column)}) from ${sql.table(name)}), 0) + 1, false)`.execute(db)
}
