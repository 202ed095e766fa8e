// App · the cells of a return against the registers: its own subjects, indicators of its department, its period, the unit they are counted in.
import type { Subject } from '../kernel/act.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { readPeriod } from '../kernel/period.ts'
import type { Answer, Cell, Form } from '../record/returns/payload.ts'
import { homesAt, type Indicator, indicatorsAt, type Unit, unitsAt } from '../store/pg/registers.ts'
import type { Session } from '../store/pg/session.ts'

/** A return is begun for a unit of the register, and where the department has something to ask for such subjects and such a period. */
export async function checkOpening(session: Session, form: Form): Promise<Finding[]> {
  const period = readPeriod(form.period)
  if (period === undefined) return [finding('record/no-period', {}, { period: form.period })]
  const units = await unitsAt(session, period.last)
  const asked = (await indicatorsAt(session, period.last)).some((one) => isAsked(one, form, period.kind))
  return [
    ...(units.some(({ code }) => code === form.unit)
      ? []
      : [finding('record/no-such-unit', {}, { unit: form.unit, day: period.last })]),
    ...(asked ? [] : [finding('record/nothing-asked', {}, { ...form })]),
  ]
}

const isAsked = (one: Indicator, { form, owner }: Form, kind: string): boolean =>
  one.subject_kind === form && one.owner === owner && one.period === kind

/** A figure beyond it is kept inexactly, and no city has one, whatever it is counted in. */
const MOST = 1e15

export async function checkCells(session: Session, form: Form, cells: readonly Cell[]): Promise<Finding[]> {
  const period = readPeriod(form.period)
  if (period === undefined) return [finding('record/no-period', {}, { period: form.period })]
  const day = period.last
  const asked = new Map((await indicatorsAt(session, day)).map((one) => [`${one.subject_kind} ${one.id}`, one]))
  const times = new Map<string, number>()
  for (const { subject, indicator } of cells) {
    const of = `${subject.kind} ${subject.id} ${indicator}`
    times.set(of, (times.get(of) ?? 0) + 1)
  }
  const inside = unitsBelow(await unitsAt(session, day), form.unit)
  const homes = await findHomes(
    session,
    cells.map(({ subject }) => subject),
    day,
  )
  return cells.flatMap((cell) => {
    const { kind, id } = cell.subject
    const facts = { id, kind, indicator: cell.indicator, unit: form.unit, owner: form.owner }
    const indicator = asked.get(`${kind} ${cell.indicator}`)
    const home = homes.get(`${kind} ${id}`)
    return [
      ...(indicator !== undefined && isAsked(indicator, form, period.kind)
        ? []
        : [finding('record/not-asked', {}, facts)]),
      ...(times.get(`${kind} ${id} ${cell.indicator}`) === 1 ? [] : [finding('record/cell-twice', {}, facts)]),
      ...(indicator === undefined || indicator.unit === cell.unit
        ? []
        : [finding('record/other-measure', {}, { ...facts, filed: cell.unit, asked: indicator.unit })]),
      ...(Math.abs(cell.value ?? 0) <= MOST
        ? []
        : [finding('record/too-large', {}, { ...facts, value: String(cell.value), most: MOST.toExponential(0) })]),
      ...(cell.period === form.period
        ? []
        : [finding('record/other-period', {}, { ...facts, filed: cell.period, asked: form.period })]),
      ...(home !== undefined && inside.has(home)
        ? []
        : [finding('record/not-in-register', {}, { id, name: id, unit: form.unit, form: kind })]),
    ]
  })
}

/** What is said of figures in force, of this return's own subjects, period and department only: nobody stands in another's inbox. */
export async function checkAnswers(
  session: Session,
  form: Form,
  answers: ReadonlyMap<string, Answer>,
): Promise<Finding[]> {
  const period = readPeriod(form.period)
  if (answers.size === 0 || period === undefined) return []
  const all = [...answers].map(([cell, { figure }]) => ({ cell, figure }))
  const rows = await session
    .selectFrom('figures')
    .select(['return_id', 'cell', 'subject_kind', 'subject_id', 'period', 'owner'])
    .where('return_id', 'in', [...new Set(all.map(({ figure }) => figure.return))])
    .execute()
  const known = new Map(rows.map((row) => [`${row.return_id} ${row.cell}`, row]))
  const inside = unitsBelow(await unitsAt(session, period.last), form.unit)
  const homes = await findHomes(
    session,
    rows.map((row) => ({ kind: row.subject_kind, id: row.subject_id })),
    period.last,
  )
  return all.flatMap(({ cell, figure }) => {
    const row = known.get(`${figure.return} ${figure.cell}`)
    const fits =
      row?.period === form.period &&
      row.owner === form.owner &&
      inside.has(homes.get(`${row.subject_kind} ${row.subject_id}`) ?? '')
    return fits ? [] : [finding('record/not-yours-to-contest', {}, { cell, figure: `${figure.return} ${figure.cell}` })]
  })
}

/** The unit of every subject that is in a register; a unit is at home in itself. */
async function findHomes(
  session: Session,
  subjects: readonly Subject[],
  day: string,
): Promise<ReadonlyMap<string, string>> {
  const homes = new Map<string, string>()
  for (const kind of new Set(subjects.map((one) => one.kind))) {
    const ids = [...new Set(subjects.filter((one) => one.kind === kind).map(({ id }) => id))]
    const found = kind === 'unit' ? ids.map((id) => [id, id] as const) : await homesAt(session, kind, ids, day)
    for (const [id, unit] of found) homes.set(`${kind} ${id}`, unit)
  }
  return homes
}

/** A unit and all below it. */
export function unitsBelow(units: readonly Unit[], top: string): ReadonlySet<string> {
  const inside = new Set([top])
  // Units are few and not deep: as many rounds as there are levels.
  for (let before = 0; before < inside.size; ) {
    before = inside.size
    for (const { code, parent } of units) if (parent !== null && inside.has(parent)) inside.add(code)
  }
  return inside
}

/** Figures that another return has in force already. */
export async function checkTwice(
  session: Session,
  id: string,
  cells: ReadonlyMap<string, Cell | null>,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const all = [...cells].flatMap(([name, cell]) => (cell === null ? [] : [{ name, cell }]))
  for (let at = 0; at < all.length; at += PAGE) {
    const some = all.slice(at, at + PAGE)
    const each = (of: (cell: Cell) => string): string[] => [...new Set(some.map(({ cell }) => of(cell)))]
    // All columns of the index, from the first on: a subject's id alone would go through the whole of it.
    const rows = await session
      .selectFrom('figures')
      .selectAll()
      .where('return_id', '!=', id)
      .where(
        'subject_kind',
        'in',
        each(({ subject }) => subject.kind),
      )
      .where(
        'subject_id',
        'in',
        each(({ subject }) => subject.id),
      )
      .where(
        'indicator',
        'in',
        each(({ indicator }) => indicator),
      )
      .where(
        'period',
        'in',
        each(({ period }) => period),
      )
      .execute()
    for (const { name, cell } of some) {
      const other = rows.find(
        (row) =>
          row.subject_kind === cell.subject.kind &&
          row.subject_id === cell.subject.id &&
          row.indicator === cell.indicator &&
          row.period === cell.period &&
          row.caliber === cell.caliber,
      )
      if (other !== undefined)
        findings.push(
          finding(
            'record/figure-twice',
            {},
            {
              subject: cell.subject.id,
              indicator: cell.indicator,
              period: cell.period,
              caliber: cell.caliber,
              first: `${other.return_id} ${other.cell}`,
              second: `${id} ${name}`,
            },
          ),
        )
    }
  }
  return findings
}

const PAGE = 1000
