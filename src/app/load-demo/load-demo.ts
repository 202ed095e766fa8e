// App · the synthetic city (模拟数据) into the records: registers, land, people, five years of approved figures, evaluations, and work that waits.

import { sql } from 'kysely'
import { formsOf } from '../../policy/forms.ts'
import type { Store } from '../../store/pg/open.ts'
import { subjectsAt } from '../../store/pg/registers.ts'
import { readAs } from '../../store/pg/session.ts'
import { OURS } from '../clock.ts'
import { openWorks } from '../evaluation/open-works.ts'
import { formBook } from '../form-book.ts'
import { importBook } from '../import-book.ts'
import { type FromSheets, importRegister } from '../import-register.ts'
import { loadBook, OWN_BOOK } from '../load-book.ts'
import { loadDemoLand } from '../load-demo-land.ts'
import type { DemoFiles } from '../make-demo.ts'
import type { DemoRecord } from '../make-demo-record.ts'
import type { Steps } from '../run-steps.ts'
import { demand, refusal } from './demand.ts'
import { type Evaluation, openPublicity, publishPast } from './past-evaluations.ts'
import { columnsOf, enterpriseFigures, periodicFigures, readHistory, readPeriodic } from './past-figures.ts'
import { takePastReturns } from './past-returns.ts'
import { addPeople, addPerson, enterprisePerson, openAccounts, type Person, staffOf } from './people.ts'
import { waitAtEachStep } from './waiting-returns.ts'

export interface DemoLoad extends Steps {
  readonly files: DemoFiles
  /** The data folder: snapshots and results are kept in it. */
  readonly data: string
  readonly password: string
  readonly today: Date
}

export interface DemoLoaded {
  readonly enterprises: number
  readonly figures: number
  readonly acts: number
  /** Those who can sign in. */
  readonly accounts: readonly Person[]
}

const REGISTERED: readonly FromSheets[] = ['cluster', 'base', 'park', 'complex']

export async function loadDemo(store: Store, load: DemoLoad): Promise<DemoLoaded> {
  const { files, today, signal } = load
  const { record } = files
  if (record === undefined) throw new Error('the files of the records were not made')
  const { years } = record
  const day = `${years.first}-01-01`
  const begun = { now: () => new Date(`${day}T02:00:00Z`), zone: OURS.zone }
  const all = Array.from({ length: years.last - years.first + 1 }, (_, n) => years.first + n)
  let step = 0
  const told = (what: string): void => {
    signal?.throwIfAborted()
    load.onProgress?.(step++, all.length + 9, what)
  }
  const steps: Steps = signal === undefined ? {} : { signal }

  told('人员和规则')
  const { book, findings } = await loadBook(OWN_BOOK)
  if (book === undefined) throw refusal(findings)
  const staff = staffOf(book, record.shown_unit)
  await addPeople(store, staff, begun)
  demand(await importBook(store, staff.rules, { day }))

  told('名录')
  const registers: readonly (readonly [FromSheets, string | undefined])[] = [
    ['enterprise', find(files.registers, '工业企业')],
    ['platform', find(files.registers, '重大平台')],
    ['exit_park', find(files.registers, '退出型园区')],
    ...REGISTERED.map((kind) => [kind, record.registers[kind]] as const),
  ]
  for (const [register, file] of registers)
    demand(await importRegister(store, staff.rules, { register, files: [file ?? ''], day, complete: false }))

  told('宗地')
  const land = await loadDemoLand(store, staff.rules, { files: files.land, day, ...steps })
  if (land.findings.some((one) => one.blocking)) throw refusal(land.findings)

  told('历年数据')
  const columns = columnsOf(formsOf(await formBook(), `${years.last}-12-31`))
  const rows = await readAs(store, staff.rules, (session) => subjectsAt(session, 'enterprise', day))
  const units = new Map(rows.map(({ id, unit }) => [id, unit]))
  // Whose enterprise has an account, and another one of the same unit.
  const [own = '', other = ''] = rows
    .filter(({ unit, facts }) => unit === staff.shownUnit && facts['scale'] === '规上')
    .map(({ id }) => id)
  const firm = enterprisePerson(own)
  await addPerson(store, staff.admin, firm, begun)
  const history = [
    await readHistory(find(files.history, '规上') ?? '', 'above', all),
    await readHistory(find(files.history, '规下') ?? '', 'below', all),
  ]
  const periodic = await Promise.all(Object.entries(record.figures).map(([kind, one]) => readPeriodic(kind, one)))
  const works = openWorks(store, load.data)
  for (const year of all) {
    told(`${year}年填报表`)
    await takePastReturns(
      store,
      staff,
      (function* () {
        for (const one of history) yield* enterpriseFigures(one, year, (id) => units.get(id), columns)
        for (const one of periodic) yield* periodicFigures(one, year, staff.city, columns)
      })(),
    )
    if (year !== years.last - 1) continue
    for (const one of evaluationsOf(record, year)) await publishPast(works, staff, one, steps)
  }
  await sql`analyze`.execute(store.db)

  told('评价')
  const [above, ...others] = evaluationsOf(record, years.last)
  for (const one of others) await publishPast(works, staff, one, steps)
  told('公示')
  if (above !== undefined)
    await openPublicity(
      works,
      staff,
      above,
      { objector: { person: firm.person, role: firm.role }, own, other },
      today,
      steps,
    )
  told('待办')
  await waitAtEachStep(store, staff, years.last + 1)
  told('账号')
  const accounts = [...staff.people, firm].filter(({ shows }) => shows !== undefined)
  await openAccounts(store, accounts, load.password)
  await sql`analyze`.execute(store.db)
  const count = async (table: 'figures' | 'acts'): Promise<number> =>
    Number(
      (
        await store.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirst()
      )?.n ?? 0,
    )
  return {
    enterprises: rows.length,
    figures: await count('figures'),
    acts: await count('acts'),
    accounts,
  }
}

const evaluationsOf = ({ evaluations }: DemoRecord, year: number): Evaluation[] =>
  evaluations.map(({ name, ...one }) => ({ id: `${name}-${year}`, year, ...one }))

const find = (files: readonly string[], word: string): string | undefined => files.find((file) => file.includes(word))
