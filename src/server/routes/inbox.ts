// Server · what waits for whoever asks, with counts; and several returns taken one step on at once.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { Passed } from '../../app/pass-returns.ts'
import { FindingShape, tellable } from '../answer.ts'
import { KeyHeader, Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { EvaluationStandingShape } from '../shapes/evaluations.ts'
import { returnActShape, returnStanding } from '../shapes/returns.ts'
import { bare, exact, MaybeNumber, MaybeText, oneOf, Text } from '../shapes.ts'
import { take } from '../status.ts'
import { whatOf, whoOf } from '../who.ts'

const counts = ['file', 'mend', 'review', 'verify', 'approve', 'objections', 'contests', 'evaluations', 'all'] as const

export function addInbox(door: Door, desk: Desk): void {
  door.get(
    '/api/inbox',
    {
      schema: {
        summary:
          '待办：要填、要改、要审核核实批准的表，要决定的异议，被提出异议的数，要推进的评价 · what waits for me, with counts',
        description:
          'By the role chosen and its scope, as the database has them. The counts are of all, the lists of the first.',
        headers: RoleHeader,
        querystring: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }) }),
        response: {
          200: Type.Object({
            day: Type.String(),
            counts: Type.Object({
              ...(Object.fromEntries(counts.map((one) => [one, Type.Integer()])) as Record<
                (typeof counts)[number],
                ReturnType<typeof Type.Integer>
              >),
            }),
            returns: Type.Array(
              Type.Object({
                id: Type.String(),
                form: Type.String(),
                period: Type.String(),
                unit: Type.String(),
                owner: Type.String(),
                standing: returnStanding,
                filed_by: Type.String(),
                since: Type.String({ description: 'of the last act' }),
                returned: Type.Union([Type.String(), Type.Null()], { description: 'why it was sent back' }),
                correction: Type.Boolean({ description: 'figures of it are in force already' }),
                act: returnActShape,
                due: MaybeText,
                late_until: MaybeText,
                overdue: Type.Boolean(),
              }),
            ),
            objections: Type.Array(
              Type.Object({
                evaluation: Type.String(),
                id: Type.String(),
                standing: Type.String({ description: 'raised: to be decided; accepted: to be corrected' }),
                about_kind: Type.String(),
                about_id: Type.String(),
                about_name: Type.String({ description: 'as its register calls it' }),
                by: Type.String(),
                at: Type.String(),
                reason: Type.String(),
              }),
            ),
            contests: Type.Array(
              Type.Object({
                return_id: Type.String({ description: 'the return that contests' }),
                cell: Type.String(),
                about_return: Type.String({ description: 'the return that holds the figure' }),
                about_cell: Type.String(),
                value: MaybeNumber,
                why: Type.String(),
                by: Type.String(),
                figure: MaybeNumber,
                measure: Type.String(),
                subject_kind: Type.String(),
                subject_id: Type.String(),
                indicator: Type.String(),
                period: Type.String(),
              }),
              { description: 'figures that you filed and somebody contests' },
            ),
            evaluations: Type.Array(
              Type.Object({
                id: Type.String(),
                period: Type.String(),
                version: Type.Integer(),
                standing: EvaluationStandingShape,
                publicity_from: MaybeText,
                publicity_until: MaybeText,
                acts: Type.Array(Type.String()),
              }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => bare(await desk.inbox(whoOf(request), request.query.limit)),
  )

  door.post(
    '/api/returns/pass',
    {
      schema: {
        summary:
          '成批办理：检查没有任何意见的表，逐张审核、核实、批准、锁定 · several returns taken one step on, where no check has a remark',
        description:
          'Each is an act of its own; one that has a remark, explained or not, is left and told why. The same key again does nothing twice.',
        headers: KeyHeader,
        body: Type.Object(
          {
            act: oneOf(['review', 'verify', 'approve', 'lock']),
            ids: Type.Array(Text, { minItems: 1, maxItems: 200 }),
          },
          exact,
        ),
        response: {
          200: Type.Object({
            done: Type.Integer(),
            left: Type.Integer(),
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                act: Type.Union([Type.Integer(), Type.Null()], { description: 'null: left as it is' }),
                findings: Type.Array(FindingShape),
              }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { act, ids } = request.body
      const key = request.headers['idempotency-key']
      const items = take<Passed[]>(await desk.passReturns(whoOf(request), act, ids, key, whatOf(request)))
      return {
        done: items.filter((one) => one.act !== null).length,
        left: items.filter((one) => one.act === null).length,
        items: items.map(({ id, act: seq, findings }) => ({ id, act: seq, findings: findings.map(tellable) })),
      }
    },
  )
}
