// Rule book · forms: what a return asks follows from the catalogue of indicators, by subject, kind of period and owning department.
import type { Deadline, FormColumn, FormRules, FormSpec, Limit } from '../kernel/form.ts'
import { addDays, type Day, type Period } from '../kernel/period.ts'
import { inForce } from './at.ts'
import { citesOf } from './clause.ts'
import { unitFinder } from './names.ts'
import type { Book } from './read.ts'
import type { LimitRule } from './schema/forms.ts'
import type { Indicator } from './schema/indicators.ts'
import type { Words } from './schema/parts.ts'

type FormBook = Pick<Book, 'units' | 'departments' | 'groups' | 'subjects' | 'indicators' | 'forms'>

const PERIODS = {
  month: { zh: '月报', en: 'monthly return' },
  quarter: { zh: '季报', en: 'quarterly return' },
  year: { zh: '年报', en: 'yearly return' },
} as const

/** Every form, with the rules in force on a day, in the order of the catalogue. */
export function formsOf(book: FormBook, day: Day): FormSpec[] {
  const find = unitFinder(book)
  const grouped = new Map<string, { about: Omit<FormSpec, 'columns' | 'rules'>; columns: FormColumn[] }>()
  for (const [full, indicator] of Object.entries(book.indicators)) {
    const { period, unit } = indicator
    const owner = find(indicator.owner)
    const subject = full.slice(0, full.indexOf('.'))
    const subjectLabel = book.subjects[subject]
    if (period === 'register' || unit === undefined || owner === undefined || subjectLabel === undefined) continue
    const id = `${subject}-${period}-${owner.id}`
    const title = {
      zh: `${subjectLabel.zh}${PERIODS[period].zh}（${owner.name.zh}）`,
      en: `${subjectLabel.en}: ${PERIODS[period].en} (${owner.name.en})`,
    }
    const about = { id, subject, subjectLabel, period, owner: owner.id, ownerLabel: owner.name, title }
    const form = grouped.get(id) ?? { about, columns: [] }
    form.columns.push(toColumn(book, full, { ...indicator, unit }))
    grouped.set(id, form)
  }
  return [...grouped.values()].map(({ about, columns }) => ({
    ...about,
    columns,
    rules: rulesOf(book, about.subject, day),
  }))
}

export const findForm = (book: FormBook, id: string, day: Day): FormSpec | undefined =>
  formsOf(book, day).find((one) => one.id === id)

/** By when a period is filed; undefined before any deadline was in force. */
export function deadlineOf(
  { forms }: Pick<Book, 'forms'>,
  { kind, last }: Pick<Period, 'kind' | 'last'>,
): Deadline | undefined {
  const rule = inForce(forms.deadlines[kind].values, last)?.value
  if (rule === undefined) return undefined
  const due = addDays(last, rule.days)
  return { due, lateUntil: addDays(due, rule.late_days) }
}

function toColumn({ forms }: FormBook, full: string, indicator: Indicator & { readonly unit: string }): FormColumn {
  const { label, unit, definition, cite } = indicator
  const only = Object.values(forms.populations ?? {}).find((rule) => rule.indicators.includes(full))
  const calibers = forms.calibers.indicators?.[full] ?? [forms.calibers.default]
  return {
    indicator: full.slice(full.indexOf('.') + 1),
    label,
    unit,
    definition: zhOf(definition),
    clauses: citesOf(cite),
    calibers,
    ...(only === undefined ? {} : { only: { fact: only.fact, is: only.is } }),
    ...toLimit([forms.limits.default, forms.limits.units?.[unit] ?? {}, forms.limits.indicators?.[full] ?? {}]),
  }
}

/** From the general to the particular: each goes over the one before. */
function toLimit(rules: readonly LimitRule[]): Limit {
  const { min, max, whole = false, small = 0, signed = false } = Object.assign({}, ...rules) as LimitRule
  return {
    whole,
    small,
    ...(min === undefined || signed ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
}

const zhOf = (words: Words): string => (typeof words === 'string' ? words : words.zh)

function rulesOf({ forms }: FormBook, subject: string, day: Day): FormRules {
  const own = (full: string): boolean => full.startsWith(`${subject}.`)
  const bare = (full: string): string => full.slice(subject.length + 1)
  const jump = inForce(forms.jump?.values ?? {}, day)?.value
  const peers = inForce(forms.peers?.values ?? {}, day)?.value
  const pool = peers?.pools?.[subject]
  const per = Object.entries(peers?.per ?? {}).filter(([of]) => own(of))
  return {
    ...(jump === undefined ? {} : { jump: { share: jump.share, against: jump.against } }),
    ...(peers === undefined
      ? {}
      : {
          peers: {
            spread: peers.spread,
            fewest: peers.fewest,
            ...(pool === undefined ? {} : { pool }),
            per: Object.fromEntries(per.map(([of, by]) => [bare(of), bare(by)])),
          },
        }),
    comparisons: Object.values(forms.comparisons ?? {})
      .filter(({ left }) => left.every(own))
      .map(({ label, left, is, right, must }) => ({ label, left: left.map(bare), is, right: right.map(bare), must })),
    registers: Object.values(forms.registers ?? {})
      .filter(({ indicator }) => own(indicator))
      .map(({ indicator, fact, parcels, tolerance }) => ({
        indicator: bare(indicator),
        tolerance,
        ...(fact === undefined ? {} : { fact }),
        ...(parcels === undefined ? {} : { parcels }),
      })),
  }
}
