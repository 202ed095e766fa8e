// App · approved figures and register facts of a period as one sheet, a row per subject: what an evaluation is frozen from.
import type { Scheme } from '../evaluate/scheme/schema.ts'
import { readPeriod } from '../kernel/period.ts'
import type { EvaluationPayload } from '../record/evaluations/payload.ts'
import { type CsvValue, csv } from '../report/csv.ts'
import { subjectsAt, unitsAt } from '../store/pg/registers.ts'
import type { Session } from '../store/pg/session.ts'
import { unitsBelow } from './check-cells.ts'

export interface Sheet {
  readonly text: string
  readonly rows: number
  /** In the register and in scope, yet without a single figure: left out, and told. */
  readonly without: number
}

export async function figuresSheet(session: Session, scheme: Scheme, plan: EvaluationPayload<'plan'>): Promise<Sheet> {
  const { period, scope } = plan
  const day = readPeriod(period)?.last ?? ''
  const units = await unitsAt(session, day)
  const names = new Map(units.map(({ code, name }) => [code, name]))
  const inside = scope.unit === undefined ? undefined : unitsBelow(units, scope.unit)
  const subjects = (await subjectsAt(session, scope.kind, day)).filter(({ unit }) => inside?.has(unit) ?? true)
  const figures = await session
    .selectFrom('figures')
    .select(['subject_id', 'indicator', 'value', 'measure'])
    .where('subject_kind', '=', scope.kind)
    .where('period', '=', period)
    .execute()
  const values = new Map(figures.map(({ subject_id, indicator, value }) => [`${subject_id} ${indicator}`, value]))
  const measures = new Map(figures.map(({ indicator, measure }) => [indicator, measure]))
  const filed = new Set(figures.map(({ subject_id }) => subject_id))
  const inputs = Object.keys(scheme.inputs)
  const rows = subjects
    .filter(({ id }) => filed.has(id))
    .map(({ id, name, unit, facts }): CsvValue[] => [
      id,
      name,
      ...inputs.map((input): CsvValue => {
        if (measures.has(input)) return values.get(`${id} ${input}`) ?? null
        return input === UNIT ? (names.get(unit) ?? unit) : (facts[input] as CsvValue)
      }),
    ])
  const header = (input: string): string => (measures.get(input) ? `${input}（${measures.get(input)}）` : input)
  // A column that nobody filed and no register holds is left out, so that the scheme says what it does without it.
  const used = inputs.map((input, n) => ({ input, n: n + 2 })).filter(({ n }) => rows.some((row) => row[n] != null))
  return {
    text: csv(
      ['id', 'name', ...used.map(({ input }) => header(input))],
      rows.map((row) => [row[0], row[1], ...used.map(({ n }) => row[n])]),
    ),
    rows: rows.length,
    without: subjects.length - rows.length,
  }
}

const UNIT = 'county'
