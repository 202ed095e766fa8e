// CSV by RFC 4180, safe to open in a spreadsheet: text that would be taken for a formula gets a leading apostrophe.

export type CsvValue = string | number | bigint | boolean | null | undefined

/** One cell. Numbers stay numbers (a negative one keeps its bare sign); null, NaN and infinity are empty. */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value === 0 ? 0 : value) : ''
  if (typeof value !== 'string') return String(value)
  const safe = formulaStart.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line without its end. A lone empty cell is quoted, otherwise the line would read as blank. */
export function csvLine(values: readonly CsvValue[]): string {
  const line = values.map(csvCell).join(',')
  return line === '' && values.length === 1 ? '""' : line
}

/** Whole text, lines ended by CRLF. */
export function csv(head: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [csvLine(head)]
  for (const row of rows) lines.push(csvLine(row))
  return `${lines.join('\r\n')}\r\n`
}

/** Also the line feed and the full-width signs, which some spreadsheets fold to half width before looking. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/
