// App · the rule book into the registers: reporting units, and who owns which indicator, from a day on.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Finding } from '../kernel/finding.ts'
import { unitFinder } from '../policy/names.ts'
import type { Book } from '../policy/read.ts'
import type { Store } from '../store/pg/open.ts'
import { type Indicator, indicatorsAt, type Unit, unitsAt } from '../store/pg/registers.ts'
import type { Who } from '../store/pg/session.ts'
import { type Imported, importRows } from './import-rows.ts'
import { loadBook, OWN_BOOK } from './load-book.ts'

export interface BookImport {
  readonly folder?: string
  readonly day: string
  readonly key?: string
}

export async function importBook(
  store: Store,
  who: Who,
  { folder = OWN_BOOK, day, key }: BookImport,
): Promise<{ units: Imported; indicators: Imported } | { findings: readonly Finding[] }> {
  const { book, findings } = await loadBook(folder)
  if (book === undefined) return { findings }
  const common = { day, complete: true, source: { file: basename(folder), hash: hashOf(book) } }
  const units = await importRows<Unit>(store, who, {
    ...common,
    register: 'unit',
    key: key === undefined ? undefined : `${key} unit`,
    rows: unitRows(book, day),
    nameOf: (row) => row.code,
    // Towns stand in no rule book: that they are not among its units does not end them.
    before: async (session) => (await unitsAt(session, day)).filter(({ kind }) => kind !== 'town'),
  })
  if ('findings' in units) return units
  const indicators = await importRows<Indicator>(store, who, {
    ...common,
    register: 'indicator',
    key: key === undefined ? undefined : `${key} indicator`,
    rows: indicatorRows(book, day),
    nameOf: (row) => `${row.subject_kind} ${row.id}`,
    before: (session) => indicatorsAt(session, day),
  })
  return 'findings' in indicators ? indicators : { units: units.imported, indicators: indicators.imported }
}

const hashOf = ({ units, departments, indicators }: Book): string =>
  `sm3:${createHash('sm3').update(JSON.stringify({ units, departments, indicators })).digest('hex')}`

/** Units go by their id in the rule book: two of them have no code of GB/T 2260. */
const unitRows = ({ units }: Book, day: string): Unit[] =>
  Object.entries(units).map(([code, { name, kind, parent = null }]) => ({
    code,
    name: name.zh,
    kind,
    parent,
    valid_from: day,
    ended: false,
  }))

function indicatorRows(book: Book, day: string): Indicator[] {
  const find = unitFinder(book)
  return Object.entries(book.indicators).map(([full, { label, unit = '', period, owner }]) => {
    const [subject_kind = '', id = ''] = full.split('.')
    const department = find(owner)?.id ?? owner
    return { subject_kind, id, name: label.zh, unit, period, owner: department, valid_from: day, ended: false }
  })
}
