// App · enterprises, platforms, parks and the like from spreadsheets into their register: the rule book says which columns a register has.
import { basename } from 'node:path'
import type { ColumnSpec } from '../intake/types.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { unitFinder } from '../policy/names.ts'
import type { Book } from '../policy/read.ts'
import type { Store } from '../store/pg/open.ts'
import { type RegisterSubject, subjectsAt } from '../store/pg/registers.ts'
import type { Who } from '../store/pg/session.ts'
import { hashFiles } from './hash-files.ts'
import { type Imported, importRows } from './import-rows.ts'
import { loadBook, OWN_BOOK } from './load-book.ts'
import { type ReadRow, readSheets } from './read-sheets.ts'
import type { Steps } from './run-steps.ts'

export const FROM_SHEETS = ['enterprise', 'platform', 'cluster', 'base', 'park', 'complex', 'exit_park'] as const
export type FromSheets = (typeof FROM_SHEETS)[number]

export interface RegisterImport extends Steps {
  readonly register: FromSheets
  readonly files: readonly string[]
  readonly day: string
  readonly complete: boolean
  readonly book?: string
  readonly key?: string
  /** Only checked: nothing is put on record. */
  readonly dry?: boolean
  /** Where the sheets are written back with what is wrong in them, if anything is. */
  readonly marked?: string
}

/** The column that says to which reporting unit a row belongs. */
const UNIT = 'county'
/** As departments head the columns of places. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  county: ['县（市、区）', '县市区', '所属县区', '所属县（市、区）'],
  town: ['所在镇街', '镇街道', '镇街', '所属镇街'],
}

export async function importRegister(
  store: Store,
  who: Who,
  request: RegisterImport,
): Promise<{ imported?: Imported; findings: readonly Finding[]; total: number }> {
  const { book, findings: ofBook } = await loadBook(request.book ?? OWN_BOOK)
  if (book === undefined) return { findings: ofBook, total: ofBook.length }
  const { marked, key, ...asked } = request
  const { register, files, day, complete, dry } = asked
  const read = await readSheets({
    ...asked,
    columns: columnsOf(book, register),
    uscc: register === 'enterprise',
    ...(marked === undefined
      ? {}
      : { marked: { path: marked, alsoIn: (rows) => toSubjects(book, register, day, rows).findings } }),
  })
  if (!('rows' in read)) return read
  const { rows, findings } = toSubjects(book, register, day, read.rows)
  const told = [...read.findings, ...findings]
  if (findings.length > 0) return { findings: told, total: read.total + findings.length }
  const done = await importRows<RegisterSubject>(store, who, {
    register,
    day,
    complete,
    dry,
    key,
    rows,
    settle: keepOthers(rows),
    source: { file: files.map((file) => basename(file)).join('、'), hash: hashFiles(files) },
    nameOf: (row) => row.id,
    before: (session) => subjectsAt(session, register, day),
  })
  if ('findings' in done) return { findings: [...told, ...done.findings], total: read.total + done.findings.length }
  return { imported: done.imported, findings: told, total: read.total }
}

/** What a file has no column of, or a column without a single value, stays as it was. */
function keepOthers(rows: readonly RegisterSubject[]): (row: RegisterSubject, old: RegisterSubject) => RegisterSubject {
  const told = new Set(rows.flatMap(({ facts }) => Object.keys(facts)))
  return (row, old) => ({
    ...row,
    facts: { ...Object.fromEntries(Object.entries(old.facts).filter(([key]) => !told.has(key))), ...row.facts },
  })
}

const columnsOf = ({ indicators }: Book, register: FromSheets): ColumnSpec[] =>
  Object.entries(indicators)
    .filter(([full, { period }]) => full.startsWith(`${register}.`) && period === 'register')
    .map(([full, { label, unit }]) => ({ id: full.slice(register.length + 1), label, unit }))
    .map(({ id, label, unit }) => ({
      id,
      label: label.zh,
      unit: unit ?? '',
      ...(unit === undefined ? { type: 'text' as const } : {}),
      ...(id === UNIT ? { required: true } : { optional: true }),
      ...(ALSO[id] === undefined ? {} : { also: ALSO[id] }),
    }))

function toSubjects(
  book: Book,
  register: FromSheets,
  day: string,
  rows: readonly ReadRow[],
): { rows: RegisterSubject[]; findings: Finding[] } {
  const find = unitFinder(book)
  const findings: Finding[] = []
  const isMany = (id: string): boolean => book.indicators[`${register}.${id}`]?.many === true
  const subjects = rows.map(({ id, name, file, row, values }): RegisterSubject => {
    const { [UNIT]: county, ...rest } = values
    const unit = find(String(county?.value ?? ''))
    if (unit?.of !== 'units')
      findings.push(finding('record/unknown-unit', { file, row }, { unit: String(county?.value ?? ''), name }))
    const facts = Object.fromEntries(
      Object.entries(rest).map(([key, one]) => [key, isMany(key) ? listOf(String(one.value)) : one.value]),
    )
    return { kind: register, id, name, unit: unit?.id ?? '', facts, valid_from: day, ended: false }
  })
  return { rows: subjects, findings }
}

const listOf = (text: string): string[] =>
  text
    .split(/[、；;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
