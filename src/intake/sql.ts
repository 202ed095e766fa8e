// Intake · names and texts as SQL: whatever a file or a scheme calls its columns, it stays a name.

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`

/** Whether a value is one of a few. Not `IN`: the engine makes a join of that, and then reckons the value for every row, also behind a CASE. */
export const isOneOf = (sql: string, literals: readonly string[]): string =>
  `list_contains([${literals.join(', ')}], ${sql})`

/** Full-width forms and odd blanks, as they come out of Chinese input methods, to plain ones; cut at both ends. */
export function halfWidth(sql: string): string {
  return `trim(translate(${sql}, ${quoteText(FULL)}, ${quoteText(HALF)}))`
}

// ！ to ～ are the ASCII signs shifted by 0xFEE0. What stands beyond HALF's end is dropped.
const ASCII = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('')
const WIDE = Array.from(ASCII, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
const FULL = `${WIDE}\uffe5\u3000\u00a0\u2028\u2212\t\u200b\ufeff`
const HALF = `${ASCII}¥   - `
