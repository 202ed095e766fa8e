// Store · the database's own parser: text of expressions in, syntax trees out. Nothing is run.
import type { Duck } from './duck.ts'

/** One parsed `json_serialize_sql` answer per text, in order; a text that cannot be parsed gives `{ error: true, ... }`. */
export async function parseFormulas(duck: Duck, texts: readonly string[]): Promise<unknown[]> {
  if (texts.length === 0) return []
  const values = texts.map((text, i) => `(${i}, '${text.replaceAll("'", "''")}')`).join(', ')
  const rows = await duck.all(
    `SELECT json_serialize_sql('SELECT ' || formula) AS ast FROM (VALUES ${values}) t(i, formula) ORDER BY i`,
  )
  return rows.map((row) => parseAnswer(String(row['ast'])))
}

/** A number beyond what a DOUBLE holds comes back as a bare Infinity, which is no JSON. */
function parseAnswer(answer: string): unknown {
  try {
    return JSON.parse(answer) as unknown
  } catch {
    return { error: true, error_message: 'a number is out of range' }
  }
}
