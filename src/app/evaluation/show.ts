// App · evaluation: where each stands, its line of steps with days and people, its objections, versions and hashes; as far as this person sees it.

import type { Act } from '../../kernel/act.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Role } from '../../kernel/role.ts'
import type { EvaluationPayload } from '../../record/evaluations/payload.ts'
import { EVALUATION_ACTS, type EvaluationStanding, findEvaluationStep } from '../../record/evaluations/steps.ts'
import { ACT_WORDS, ROLE_WORDS } from '../../record/words.ts'
import { actsOf } from '../../store/pg/acts.ts'
import { namesOf } from '../../store/pg/registers.ts'
import { findEvaluation } from '../../store/pg/results.ts'
import { readAs, type Session, type Who } from '../../store/pg/session.ts'
import { dayOf } from '../day-of.ts'
import { schemeName } from './scheme.ts'
import { clockOf, subjectOf, type Works } from './works.ts'

export interface Line {
  readonly day: string
  readonly kind: string
  readonly act: string
  readonly person: string
  readonly role: string
  readonly reason: string
  readonly what: string
  readonly hat: Role
  /** Of the payload what a person asks about: days, and the hashes that say what was frozen and computed. */
  readonly facts: Readonly<Record<string, string>>
}

export interface ShownObjection {
  readonly id: string
  readonly standing: string
  readonly about: string
  /** As the register calls it; empty where this person does not see it. */
  readonly about_name: string
  readonly by: string
  readonly reason: string
  readonly decision: string
  /** What was corrected for it. */
  readonly correction: string
  readonly evidence: readonly { readonly name: string; readonly hash: string }[]
}

export interface Shown {
  readonly id: string
  readonly scheme: string
  /** `scheme@hash`: the scheme as it was planned with. */
  readonly edition: string
  readonly period: string
  readonly standing: EvaluationStanding
  readonly version: number
  readonly publicity: { readonly from: string; readonly until: string } | null
  readonly lines: readonly Line[]
  readonly versions: readonly { version: number; snapshot: string; result: string; by: string; at: string }[]
  /** Who is in it: of which kind, the unit and the facts of the register that narrow it. */
  readonly scope: {
    readonly kind: string
    readonly unit: string | null
    readonly facts: Readonly<Record<string, string>>
  }
  readonly objections: readonly ShownObjection[]
  /** What this person may do next. */
  readonly next: readonly string[]
}

export async function showEvaluation(
  works: Works,
  who: Who,
  id: string,
): Promise<Shown | { readonly findings: readonly Finding[] }> {
  return await readAs(works.store, who, async (session) => {
    const row = await findEvaluation(session, id)
    if (row === undefined) return { findings: [finding('process/no-evaluation', {}, { id })] }
    const acts = await actsOf(session, subjectOf(id))
    const standing = row.standing as EvaluationStanding
    const { now, zone } = clockOf(works)
    const today = dayOf({ at: now().toISOString() }, zone)
    return {
      ...{
        id,
        scheme: schemeName(row.scheme),
        edition: row.scheme,
        period: row.period,
        standing,
        version: row.version,
      },
      publicity:
        row.publicity_from === null || row.publicity_until === null
          ? null
          : { from: row.publicity_from, until: row.publicity_until },
      lines: acts.map((act) => toLine(act, zone)),
      versions: await versionsOf(session, id),
      scope: { kind: row.scope_kind, unit: row.scope_unit, facts: scopeFacts(acts) },
      objections: await objectionsOf(session, id, acts, today),
      next: EVALUATION_ACTS.filter((kind) => findEvaluationStep(standing, kind)?.by.includes(who.role)),
    }
  })
}

function toLine(act: Act, zone: string): Line {
  const facts = factsOf(act)
  return {
    day: dayOf(act, zone),
    kind: act.kind,
    act: (ACT_WORDS as Readonly<Record<string, { readonly zh: string }>>)[act.kind]?.zh ?? act.kind,
    person: act.actor,
    role: ROLE_WORDS[act.role].zh,
    reason: act.reason ?? '',
    what: Object.entries(facts)
      .map(([key, value]) => `${key}=${value}`)
      .join(' '),
    hat: act.role,
    facts,
  }
}

function factsOf({ payload }: Act): Record<string, string> {
  const said = payload as Readonly<Record<string, unknown>>
  const known = [
    'from',
    'until',
    'objection',
    'id',
    'supersedes',
    'snapshot',
    'scheme',
    'result',
    'program',
    'skip_bad',
  ]
  return Object.fromEntries(
    known
      .filter((key) => said[key] !== undefined && typeof said[key] !== 'object')
      .map((key) => [key, String(said[key])]),
  )
}

const versionsOf = (session: Session, id: string) =>
  session
    .selectFrom('versions')
    .select(['version', 'snapshot', 'result', 'by', 'at'])
    .where('evaluation', '=', id)
    .orderBy('version')
    .execute()

const scopeFacts = (acts: readonly Act[]): Readonly<Record<string, string>> =>
  (acts.find(({ kind }) => kind === 'plan')?.payload as EvaluationPayload<'plan'> | undefined)?.scope.facts ?? {}

async function objectionsOf(
  session: Session,
  id: string,
  acts: readonly Act[],
  day: string,
): Promise<readonly ShownObjection[]> {
  const rows = await session.selectFrom('objections').selectAll().where('evaluation', '=', id).orderBy('at').execute()
  const names = new Map<string, string>()
  for (const kind of new Set(rows.map(({ about_kind: one }) => one))) {
    const ids = rows.filter(({ about_kind: one }) => one === kind).map(({ about_id: one }) => one)
    for (const [one, name] of await namesOf(session, kind, ids, day)) names.set(`${kind} ${one}`, name)
  }
  const raised = new Map(
    acts
      .filter(({ kind }) => kind === 'object')
      .map(({ payload }) => payload as EvaluationPayload<'object'>)
      .map(({ id: own, evidence }) => [own, evidence]),
  )
  return rows.map(({ id: own, standing, about_kind, about_id, by, reason, decision, correction }) => ({
    ...{ id: own, standing, about: about_id, by, reason, decision: decision ?? '', correction: correction ?? '' },
    about_name: names.get(`${about_kind} ${about_id}`) ?? '',
    evidence: (raised.get(own) ?? []).map(({ name, hash }) => ({ name, hash })),
  }))
}
