// Intake · what names a unit, in SQL: the id as it is joined on, and what is wrong with it.
import { USCC_ALPHABET, USCC_WEIGHTS } from '../kernel/uscc.ts'
import { halfWidth, quoteText } from './sql.ts'
import { brokenCell, isMissing } from './value-sql.ts'

/** Blanks and full-width forms do not make another id; a long code is written in capitals without blanks. */
export function idSql(cell: string): string {
  const text = `ltrim(${halfWidth(cell)}, '''')`
  const compact = `replace(${text}, ' ', '')`
  const slow = `CASE WHEN ${isMissing(cell)} THEN NULL WHEN length(${text}) >= 15 AND regexp_full_match(${text}, '[0-9A-Za-z ]+') THEN upper(${compact}) ELSE ${text} END`
  return `CASE WHEN regexp_full_match(${cell}, '[0-9A-Za-z]{1,14}') THEN ${cell} WHEN regexp_full_match(${cell}, '[0-9A-Z]+') THEN ${cell} ELSE ${slow} END`
}

export const nameSql = (cell: string): string =>
  `CASE WHEN ${isMissing(cell)} THEN NULL ELSE trim(regexp_replace(${cell}, '[\\x00-\\x1f\\x7f\\x{2028}\\x{2029}]+', ' ', 'g')) END`

/** `raw` is the cell as written: line breaks inside an id are seen there. */
export function idFaultSql(id: string, raw: string, uscc: boolean): string {
  const lines = [
    `WHEN ${id} IS NULL THEN 'id-missing'`,
    `WHEN ${brokenCell(raw)} IS NOT NULL THEN ${brokenCell(raw)}`,
    `WHEN ${isUnsafe(id, raw)} THEN 'id-unsafe'`,
    `WHEN regexp_full_match(${id}, '[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{1,3}') THEN 'code-cut'`,
  ]
  if (uscc) lines.push(`WHEN regexp_full_match(${id}, '[0-9A-Z]{15,}') THEN ${usccSql(id)}`)
  return `CASE ${lines.join(' ')} END`
}

/** Ids end up in file names and addresses: no path, no control character, no endless text. */
const isUnsafe = (id: string, raw: string): string =>
  `(length(${id}) > 100 OR contains(${id}, '/') OR contains(${id}, '\\') OR contains(${id}, '..') OR regexp_matches(trim(${raw}), '[\\x00-\\x1f\\x7f-\\x9f\\x{2028}\\x{2029}\\x{fffd}]'))`

function usccSql(id: string): string {
  const lines = [
    `WHEN length(${id}) <> 18 THEN 'uscc-length'`,
    `WHEN NOT regexp_full_match(${id}, '[${USCC_ALPHABET}]+') THEN 'uscc-character'`,
    `WHEN substr(${id}, 18, 1) = ${usccExpectedSql(id)} THEN NULL`,
    `WHEN regexp_full_match(${id}, '[0-9]{15}000') THEN 'code-cut'`,
  ]
  return `CASE ${lines.join(' ')} ELSE 'uscc-check' END`
}

/** The check character that belongs to the first 17 characters. */
export function usccExpectedSql(id: string): string {
  const alphabet = quoteText(USCC_ALPHABET)
  const terms = USCC_WEIGHTS.map((weight, i) => `(strpos(${alphabet}, substr(${id}, ${i + 1}, 1)) - 1) * ${weight}`)
  return `substr(${alphabet}, CAST((31 - (${terms.join(' + ')}) % 31) % 31 + 1 AS BIGINT), 1)`
}
