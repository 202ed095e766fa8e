// Rule book · everything the policy does not say and the book assumes, with who must confirm it and where it stands.
import type { Place } from '../kernel/finding.ts'
import type { SchemeFacts } from './check-schemes.ts'
import { citesOf } from './clause.ts'
import type { Book, BookFile, WhereIn } from './read.ts'
import type { Origin, Text, Words } from './schema/parts.ts'

export interface Assumed {
  readonly what:
    | 'edition'
    | 'unit'
    | 'goal'
    | 'base'
    | 'parameter'
    | 'light'
    | 'indicator'
    | 'map'
    | 'form-rule'
    | 'scheme'
  readonly id: string
  readonly label: Text
  /** From which day on, where values are dated. */
  readonly since?: string
  /** The value as it is written in the book. */
  readonly value?: string
  readonly assumed: Words
  readonly confirm_by: string
  readonly cites: readonly string[]
  readonly at: Place
}

interface Shown {
  readonly book: Book
  readonly schemes: readonly SchemeFacts[]
  readonly where: WhereIn
}

export function assumedOf({ book, schemes, where }: Shown): Assumed[] {
  const one = (
    what: Assumed['what'],
    id: string,
    label: Text,
    origin: Origin,
    file: BookFile,
    path: string,
    more: Pick<Assumed, 'since' | 'value'> = {},
  ): Assumed[] =>
    origin.assumed === undefined
      ? []
      : [
          {
            ...{ what, id, label, ...more, assumed: origin.assumed, confirm_by: origin.confirm_by ?? '' },
            ...{ cites: citesOf(origin.cite), at: where(file, path) },
          },
        ]
  const dated = (
    what: Assumed['what'],
    id: string,
    label: Text,
    values: Readonly<Record<string, Origin>>,
    file: BookFile,
    path: string,
  ): Assumed[] =>
    Object.entries(values).flatMap(([since, value]) =>
      one(what, id, label, value, file, `${path}.${since}`, { since, value: written(value) }),
    )
  const { policy, units, departments, light, goals, parameters, consequences, indicators, map, forms } = book
  const rule = (id: string): Text => ({ zh: FORM_RULES[id]?.zh ?? id, en: FORM_RULES[id]?.en ?? id })
  return [
    ...Object.entries(policy.editions).flatMap(([id, edition]) =>
      one('edition', id, edition.title, edition, 'policy.yaml', `editions.${id}`),
    ),
    ...Object.entries(units).flatMap(([id, unit]) => one('unit', id, unit.name, unit, 'units.yaml', `units.${id}`)),
    ...Object.entries(departments).flatMap(([id, unit]) =>
      one('unit', id, unit.name, unit, 'units.yaml', `departments.${id}`),
    ),
    ...dated('light', 'light', light.label, light.values, 'goals.yaml', 'light.values'),
    ...Object.entries(goals).flatMap(([id, goal]) => [
      ...dated('goal', id, goal.label, goal.values, 'goals.yaml', `goals.${id}.values`),
      ...(goal.base === undefined
        ? []
        : one('base', id, goal.label, goal.base, 'goals.yaml', `goals.${id}.base`, {
            since: goal.base.as_of,
            value: String(goal.base.value),
          })),
    ]),
    ...Object.entries(parameters).flatMap(([id, parameter]) =>
      dated('parameter', id, parameter.label, parameter.values, 'goals.yaml', `parameters.${id}.values`),
    ),
    ...Object.entries(consequences).flatMap(([id, one]) =>
      dated('parameter', id, one.label, one.values, 'goals.yaml', `consequences.${id}.values`),
    ),
    ...Object.entries(indicators).flatMap(([id, indicator]) =>
      one('indicator', id, indicator.label, indicator, 'indicators.yaml', `indicators.${id}`),
    ),
    ...(map === undefined
      ? []
      : one('map', 'tax_per_mu', map.label, map, 'indicators.yaml', 'map.tax_per_mu', {
          value: map.classes.join(', '),
        })),
    ...Object.entries(forms.deadlines).flatMap(([kind, { values }]) =>
      dated('form-rule', `deadlines.${kind}`, rule('deadlines'), values, 'forms.yaml', `deadlines.${kind}.values`),
    ),
    ...one('form-rule', 'limits', rule('limits'), forms.limits, 'forms.yaml', 'limits'),
    ...one('form-rule', 'calibers', rule('calibers'), forms.calibers, 'forms.yaml', 'calibers'),
    ...(['jump', 'peers'] as const).flatMap((kind) =>
      dated('form-rule', kind, rule(kind), forms[kind]?.values ?? {}, 'forms.yaml', `${kind}.values`),
    ),
    ...Object.entries(forms.comparisons ?? {}).flatMap(([id, comparison]) =>
      one('form-rule', `comparisons.${id}`, comparison.label, comparison, 'forms.yaml', `comparisons.${id}`),
    ),
    ...Object.entries(forms.registers ?? {}).flatMap(([id, register]) =>
      one('form-rule', `registers.${id}`, rule('registers'), register, 'forms.yaml', `registers.${id}`),
    ),
    ...schemes.flatMap(({ id, title, origins, where: inScheme }) =>
      origins.flatMap(({ path, assumed, confirm_by: by, cite }): Assumed[] =>
        assumed === undefined
          ? []
          : [
              {
                ...{ what: 'scheme' as const, id: `${id} ${path}`, label: title, assumed, confirm_by: by ?? '' },
                ...{ cites: cite === undefined ? [] : [cite], at: inScheme(path) },
              },
            ],
      ),
    ),
  ]
}

const FORM_RULES: Readonly<Record<string, Text>> = {
  deadlines: { zh: '填报期限', en: 'deadline of returns' },
  limits: { zh: '单个数的上下限', en: 'bounds of single figures' },
  calibers: { zh: '口径', en: 'calibers' },
  jump: { zh: '与往期相比的突变', en: 'jump against an earlier period' },
  peers: { zh: '与同类相比的离群', en: 'outlier among peers' },
  registers: { zh: '与名录核对', en: 'against the registers' },
}

const ORIGIN = ['cite', 'source', 'assumed', 'confirm_by', 'note']
/** The value without what is said of its origin. */
const written = (value: object): string =>
  Object.entries(value)
    .filter(([key]) => !ORIGIN.includes(key))
    .map(([key, one]) => `${key}: ${typeof one === 'object' ? JSON.stringify(one) : String(one)}`)
    .join(', ')
