// Intake · the texts of cells as values, in SQL: numbers with separators and units, dates, yes and no; and what is wrong with those that are none.
import { findConversion, findUnit, namesOfKind, plain, type Ratio } from '../kernel/units.ts'
import { NO_RESULT } from './raw.ts'
import { halfWidth, isOneOf, quoteText } from './sql.ts'
import type { ColumnSpec, ColumnType } from './types.ts'

/** How a column is stored in what was read: text from xlsx and csv, anything from Parquet. */
export type Physical = 'text' | 'number' | 'date' | 'boolean'

export interface ValueColumn {
  readonly spec: ColumnSpec
  readonly type: ColumnType
  readonly physical: Physical
  /** SQL of the raw cell. */
  readonly cell: string
  /** SQL of `fastSql` and `partsSql` of the cell, for a number that is stored as text. */
  readonly fast: string
  readonly parts: string
  /** Every cell of it is a plain number or blank. */
  readonly plain: boolean
  /** Unit in the header, '' when none, and how it becomes the scheme's unit. */
  readonly unit: string
  readonly ratio: Ratio
}

/** Beyond this no honest figure lies: a thousand trillion. */
export const IMPLAUSIBLE = 1e15

const KINDS = [
  'area',
  'money',
  'mass',
  'energy',
  'electricity',
  'people',
  'ratio',
  'volume',
  'count',
  'points',
  'years',
]
const MISSING = ['', '-', '--', '—', '——', '–', '/']
const SAME: Ratio = { times: 1, over: 1 }
const DIGITS = String.raw`^[¥$]?\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|[+-]?\.\d+)((?:[eE][+-]?\d+)?)\s*(.*)$`

const isText = (sql: string, texts: readonly string[]): string => isOneOf(sql, texts.map(quoteText))

// AND and OR look at both sides, CASE does not: what is costly stands behind a cheap CASE, here and below.
export const isMissing = (cell: string): string =>
  `CASE WHEN ${cell} IS NULL THEN true WHEN regexp_matches(${cell}, '[0-9A-Za-z一-鿿]') THEN false ELSE ${isText(halfWidth(cell), MISSING)} END`

/** Begins and ends with a letter, a digit or a closing bracket and has none of the letters `without`: a text that is taken as it stands. */
export const isSound = (cell: string, without: string): string =>
  `regexp_full_match(${cell}, '[0-9A-Za-z一-鿿]([^${without}]*[0-9A-Za-z一-鿿)）])?')`

/** Signs that nobody sees, without width or turning the direction of what follows: a text with them would look like another. */
export const HIDDEN = String.raw`\p{Cf}`

export const unhidden = (cell: string): string => `regexp_replace(${cell}, '${HIDDEN}+', '', 'g')`

/** A text that is its own value. */
export const isSoundText = (cell: string): string => isSound(cell, String.raw`\x{2028}${HIDDEN}`)

/** True for a column whose cells must be taken apart before their value is known; worth doing once and keeping. */
export const isTextNumber = ({ type, physical }: Pick<ValueColumn, 'type' | 'physical'>): boolean =>
  type === 'number' && physical === 'text'

/** A cell that is a plain number already. */
export const fastSql = (cell: string): string =>
  `CASE WHEN contains(${cell}, '_') THEN NULL ELSE try_cast(${cell} AS DOUBLE) END`

/** Digits, exponent and what follows them, of any other cell that is not blank. */
export const partsSql = (cell: string): string =>
  `CASE WHEN ${cell} IS NOT NULL AND ${fastSql(cell)} IS NULL THEN regexp_extract(${halfWidth(cell)}, ${quoteText(DIGITS)}, ['digits', 'exponent', 'suffix']) END`

/** SQL of the value, null where there is none or none can be read. */
export function valueSql(column: ValueColumn): string {
  const { type, physical, cell } = column
  if (type === 'number') {
    if (physical === 'number') return scaled(`CAST(${cell} AS DOUBLE)`, column.ratio)
    return physical === 'boolean' ? `CAST(${cell} AS DOUBLE)` : textNumber(column)
  }
  if (type === 'boolean') return physical === 'boolean' ? cell : textBoolean(asText(column))
  if (type === 'date') return physical === 'date' ? `CAST(${cell} AS DATE)` : textDate(asText(column))
  const text = asText(column)
  return `CASE WHEN ${isSoundText(text)} THEN ${text} WHEN ${isMissing(text)} THEN NULL ELSE trim(replace(${unhidden(text)}, ${quoteText('\u2028')}, ' ')) END`
}

/** SQL of the code of what is wrong with a cell, null when nothing is. `value` is the SQL of its value. */
export function faultSql(column: ValueColumn, value: string): string {
  const text = asText(column)
  const unread = canFail(column)
    ? [`WHEN ${value} IS NULL THEN CASE WHEN NOT ${isMissing(text)} THEN ${unreadable(column, text)} END`]
    : []
  const broken =
    column.type === 'text'
      ? [
          `WHEN CASE WHEN contains(${text}, '#') THEN starts_with(trim(${text}), '#') ELSE ${text} = ${quoteText(NO_RESULT)} END THEN ${brokenCell(text)}`,
        ]
      : []
  const range = rangeLines(column, value)
  const lines = [...broken, ...unread, ...range]
  return lines.length === 0 ? 'CAST(NULL AS VARCHAR)' : `CASE ${lines.join(' ')} END`
}

/** Whether a cell that is not blank may give no value. */
const canFail = ({ type, physical, plain }: ValueColumn): boolean =>
  !(plain || type === 'text' || type === physical || (type === 'number' && physical === 'boolean'))

/** What a column of any storage shows as text; whole numbers without a decimal point. */
export function asText({ physical, cell }: Pick<ValueColumn, 'physical' | 'cell'>): string {
  if (physical === 'text') return cell
  if (physical !== 'number') return `CAST(${cell} AS VARCHAR)`
  const whole = `CAST(CAST(${cell} AS HUGEINT) AS VARCHAR)`
  return `CASE WHEN abs(CAST(${cell} AS DOUBLE)) < 1e15 AND ${cell} = trunc(${cell}) THEN ${whole} ELSE CAST(${cell} AS VARCHAR) END`
}

/** Adding 0 turns −0 into 0. */
const scaled = (sql: string, { times, over }: Ratio): string =>
  times === 1 && over === 1 ? `(${sql} + 0e0)` : `(${sql} * ${times}e0 / ${over}e0 + 0e0)`

function textNumber(column: ValueColumn): string {
  const { fast, parts, ratio } = column
  const digits = `replace(${parts}.digits, ',', '')`
  const value = `try_cast(${digits} || ${parts}.exponent AS DOUBLE)`
  const lines = suffixes(column).map(
    ([name, by]) => `WHEN ${quoteText(name)} THEN ${scaledText(digits, value, parts, by)}`,
  )
  if (column.plain) return scaled(fast, ratio)
  return `CASE WHEN ${fast} IS NOT NULL THEN ${scaled(fast, ratio)} WHEN ${parts} IS NOT NULL THEN CASE ${suffix(parts)} ${lines.join(' ')} END END`
}

/** A percent sign only shifts the point: done on the digits, no last place is lost. */
const scaledText = (digits: string, value: string, parts: string, ratio: Ratio): string =>
  ratio.times === 1 && ratio.over === 100
    ? `CASE WHEN ${parts}.exponent = '' THEN try_cast(${digits} || 'e-2' AS DOUBLE) + 0e0 ELSE ${scaled(value, ratio)} END`
    : scaled(value, ratio)

const suffix = (parts: string): string => `lower(replace(${parts}.suffix, ' ', ''))`

/** Texts that may follow the digits, with what they make of them. */
function suffixes(column: ValueColumn): readonly (readonly [string, Ratio])[] {
  const wanted = findUnit(column.spec.unit === '' ? '1' : column.spec.unit)
  const known = wanted === undefined ? [] : namesOfKind(wanted.kind)
  const found = new Map<string, Ratio>([['', column.ratio]])
  const add = (name: string, ratio: Ratio): void => {
    if (name !== '' && !/^\d/.test(name) && !found.has(name)) found.set(name, ratio)
  }
  for (const [name, unit] of known) {
    const ratio = wanted === undefined ? undefined : findConversion(unit, wanted)
    if (ratio !== undefined) add(name.toLowerCase(), ratio)
  }
  add(plain(column.spec.unit), SAME)
  add(column.spec.unit.toLowerCase(), SAME)
  add(plain(column.unit), column.ratio)
  return [...found]
}

const ANY_UNIT = KINDS.flatMap((kind) => namesOfKind(kind).map(([name]) => name.toLowerCase())).filter(
  (name) => !/^\d/.test(name),
)

/** Code of a formula without a result or with an error for one, null for any other cell. */
export const brokenCell = (cell: string): string =>
  `CASE WHEN ${cell} = ${quoteText(NO_RESULT)} THEN 'formula-no-result' WHEN starts_with(trim(${cell}), '#') THEN CASE WHEN regexp_full_match(trim(${cell}), '#(N/A|DIV/0!|VALUE!|REF!|NAME[?]|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)') THEN 'excel-error' END END`

function unreadable(column: ValueColumn, cell: string): string {
  const plainFault = { number: 'not-number', date: 'not-date', boolean: 'not-boolean', text: 'not-text' }[column.type]
  if (!isTextNumber(column)) return `coalesce(${brokenCell(cell)}, '${plainFault}')`
  const bracketed = `regexp_full_match(${halfWidth(cell)}, '[(][¥$]?[0-9][0-9,]*([.][0-9]*)?[)]')`
  return `coalesce(${brokenCell(cell)}, CASE WHEN ${bracketed} THEN 'bracketed-number' WHEN ${isText(suffix(column.parts), ANY_UNIT)} THEN 'cell-unit' ELSE '${plainFault}' END)`
}

function rangeLines({ spec, type }: ValueColumn, value: string): string[] {
  const lines: string[] = []
  if (type === 'number') {
    lines.push(`WHEN NOT isfinite(${value}) THEN 'not-finite'`)
    lines.push(`WHEN abs(${value}) > ${IMPLAUSIBLE} THEN 'implausible'`)
    if (spec.min !== undefined) lines.push(`WHEN ${value} < ${numberSql(spec.min)} THEN 'below-min'`)
    if (spec.max !== undefined) lines.push(`WHEN ${value} > ${numberSql(spec.max)} THEN 'above-max'`)
  }
  if (spec.oneOf !== undefined && spec.oneOf.length > 0) {
    const allowed =
      type === 'number'
        ? spec.oneOf.map(Number).filter(Number.isFinite).map(numberSql)
        : spec.oneOf.map((one) => quoteText(String(one)))
    const shown = type === 'number' ? value : `CAST(${value} AS VARCHAR)`
    if (allowed.length > 0) lines.push(`WHEN ${value} IS NOT NULL AND NOT ${isOneOf(shown, allowed)} THEN 'not-one-of'`)
  }
  return lines
}

/** A number as a DOUBLE literal, exactly. */
const numberSql = (n: number): string => `CAST('${n}' AS DOUBLE)`

const YES = ['是', '有', '1', 'true', 'y', 'yes', 't', '√', '✓', '对']
const NO = ['否', '无', '0', 'false', 'n', 'no', 'f', '×', '✗', '没有']

function textBoolean(cell: string): string {
  const word = `lower(${halfWidth(cell)})`
  return `CASE WHEN ${isText(word, YES)} THEN true WHEN ${isText(word, NO)} THEN false END`
}

function textDate(cell: string): string {
  const text = halfWidth(cell)
  const pattern = quoteText(
    String.raw`^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[ T][\d:.]+Z?)?$`,
  )
  const part = (group: number): string => `regexp_extract(${text}, ${pattern}, ${group})`
  const written = `try_cast(${part(1)} || '-' || ${part(2)} || ${part(4)} || '-' || ${part(3)} || ${part(5)} AS DATE)`
  // Excel counts days; 18264 to 73050 are the years 1950 to 2099.
  const serial = `CASE WHEN try_cast(${text} AS DOUBLE) BETWEEN 18264 AND 73050 THEN DATE '1899-12-30' + CAST(floor(CAST(${text} AS DOUBLE)) AS INTEGER) END`
  return `coalesce(${written}, ${serial})`
}
