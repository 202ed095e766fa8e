// Rule book · six texts → one typed book, every fault of form at once with its file, line and column.
import type { Static, TSchema } from 'typebox'
import type { Finding, Place } from '../kernel/finding.ts'
import { readYaml } from '../yaml/read.ts'
import { checkShape } from '../yaml/shape.ts'
import { type Clause, ClausesFile } from './schema/clauses.ts'
import { FormsFile } from './schema/forms.ts'
import { type Column, type Consequence, type Goal, GoalsFile, type Parameter } from './schema/goals.ts'
import { type Indicator, IndicatorsFile, type MapRule } from './schema/indicators.ts'
import type { Text } from './schema/parts.ts'
import { PolicyFile } from './schema/policy.ts'
import { type Department, type Group, type Unit, UnitsFile } from './schema/units.ts'

export const BOOK_FILES = [
  'policy.yaml',
  'clauses.yaml',
  'units.yaml',
  'goals.yaml',
  'indicators.yaml',
  'forms.yaml',
] as const
export type BookFile = (typeof BOOK_FILES)[number]

type By<T> = Readonly<Record<string, T>>
export interface Book {
  readonly policy: PolicyFile
  readonly clauses: By<Clause>
  readonly units: By<Unit>
  readonly departments: By<Department>
  readonly groups: By<Group>
  readonly light: GoalsFile['light']
  /** In order; none when the book does not group its goals. */
  readonly columns: By<Column>
  readonly goals: By<Goal>
  readonly parameters: By<Parameter>
  readonly consequences: By<Consequence>
  readonly subjects: By<Text>
  /** By full id, `platform.tax`. */
  readonly indicators: By<Indicator>
  /** None when the book does not say by what a map is coloured. */
  readonly map: MapRule | undefined
  readonly forms: FormsFile
}
/** Place of a path in one of the book's files. */
export type WhereIn = (file: BookFile, path: string) => Place
export interface ReadBook {
  /** Undefined when a file has a fault of form. */
  readonly book: Book | undefined
  readonly findings: readonly Finding[]
  readonly where: WhereIn
}

/** Text of each file of the folder. */
export function readBook(texts: Readonly<Record<BookFile, string>>): ReadBook {
  const files = {
    'policy.yaml': readFile(texts, 'policy.yaml', PolicyFile),
    'clauses.yaml': readFile(texts, 'clauses.yaml', ClausesFile),
    'units.yaml': readFile(texts, 'units.yaml', UnitsFile),
    'goals.yaml': readFile(texts, 'goals.yaml', GoalsFile),
    'indicators.yaml': readFile(texts, 'indicators.yaml', IndicatorsFile),
    'forms.yaml': readFile(texts, 'forms.yaml', FormsFile),
  }
  const findings = BOOK_FILES.flatMap((file) => files[file].findings)
  const where: WhereIn = (file, path) => files[file].where(path)
  const policy = files['policy.yaml'].value
  const clauses = files['clauses.yaml'].value
  const units = files['units.yaml'].value
  const goals = files['goals.yaml'].value
  const indicators = files['indicators.yaml'].value
  const forms = files['forms.yaml'].value
  if (!policy || !clauses || !units || !goals || !indicators || !forms) return { book: undefined, findings, where }
  const book: Book = {
    policy: { ...policy, editions: bare(policy.editions) },
    clauses: bare(clauses.clauses),
    units: bare(units.units),
    departments: bare(units.departments),
    groups: bare(units.groups ?? {}),
    light: goals.light,
    columns: bare(goals.columns ?? {}),
    goals: bare(goals.goals),
    parameters: bare(goals.parameters ?? {}),
    consequences: bare(goals.consequences ?? {}),
    subjects: bare(indicators.subjects),
    indicators: bare(
      Object.fromEntries(
        Object.entries(indicators.indicators).flatMap(([subject, own]) =>
          Object.entries(own).map(([id, one]) => [`${subject}.${id}`, one]),
        ),
      ),
    ),
    map: indicators.map?.tax_per_mu,
    forms,
  }
  return { book, findings, where }
}

/** Nothing but its own keys: a rule that names `constructor` finds nothing. */
const bare = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.assign(Object.create(null), record)

function readFile<S extends TSchema>(texts: Readonly<Record<BookFile, string>>, file: BookFile, schema: S) {
  const { value, findings, where } = readYaml(texts[file], file, 'policy')
  if (findings.some((one) => one.blocking)) return { value: undefined, findings, where }
  const faults = checkShape(schema, value, where, 'policy')
  return {
    value: faults.length > 0 ? undefined : (value as Static<S>),
    findings: [...findings, ...faults],
    where,
  }
}
