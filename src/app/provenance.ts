// App · where a figure comes from: what it means and under which clause, the return and cell it was filed in, by whom, approved by whom, what was corrected, what uses it.
import { sql } from 'kysely'
import { citesOf } from '../policy/clause.ts'
import type { Book } from '../policy/read.ts'
import type { Text, Words } from '../policy/schema/parts.ts'
import { type Correction, foldReturn } from '../record/returns/fold-return.ts'
import type { ReturnStanding } from '../record/returns/steps.ts'
import { ACT_WORDS } from '../record/words.ts'
import { actsOf } from '../store/pg/acts.ts'
import type { Store } from '../store/pg/open.ts'
import { findReturn } from '../store/pg/read.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import type { FigureRow } from '../store/pg/tables.ts'
import { formBook } from './form-book.ts'

type Said = { readonly zh: string; readonly en: string }

export interface Meaning {
  /** `platform.tax` */
  readonly indicator: string
  readonly label: Text
  readonly unit: string
  readonly definition: Words
  readonly owner: string
  readonly clauses: readonly { readonly id: string; readonly title: Text }[]
  readonly assumed: Words | null
  readonly confirm_by: string
}

export interface Traced {
  readonly value: number | null
  readonly measure: string
  readonly caliber: string
  /** Of a percentage: `8 ÷ 20`. */
  readonly parts: { readonly numerator: number; readonly denominator: number; readonly sum: string } | null
  readonly return: {
    readonly id: string
    readonly form: string
    readonly period: string
    readonly unit: string
    readonly owner: string
    readonly standing: ReturnStanding
  }
  readonly cell: string
  /** Where it stood in what was handed in: file, sheet and cell; empty when it was typed in. */
  readonly from: string
  readonly note: string
  readonly filed_by: string
  readonly approved_by: string
  /** Hash of the act that approved it, and of the one that approved what it replaces. */
  readonly approval: string
  readonly revision_of: string | null
  /** Acts on the return, oldest first. */
  readonly way: readonly {
    readonly act: number
    readonly kind: string
    readonly word: Said
    readonly actor: string
    readonly role: string
    readonly at: string
    readonly reason: string
  }[]
  readonly revisions: readonly {
    readonly old: number | null
    readonly new: number | null
    readonly why: string
    readonly by: string
    readonly at: string
    readonly outcome: Correction['outcome']
  }[]
  readonly contests: readonly {
    readonly return_id: string
    readonly value: number | null
    readonly why: string
    readonly by: string
  }[]
}

export interface FigureTrace {
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string }
  readonly period: string
  /** Null: the indicator is not of this rule book. */
  readonly meaning: Meaning | null
  /** One for each caliber and return in which it stands. */
  readonly figures: readonly Traced[]
  /** Goals that are computed from it. */
  readonly goals: readonly { readonly id: string; readonly label: Text }[]
}

export interface FigureAsked {
  readonly kind: string
  readonly id: string
  readonly indicator: string
  readonly period: string
}

/** Undefined when no such figure is in force, or none that whoever asks may see. */
export async function traceFigure(store: Store, who: Who, asked: FigureAsked): Promise<FigureTrace | undefined> {
  const book = await formBook()
  const full = `${asked.kind}.${asked.indicator}`
  return await readAs(store, who, async (session) => {
    const rows = await session
      .selectFrom('figures')
      .selectAll()
      .where('subject_kind', '=', asked.kind)
      .where('subject_id', '=', asked.id)
      .where('indicator', '=', asked.indicator)
      .where('period', '=', asked.period)
      .orderBy('caliber')
      .orderBy('return_id')
      .execute()
    if (rows.length === 0) return undefined
    const traced: Traced[] = []
    for (const row of rows) traced.push(await trace(session, row))
    return {
      subject: { kind: asked.kind, id: asked.id, name: (await namesOf(session, [asked]))(asked.kind, asked.id) },
      period: asked.period,
      meaning: meaningOf(book, full),
      figures: traced,
      goals: Object.entries(book.goals)
        .filter(([, { measure }]) =>
          'sum' in measure
            ? measure.sum === full
            : 'count' in measure
              ? false
              : Object.values(measure.ratio_of_sums).includes(full),
        )
        .map(([id, { label }]) => ({ id, label })),
    }
  })
}

async function trace(session: Session, row: FigureRow): Promise<Traced> {
  const found = await findReturn(session, row.return_id)
  const acts = found === undefined ? [] : await actsOf(session, { kind: 'return', id: row.return_id })
  // Whoever sees a figure of one's own platform or enterprise need not see the whole return it came in.
  const state = acts.length === 0 ? undefined : foldReturn(acts)
  const held = state?.inForce.get(row.cell)
  const { numerator, denominator } = row
  return {
    ...{ value: row.value, measure: row.measure, caliber: row.caliber },
    parts:
      numerator === null || denominator === null
        ? null
        : { numerator, denominator, sum: `${numerator} ÷ ${denominator}` },
    return: {
      id: row.return_id,
      form: found?.form ?? '',
      period: found?.period ?? '',
      unit: row.unit,
      owner: row.owner,
      standing: (found?.standing ?? 'approved') as ReturnStanding,
    },
    ...{ cell: row.cell, from: held?.cell.from ?? '', note: held?.cell.note ?? '' },
    ...{ filed_by: row.filed_by, approved_by: row.approved_by, approval: row.approval, revision_of: row.revision_of },
    way: acts.map(({ seq, kind, actor, role, at, reason = '' }) => ({
      ...{ act: seq, kind, actor, role, at, reason },
      word: (ACT_WORDS as Readonly<Record<string, Said>>)[kind] ?? { zh: kind, en: kind },
    })),
    revisions: (state?.corrections ?? [])
      .filter(({ cell }) => cell === row.cell)
      .map((one) => ({
        ...{ old: one.old?.value ?? null, new: one.new?.value ?? null },
        ...{ why: one.why, by: one.by, at: one.at, outcome: one.outcome },
      })),
    contests: await session
      .selectFrom('contests')
      .select(['return_id', 'value', 'why', 'by'])
      .where('about_return', '=', row.return_id)
      .where('about_cell', '=', row.cell)
      .where('about_act', '=', row.approval)
      .orderBy('return_id')
      .execute(),
  }
}

/** As they are called last, by kind and id; whoever is in no register is called by its id. */
async function namesOf(
  session: Session,
  of: readonly { readonly kind: string; readonly id: string }[],
): Promise<(kind: string, id: string) => string> {
  const ids = [...new Set(of.map(({ id }) => id))]
  const { rows } = await sql<{ kind: string; id: string; name: string }>`
    select distinct on (kind, id) kind, id, name from (
      select kind, id, name, valid_from, act from subjects where id = any (${ids}::text[])
      union all select 'unit', code, name, valid_from, act from units where code = any (${ids}::text[])
    ) named order by kind, id, valid_from desc, act desc`.execute(session)
  const names = new Map(rows.map((one) => [`${one.kind} ${one.id}`, one.name]))
  return (kind, id) => names.get(`${kind} ${id}`) ?? id
}

function meaningOf(book: Book, full: string): Meaning | null {
  const indicator = book.indicators[full]
  if (indicator === undefined) return null
  const { label, unit = '', definition, owner, cite, assumed, confirm_by: by = '' } = indicator
  return {
    ...{ indicator: full, label, unit, definition, owner, confirm_by: by },
    clauses: clausesOf(book, citesOf(cite)),
    assumed: assumed ?? null,
  }
}

const clausesOf = ({ clauses }: Book, ids: readonly string[]): Meaning['clauses'] =>
  ids.flatMap((id) => {
    const title = clauses[id]?.title
    return title === undefined ? [] : [{ id, title }]
  })
