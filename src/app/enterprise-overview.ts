// App · one enterprise as it sees itself: figures by year with who filed them and when they were approved, grades with points and rank, what follows from them, objections with their decisions.
import { inForce } from '../policy/at.ts'
import { citesOf } from '../policy/clause.ts'
import { unitFinder } from '../policy/names.ts'
import type { Book } from '../policy/read.ts'
import type { Text, Words } from '../policy/schema/parts.ts'
import { type GradeRun, runOfGrades } from '../record/evaluations/grade-run.ts'
import { type EvaluationStanding, findEvaluationStep } from '../record/evaluations/steps.ts'
import type { Store } from '../store/pg/open.ts'
import {
  figuresOf,
  findOwn,
  type LandShown,
  landShownIn,
  type OwnFigure,
  type OwnObjection,
  type OwnResult,
  type OwnSubject,
  objectionsAbout,
  resultsOf,
} from '../store/pg/own.ts'
import { gradesOf } from '../store/pg/results.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { schemeName } from './evaluation/scheme.ts'
import { formBook } from './form-book.ts'
import type { SchemeTitle } from './policy-desk.ts'

export interface FigureTold extends OwnFigure {
  readonly label: Text
  readonly definition: Words
  readonly owner_name: Text
}

export interface ResultTold extends OwnResult {
  readonly title: Text
  /** Publicity runs, and whoever asks may object. */
  readonly may_object: boolean
}

export interface Follows {
  readonly label: Text
  readonly grade: string
  readonly years: number
  readonly cites: readonly string[]
  readonly assumed: Words | null
  readonly confirm_by: string
}

export interface EnterpriseOverview extends OwnSubject {
  readonly id: string
  readonly figures: readonly FigureTold[]
  /** The newest period first; of each evaluation the newest version that is or was shown. */
  readonly results: readonly ResultTold[]
  /** For how many years running the newest published grade has been the same. */
  readonly run: GradeRun | null
  /** What the rule book says of that. */
  readonly follows: readonly Follows[]
  /** Land areas shown for objection, of evaluations not yet computed. */
  readonly land: readonly (LandShown & Pick<ResultTold, 'title' | 'may_object'>)[]
  readonly objections: readonly OwnObjection[]
}

export interface OverviewAsked {
  readonly id: string
  readonly day: string
  readonly title: SchemeTitle
}

/** Undefined when there is no such enterprise, or it is not one's own to see. */
export async function enterpriseOverview(
  store: Store,
  who: Who,
  { id, day, title }: OverviewAsked,
): Promise<EnterpriseOverview | undefined> {
  const book = await formBook()
  const told = await readAs(store, who, async (session) => {
    const own = await findOwn(session, id)
    return own === undefined
      ? undefined
      : {
          own,
          figures: await figuresOf(session, id),
          results: await resultsOf(session, id),
          grades: await gradesOf(session, 'enterprise', id),
          land: await landShownIn(session, own.unit),
          objections: await objectionsAbout(session, id),
        }
  })
  if (told === undefined) return undefined
  const { own, figures, results, grades, land, objections } = told
  // Asked only now: a title is looked up in a transaction of its own, and the embedded database has one at a time.
  const titled = async <T extends { readonly scheme: string }>(one: T) => {
    const scheme = schemeName(one.scheme)
    return { ...one, scheme, title: await title(scheme) }
  }
  const run = runOfGrades(grades)
  return {
    id,
    ...own,
    figures: figures.map((one) => ({ ...one, ...named(book, one) })),
    results: await Promise.all(
      results.map(async (one) => ({
        ...(await titled(one)),
        may_object: mayObject(one.standing, { from: one.publicity_from, until: one.publicity_until }, who, day),
      })),
    ),
    run: run ?? null,
    follows: run === undefined ? [] : followsFrom(book, run, day),
    land: await Promise.all(
      land.map(async (one) => ({
        ...(await titled(one)),
        may_object: mayObject('land-published', { from: one.shown_from, until: one.shown_until }, who, day),
      })),
    ),
    objections,
  }
}

function named(book: Book, { indicator, owner }: OwnFigure): Pick<FigureTold, 'label' | 'definition' | 'owner_name'> {
  const known = book.indicators[`enterprise.${indicator}`]
  const department = book.departments[owner]?.name ?? unitFinder(book)(owner)?.name
  return {
    label: known?.label ?? { zh: indicator, en: indicator },
    definition: known?.definition ?? '',
    owner_name: department ?? { zh: owner, en: owner },
  }
}

interface Shown {
  readonly from: string | null
  readonly until: string | null
}

function mayObject(standing: string, { from, until }: Shown, { role }: Who, day: string): boolean {
  const step = findEvaluationStep(standing as EvaluationStanding, 'object')
  return step?.by.includes(role) === true && from !== null && until !== null && day >= from && day <= until
}

/** Of several lengths of one consequence's grade each is told that has been reached. */
const followsFrom = ({ consequences }: Book, { grade, years }: GradeRun, day: string): Follows[] =>
  Object.values(consequences).flatMap(({ label, of, values }) => {
    const rule = inForce(values, day)?.value
    return of === 'enterprise' && rule?.grade === grade && years.length >= rule.years
      ? [
          {
            ...{ label, grade, years: rule.years, cites: citesOf(rule.cite) },
            ...{ assumed: rule.assumed ?? null, confirm_by: rule.confirm_by ?? '' },
          },
        ]
      : []
  })
