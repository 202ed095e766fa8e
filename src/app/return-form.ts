// App · a return's form with all that its cells are checked against: subjects of its unit, figures in force, peers, what registers know.
import type { Deadline, FormSpec, RegisterRule } from '../kernel/form.ts'
import { type Period, partsOf, periodBefore, readPeriod, yearBefore } from '../kernel/period.ts'
import { deadlineOf, formsOf } from '../policy/forms.ts'
import type { Against } from '../record/returns/check/remark.ts'
import { askCells, cellId, type FormSubject, type Known } from '../record/returns/form.ts'
import type { Form } from '../record/returns/payload.ts'
import { type RegisterSubject, subjectsAt, type Unit, unitsAt } from '../store/pg/registers.ts'
import type { Session } from '../store/pg/session.ts'
import { unitsBelow } from './check-cells.ts'
import { formBook } from './form-book.ts'
import { registeredLand } from './registered-land.ts'

export interface ReturnForm extends Against {
  readonly form: Form
  /** Name of the reporting unit. */
  readonly unitName: string
  readonly deadline?: Deadline
}

/** Undefined when the rule book has no such form: it came from another book. */
export async function findSpec(form: Form): Promise<{ spec: FormSpec; period: Period } | undefined> {
  const period = readPeriod(form.period)
  if (period === undefined) return undefined
  const spec = formsOf(await formBook(), period.last).find(
    (one) => one.subject === form.form && one.owner === form.owner && one.period === period.kind,
  )
  return spec === undefined ? undefined : { spec, period }
}

export async function gatherForm(session: Session, form: Form): Promise<ReturnForm | undefined> {
  const found = await findSpec(form)
  if (found === undefined) return undefined
  const { spec, period } = found
  const units = await unitsAt(session, period.last)
  const all = await subjectsOf(session, spec.subject, period, units)
  const inside = unitsBelow(units, form.unit)
  const own = all.filter(({ unit }) => inside.has(unit))
  const subjects = new Map(own.map((one): [string, FormSubject] => [one.id, one]))
  const figures = await figuresOf(session, spec, period)
  const known = (subject: string, indicator: string): Known | undefined =>
    figures.get(`${cellId(subject, indicator)} ${period.text}`)
  const deadline = deadlineOf(await formBook(), period)
  return {
    form,
    unitName: units.find(({ code }) => code === form.unit)?.name ?? form.unit,
    ...(deadline === undefined ? {} : { deadline }),
    spec,
    period,
    subjects,
    asked: new Map(askCells(spec, subjects.values(), known).map((one) => [one.id, one])),
    figure: (subject, indicator, of) => figures.get(`${cellId(subject, indicator)} ${of}`)?.value ?? undefined,
    peers: all
      .filter(({ id }) => !subjects.has(id))
      .flatMap((subject) =>
        spec.columns.flatMap(({ indicator }) => {
          const value = known(subject.id, indicator)?.value
          return value === undefined || value === null ? [] : [{ subject, indicator, value }]
        }),
      ),
    registered: await registeredOf(
      session,
      spec.rules.registers.filter((rule) => spec.columns.some(({ indicator }) => indicator === rule.indicator)),
      period,
      subjects,
    ),
  }
}

/** Reporting units stand in a register of their own; each answers for itself, and towns are none. */
async function subjectsOf(
  session: Session,
  kind: string,
  { last }: Period,
  units: readonly Unit[],
): Promise<readonly (FormSubject & { unit: string })[]> {
  if (kind === 'unit')
    return units
      .filter((unit) => unit.kind !== 'town')
      .map(({ code, name }) => ({ id: code, name, unit: code, facts: {} }))
  const rows: RegisterSubject[] = await subjectsAt(session, kind, last)
  return rows.map(({ id, name, unit, facts }) => ({ id, name, unit, facts }))
}

/** Figures in force that the checks look at, as whoever asks may see them. */
async function figuresOf(session: Session, spec: FormSpec, period: Period): Promise<ReadonlyMap<string, Known>> {
  const { comparisons, peers } = spec.rules
  const indicators = new Set([
    ...spec.columns.map(({ indicator }) => indicator),
    ...comparisons.flatMap(({ left, right }) => [...left, ...right]),
    ...Object.values(peers?.per ?? {}),
  ])
  const periods = [period.text, periodBefore(period), yearBefore(period), ...partsOf(period).flat()]
  const rows = await session
    .selectFrom('figures')
    .select(['subject_id', 'indicator', 'period', 'value', 'caliber', 'measure', 'return_id', 'cell', 'approval'])
    .where('subject_kind', '=', spec.subject)
    .where('indicator', 'in', [...indicators])
    .where('period', 'in', [...new Set(periods)])
    .orderBy('return_id')
    .execute()
  return new Map(
    rows.map((row): [string, Known] => [
      `${cellId(row.subject_id, row.indicator)} ${row.period}`,
      {
        value: row.value,
        caliber: row.caliber,
        unit: row.measure,
        return: row.return_id,
        cell: row.cell,
        act: row.approval,
      },
    ]),
  )
}

async function registeredOf(
  session: Session,
  rules: readonly RegisterRule[],
  { last }: Period,
  subjects: ReadonlyMap<string, FormSubject>,
): Promise<Against['registered']> {
  const sums = new Map<RegisterRule, ReadonlyMap<string, number>>()
  for (const rule of rules)
    if (rule.parcels !== undefined)
      sums.set(rule, await registeredLand(session, [...subjects.keys()], last, rule.parcels))
  return (rule, subject) => {
    if (rule.fact === undefined) return sums.get(rule)?.get(subject)
    const fact = subjects.get(subject)?.facts[rule.fact]
    return typeof fact === 'number' ? fact : undefined
  }
}
