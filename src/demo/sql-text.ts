// Literals and table constructors in SQL text.

export type Literal = string | number | boolean | null

export const literal = (value: Literal): string =>
  value === null ? 'NULL' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A table from rows held in memory; `columns` are `name type` pairs. */
export function createTable(
  name: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Literal[])[],
): string {
  const define = Object.entries(columns).map(([column, type]) => `${column} ${type}`)
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`)
  return `CREATE TABLE ${name} (${define.join(', ')});\nINSERT INTO ${name} VALUES ${values.join(', ')};`
}
