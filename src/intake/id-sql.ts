// Intake · what names a unit, in SQL: the id as it is joined on, and what is wrong with it.
import { USCC_ALPHABET, USCC_WEIGHTS } from '../kernel/uscc.ts'
import { halfWidth, quoteText } from './sql.ts'
import { brokenCell, HIDDEN, isMissing, isSound, unhidden } from './value-sql.ts'

/** Blanks and full-width forms do not make another id; a long code is written in capitals without blanks. */
export function idSql(cell: string): string {
  const text = `ltrim(${halfWidth(cell)}, '''')`
  const compact = `replace(${text}, ' ', '')`
  const slow = `CASE WHEN ${isMissing(cell)} THEN NULL WHEN length(${text}) >= 15 AND regexp_full_match(${text}, '[0-9A-Za-z ]+') THEN upper(${compact}) ELSE ${text} END`
  return `CASE WHEN regexp_full_match(${cell}, '[0-9A-Za-z]{1,14}|[0-9A-Z]+') THEN ${cell} ELSE ${slow} END`
}

const CONTROL = String.raw`\x00-\x1f\x7f\x{2028}\x{2029}`

/** A name that is shown as it stands. */
export const isSoundName = (cell: string): string => isSound(cell, `${CONTROL}${HIDDEN}`)

export function nameSql(cell: string): string {
  const slow = `CASE WHEN ${isMissing(cell)} THEN NULL ELSE trim(regexp_replace(${unhidden(cell)}, '[${CONTROL}]+', ' ', 'g')) END`
  return `CASE WHEN ${isSoundName(cell)} THEN ${cell} ELSE ${slow} END`
}

/** `raw` is the cell as written: line breaks inside an id are seen there. */
export function idFaultSql(id: string, raw: string, uscc: boolean): string {
  const lines = [
    ...(uscc ? [soundUscc(raw)] : []),
    `WHEN ${id} IS NULL THEN 'id-missing'`,
    `WHEN CASE WHEN regexp_full_match(${raw}, '[0-9A-Za-z-]{1,100}') THEN false ELSE ${brokenCell(raw)} IS NOT NULL OR ${isUnsafe(id, raw)} END THEN coalesce(${brokenCell(raw)}, 'id-unsafe')`,
    // Excel takes a code such as 1-2 for a day of this year.
    `WHEN regexp_full_match(${id}, '(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}( [0-9:.]+)?') THEN 'id-date'`,
    `WHEN regexp_full_match(${id}, '[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{1,3}') THEN 'code-cut'`,
  ]
  if (uscc) lines.push(...usccLines(id))
  return `CASE ${lines.join(' ')} END`
}

/** Ids end up in file names and addresses: no path, no control character, no endless text. */
const isUnsafe = (id: string, raw: string): string =>
  `(length(${id}) > 100 OR contains(${id}, '/') OR contains(${id}, '\\') OR contains(${id}, '..') OR regexp_matches(trim(${raw}), '[\\x00-\\x1f\\x7f-\\x9f\\x{2028}\\x{2029}\\x{fffd}]'))`

const usccCheck = (id: string): string =>
  `CASE WHEN substr(${id}, 18, 1) = ${usccExpectedSql(id)} THEN NULL WHEN regexp_full_match(${id}, '[0-9]{15}000') THEN 'code-cut' ELSE 'uscc-check' END`
export const isUsccLike = (id: string): string => `regexp_full_match(${id}, '[${USCC_ALPHABET}]{18}')`

/** An id, other than a code of 18 characters where those are checked, that is joined on as it stands and has no fault: letters and digits that no spreadsheet takes for a day or a power of ten. */
export const isSoundId = (cell: string, uscc: boolean): string =>
  `(regexp_full_match(${cell}, '[0-9A-Za-z]{1,14}|[A-Za-z][0-9A-Za-z-]{0,13}${uscc ? '' : '|[0-9A-Z]{1,100}'}') AND NOT regexp_full_match(${cell}, '[0-9][eE][0-9]{1,3}'))`

/** Most ids are codes written as they should be, where the id is the cell itself: one pattern and one sum, before any other question is put. */
const soundUscc = (raw: string): string => `WHEN ${isUsccLike(raw)} THEN ${usccCheck(raw)}`

/** What is no code at all is left alone. */
function usccLines(id: string): string[] {
  return [
    `WHEN ${isUsccLike(id)} THEN ${usccCheck(id)}`,
    `WHEN regexp_full_match(${id}, '[0-9A-Z]{15,}') THEN CASE WHEN length(${id}) <> 18 THEN 'uscc-length' ELSE 'uscc-character' END`,
  ]
}

/** The check character that belongs to the first 17 characters. */
export function usccExpectedSql(id: string): string {
  const alphabet = quoteText(USCC_ALPHABET)
  const terms = USCC_WEIGHTS.map((weight, i) => `(strpos(${alphabet}, substr(${id}, ${i + 1}, 1)) - 1) * ${weight}`)
  return `substr(${alphabet}, CAST((31 - (${terms.join(' + ')}) % 31) % 31 + 1 AS BIGINT), 1)`
}
