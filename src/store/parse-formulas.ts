// Store · the database's own parser: text of expressions in, syntax trees out. Nothing is run.
import type { Duck } from './duck.ts'

/** One parsed `json_serialize_sql` answer per text, in order; a text that cannot be parsed gives `{ error: true, ... }`. */
export async function parseFormulas(duck: Duck, texts: readonly string[]): Promise<unknown[]> {
  if (texts.length === 0) return []
  const values = texts.map((text, i) => `(${i}, '${text.replaceAll("'", "''")}')`).join(', ')
  const rows = await duck.all(
    `SELECT json_serialize_sql('SELECT ' || formula) AS ast FROM (VALUES ${values}) t(i, formula) ORDER BY i`,
  )
  return rows.map((row) => JSON.parse(String(row['ast'])) as unknown)
}
