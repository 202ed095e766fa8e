// App · the desk: everything a signed-in person reads or does, in the role chosen. Row-level security decides whose rows; the door log keeps what was refused.
import type { Selectable } from 'kysely'
import type { Act } from '../kernel/act.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { EvaluationStanding } from '../record/evaluations/steps.ts'
import { refuseNever } from '../record/never.ts'
import { foldReturn, type ReturnState } from '../record/returns/fold-return.ts'
import type { ReturnStanding } from '../record/returns/steps.ts'
import { type Appended, actsOf, type Draft } from '../store/pg/acts.ts'
import { type DoorEntry, noteAtDoor } from '../store/pg/door-log.ts'
import type { Store } from '../store/pg/open.ts'
import { reachOf } from '../store/pg/reach.ts'
import {
  type ActFilter,
  answers,
  type DoorFilter,
  type FigureFilter,
  findReturn,
  type HeldRole,
  listActs,
  listDoor,
  listEvaluations,
  listFigures,
  listReturns,
  type Page,
  personAtDoor,
  type ReturnFilter,
} from '../store/pg/read.ts'
import {
  countSubjects,
  REACHED,
  type RegisterSubject,
  type SubjectPart,
  subjectsAt,
  type Unit,
  unitsAt,
  unitsHistory,
} from '../store/pg/registers.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import type { Tables } from '../store/pg/tables.ts'
import { today } from './clock.ts'
import { doAct } from './do-act.ts'
import { type EnterpriseOverview, enterpriseOverview } from './enterprise-overview.ts'
import { type EvaluateSent, openEvaluateSent } from './evaluate-sent.ts'
import { exportList, exportResults, type ListAsked, type ListName, type SheetFormat } from './export-desk.ts'
import { goalWalk, type WalkAsked } from './goal-walk.ts'
import { type GoalsAsked, goals } from './goals.ts'
import { goalsBook } from './goals-book.ts'
import { type ImportDesk, openImportDesk } from './import-desk.ts'
import { importSent, type SentRegister } from './import-sent.ts'
import { type Inbox, readInbox } from './inbox.ts'
import { type JobFiles, openJobFiles } from './job-files.ts'
import { type LandDesk, openLandDesk } from './land-desk.ts'
import { type Passed, type Passing, passReturns } from './pass-returns.ts'
import { endSessions, type Person, readPeople, resetPassword } from './people.ts'
import { openPolicyDesk, type PolicyDesk, titlesOf } from './policy-desk.ts'
import { type FigureAsked, traceFigure } from './provenance.ts'
import { openPublicDesk, type PublicDesk } from './public-desk.ts'
import { openReturnDesk, type ReturnDesk } from './return-desk.ts'
import type { SignIn } from './sign-in.ts'
import { watchSynthetic } from './synthetic.ts'

export interface Me {
  readonly person: string
  readonly name: string
  readonly roles: readonly HeldRole[]
}

export interface Desk {
  readonly me: (person: string) => Promise<Me | undefined>
  /** `others`: what else is asked before it is done, of whoever may do it at all. */
  readonly act: (who: Who, draft: Draft, others?: () => Promise<readonly Finding[]>) => Promise<Appended>
  readonly note: (entry: DoorEntry) => Promise<void>
  readonly units: (who: Who, day: string) => Promise<Unit[]>
  readonly unitsHistory: (who: Who) => ReturnType<typeof unitsHistory>
  /** `total` when counted. */
  readonly subjects: (
    who: Who,
    kind: string,
    day: string,
    part: SubjectPart,
    counted?: boolean,
  ) => Promise<{ readonly items: RegisterSubject[]; readonly total?: number }>
  readonly returns: (who: Who, filter: ReturnFilter, page: Page) => Promise<Standing<'returns', ReturnStanding>[]>
  readonly returnOf: (who: Who, id: string) => Promise<{ state: ReturnState; acts: readonly Act[] } | undefined>
  readonly figures: (who: Who, filter: FigureFilter, page: Page) => ReturnType<typeof listFigures>
  readonly evaluations: (who: Who, page: Page) => Promise<Standing<'evaluations', EvaluationStanding>[]>
  readonly acts: (who: Who, filter: ActFilter, page: Page) => Promise<Act[]>
  readonly inbox: (who: Who, limit: number) => Promise<Inbox>
  /** `what` is what the door log calls it. */
  readonly passReturns: (
    who: Who,
    kind: Passing,
    ids: readonly string[],
    key: string,
    what: string,
  ) => Promise<Passed[] | { readonly findings: readonly Finding[] }>
  readonly people: (who: Who, part: Parameters<typeof readPeople>[2]) => Promise<Person[]>
  readonly resetPassword: (signIn: SignIn, who: Who, person: string) => ReturnType<typeof resetPassword>
  readonly endSessions: (signIn: SignIn, who: Who, person: string) => ReturnType<typeof endSessions>
  readonly traceFigure: (who: Who, asked: FigureAsked) => ReturnType<typeof traceFigure>
  /** On the day given, today when none is. */
  readonly importRegister: (
    who: Who,
    sent: Omit<SentRegister, 'day'> & { readonly on?: string },
  ) => ReturnType<typeof importSent>
  readonly exportList: (
    who: Who,
    list: ListName,
    asked: Partial<ListAsked>,
    format: SheetFormat,
  ) => ReturnType<typeof exportList>
  readonly exportResults: (
    who: Who,
    ...asked: Parameters<typeof exportResults> extends [unknown, unknown, ...infer Rest] ? Rest : never
  ) => ReturnType<typeof exportResults>
  readonly imports: ImportDesk
  readonly jobFiles: JobFiles
  readonly evaluateSent: EvaluateSent
  /** Undefined when there is no such enterprise, or it is not one's own to see. */
  readonly overview: (who: Who, id: string) => Promise<EnterpriseOverview | undefined>
  readonly land: LandDesk
  readonly returnDesk: ReturnDesk
  readonly publicDesk: PublicDesk
  readonly policyDesk: PolicyDesk
  readonly door: (who: Who, filter: DoorFilter, page: Page) => ReturnType<typeof listDoor>
  readonly goals: (who: Who, asked: GoalsAsked) => ReturnType<typeof goals>
  readonly goalsBook: (who: Who, asked: GoalsAsked) => Promise<Uint8Array | { readonly findings: readonly Finding[] }>
  readonly goalWalk: (who: Who, asked: WalkAsked) => ReturnType<typeof goalWalk>
  /** Whether the database answers. */
  readonly healthy: () => Promise<boolean>
  readonly synthetic: () => Promise<boolean>
}

export function openDesk(store: Store): Desk {
  const title = titlesOf(openPolicyDesk(store))
  const jobFiles = openJobFiles()
  /** Whoever runs the system looks at others' figures only on record. */
  const seen = async <T>(who: Who, what: string, read: (session: Session) => Promise<T>): Promise<T> => {
    if (who.role === 'system-admin') await noteAtDoor(store, { ...who, what, outcome: 'done' })
    return await readAs(store, who, read)
  }
  return {
    async me(person) {
      const found = await personAtDoor(store, person)
      return found === undefined ? undefined : { person, ...found }
    },
    async act(who, draft, others = async () => []) {
      const never = refuseNever(draft.subject.kind, draft.kind, who.role)
      const against = never.length > 0 ? never : [...refuseBare(draft), ...(await others())]
      const done = against.length > 0 ? { findings: against } : await doAct(store, who, draft)
      if ('findings' in done)
        await noteAtDoor(store, {
          ...who,
          what: `act ${draft.kind}`,
          subject: `${draft.subject.kind}/${draft.subject.id}`,
          outcome: done.findings[0]?.code ?? 'refused',
        })
      return done
    },
    note: (entry) => noteAtDoor(store, entry),
    units: (who, day) => readAs(store, who, (session) => unitsAt(session, day)),
    unitsHistory: (who) => readAs(store, who, unitsHistory),
    subjects: (who, kind, day, part, counted = false) =>
      seen(who, `register ${kind}`, async (session) => {
        const mine = REACHED.has(kind) ? { ...part, reach: await reachOf(session) } : part
        const items = await subjectsAt(session, kind, day, mine)
        return counted ? { items, total: await countSubjects(session, kind, day, mine) } : { items }
      }),
    returns: async (who, filter, page) =>
      known<'returns', ReturnStanding>(await seen(who, 'returns', (session) => listReturns(session, filter, page))),
    returnOf: (who, id) =>
      readAs(store, who, async (session) => {
        if ((await findReturn(session, id)) === undefined) return undefined
        const acts = await actsOf(session, { kind: 'return', id })
        return { state: foldReturn(acts), acts }
      }),
    figures: (who, filter, page) => seen(who, 'figures', (session) => listFigures(session, filter, page)),
    evaluations: async (who, page) =>
      known<'evaluations', EvaluationStanding>(await readAs(store, who, (session) => listEvaluations(session, page))),
    inbox: (who, limit) => readInbox(store, who, limit),
    async passReturns(who, kind, ids, key, what) {
      const done = await passReturns(store, who, kind, ids, key)
      if ('findings' in done) return done
      for (const { id, act, findings } of done)
        if (act === null)
          await noteAtDoor(store, { ...who, what, subject: `return/${id}`, outcome: findings[0]?.code ?? '' })
      return done
    },
    people: (who, part) => readPeople(store, who, part),
    resetPassword: (signIn, who, person) => resetPassword(store, signIn, who, person),
    endSessions: (signIn, who, person) => endSessions(store, signIn, who, person),
    async traceFigure(who, asked) {
      if (who.role === 'system-admin') await noteAtDoor(store, { ...who, what: 'figure', outcome: 'done' })
      return await traceFigure(store, who, asked)
    },
    importRegister: (who, { on = today(), ...sent }) => importSent(store, who, { ...sent, day: on }),
    async exportList(who, list, asked, format) {
      if (who.role === 'system-admin') await noteAtDoor(store, { ...who, what: `export ${list}`, outcome: 'done' })
      return await exportList(store, who, list, { ...asked, day: asked.day ?? today() }, format)
    },
    exportResults: (who, ...asked) => exportResults(store, who, ...asked),
    jobFiles,
    evaluateSent: openEvaluateSent(jobFiles),
    imports: openImportDesk(store, jobFiles),
    async overview(who, id) {
      if (who.role === 'system-admin') await noteAtDoor(store, { ...who, what: 'enterprise', outcome: 'done' })
      return await enterpriseOverview(store, who, { id, day: today(), title })
    },
    land: openLandDesk(store),
    returnDesk: openReturnDesk(store),
    publicDesk: openPublicDesk(store, title),
    policyDesk: openPolicyDesk(store),
    acts: (who, filter, page) => readAs(store, who, (session) => listActs(session, filter, page)),
    door: (who, filter, page) => readAs(store, who, (session) => listDoor(session, filter, page)),
    goals: (who, asked) => goals(store, who, asked),
    async goalsBook(who, asked) {
      const told = await goals(store, who, asked)
      return 'goals' in told ? await goalsBook(told) : told
    },
    goalWalk: (who, asked) => goalWalk(store, who, asked),
    healthy: () => answers(store),
    synthetic: watchSynthetic(store),
  }
}

/** A row whose standing is one of its record's: the database knows it as text. */
type Standing<Table extends 'returns' | 'evaluations', S> = Omit<Selectable<Tables[Table]>, 'standing'> & {
  readonly standing: S
}
const known = <Table extends 'returns' | 'evaluations', S>(rows: readonly Selectable<Tables[Table]>[]) =>
  rows as unknown as Standing<Table, S>[]

/** Acts that name what was frozen or computed come from the errand that froze or computed it. */
const ERRANDS: Readonly<Record<string, string>> = {
  plan: 'POST /api/evaluations',
  freeze: 'POST /api/evaluations/{id}/freeze',
  compute: 'POST /api/evaluations/{id}/compute',
  correct: 'POST /api/evaluations/{id}/correct',
  publish: 'POST /api/evaluations/{id}/publish',
}

function refuseBare({ kind, subject, payload }: Draft): Finding[] {
  // The text is checked before it is issued, and edition 1 is told with the first act.
  if (subject.kind === 'scheme')
    return [finding('process/by-errand', {}, { kind, route: 'POST /api/policy/schemes/{id}/editions' })]
  if (subject.kind !== 'evaluation') return []
  const named = payload as Readonly<Record<string, unknown>> | null
  const amends = kind === 'amend' && (named?.['result'] !== undefined || named?.['snapshot'] !== undefined)
  const errand = amends ? 'correct' : kind
  const route = Object.hasOwn(ERRANDS, errand) ? ERRANDS[errand] : undefined
  return route === undefined ? [] : [finding('process/by-errand', {}, { kind, route })]
}
