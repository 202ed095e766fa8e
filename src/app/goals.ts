// App · goals: the figures in force that a person may see, the registers and the rule book → where every goal stands on a day.
import { sql } from 'kysely'
import type { GoalFigure, GoalSubject } from '../goals/figures.ts'
import { type GoalStanding, goalsOn } from '../goals/stand.ts'
import { type Finding, notice } from '../kernel/finding.ts'
import { readPeriod } from '../kernel/period.ts'
import { convert, findConversion, findUnit } from '../kernel/units.ts'
import type { Book } from '../policy/read.ts'
import type { Store } from '../store/pg/open.ts'
import { subjectsAt } from '../store/pg/registers.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import { loadBook, OWN_BOOK } from './load-book.ts'

export interface GoalsAsked {
  readonly day: string
  readonly unit?: string | undefined
  readonly book?: string | undefined
}

export interface GoalsTold {
  readonly day: string
  readonly goals: readonly GoalStanding[]
  readonly findings: readonly Finding[]
}

export async function goals(
  store: Store,
  who: Who,
  { day, unit, book: folder = OWN_BOOK }: GoalsAsked,
): Promise<GoalsTold | { readonly findings: readonly Finding[] }> {
  const { book, findings } = await loadBook(folder)
  if (book === undefined) return { findings }
  return await readAs(store, who, async (session) => {
    const rows = await figuresFor(session, book)
    const read = rows.map((row) => toFigure(book, row))
    const figures = read.flatMap(({ figure }) => figure ?? [])
    const subjects = await subjectsFor(session, rows, day)
    const stand = goalsOn({ book, figures, subjects, day, ...(unit === undefined ? {} : { unit }) })
    return { day, goals: stand, findings: read.flatMap(({ finding }) => finding ?? []) }
  })
}

interface Row {
  readonly subject_kind: string
  readonly subject_id: string
  readonly indicator: string
  readonly period: string
  readonly value: number | null
  readonly measure: string
  readonly unit: string
  readonly return_id: string
  readonly cell: string
}

/** Only what some goal is computed from: a city holds millions of figures. */
async function figuresFor(session: Session, { goals: all }: Book): Promise<Row[]> {
  const wanted = Object.values(all).flatMap(({ measure }) =>
    'sum' in measure ? [measure.sum] : 'count' in measure ? [] : Object.values(measure.ratio_of_sums),
  )
  return await session
    .selectFrom('figures')
    .select(['subject_kind', 'subject_id', 'indicator', 'period', 'value', 'measure', 'unit', 'return_id', 'cell'])
    .where(sql<boolean>`subject_kind || '.' || indicator = any (${[...new Set(wanted)]}::text[])`)
    .orderBy('return_id')
    .orderBy('cell')
    .execute()
}

/** Into the unit that the catalogue gives the indicator. What cannot be read is told and left out. */
function toFigure(book: Book, row: Row): { figure?: GoalFigure; finding?: Finding } {
  const place = `${row.return_id} ${row.cell}`
  const wanted = book.indicators[`${row.subject_kind}.${row.indicator}`]?.unit ?? ''
  const [from, to] = [findUnit(row.measure), findUnit(wanted)]
  const ratio = from === undefined || to === undefined ? undefined : findConversion(from, to)
  const same = row.measure === wanted
  if (!same && ratio === undefined)
    return { finding: notice('goals/other-unit', {}, { place, unit: row.measure, wanted }) }
  if (readPeriod(row.period) === undefined)
    return { finding: notice('goals/no-period', {}, { place, period: row.period }) }
  const value = row.value === null || ratio === undefined || same ? row.value : convert(row.value, ratio)
  const { subject_kind: kind, subject_id: id, indicator, period } = row
  return { figure: { subject: { kind, id }, indicator, period, value, from: place } }
}

/** From the registers; kinds that have none are those of which something was filed. */
async function subjectsFor(session: Session, rows: readonly Row[], day: string): Promise<GoalSubject[]> {
  const kept: GoalSubject[] = []
  for (const kind of ['platform', 'enterprise'])
    for (const { id, name, unit } of await subjectsAt(session, kind, day))
      kept.push({ kind, id, name: { zh: name, en: name }, unit })
  const known = new Set(kept.map(({ kind, id }) => `${kind} ${id}`))
  for (const { subject_kind: kind, subject_id: id, unit } of rows) {
    if (known.has(`${kind} ${id}`)) continue
    known.add(`${kind} ${id}`)
    kept.push({ kind, id, name: { zh: id, en: id }, unit })
  }
  return kept
}
