// Server · one enterprise as it sees itself: figures, grades, what follows from them, objections.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { finding } from '../../kernel/finding.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { EvaluationStandingShape } from '../shapes/evaluations.ts'
import { ById, bare, MaybeNumber, MaybeText, MaybeWords, Said, WordsShape } from '../shapes.ts'
import { whoOf } from '../who.ts'

const Figure = Type.Object({
  indicator: Type.String(),
  label: Said,
  definition: WordsShape,
  period: Type.String(),
  caliber: Type.String(),
  value: MaybeNumber,
  measure: Type.String(),
  numerator: MaybeNumber,
  denominator: MaybeNumber,
  owner: Type.String(),
  owner_name: Said,
  return_id: Type.String(),
  approved_at: MaybeText,
  revised: Type.Boolean({ description: 'it took the place of one approved before' }),
})

const Result = Type.Object({
  evaluation: Type.String(),
  version: Type.Integer({ description: 'the newest that is or was shown' }),
  scheme: Type.String(),
  title: Said,
  period: Type.String(),
  standing: EvaluationStandingShape,
  publicity_from: MaybeText,
  publicity_until: MaybeText,
  published: MaybeText,
  pool: Type.String(),
  total: MaybeNumber,
  rank: MaybeNumber,
  placed: Type.Integer({ description: 'how many of the pool have a place' }),
  grade: Type.String(),
  because: Type.String(),
  may_object: Type.Boolean({ description: 'publicity runs today, and your role may object' }),
})

const Objection = Type.Object({
  evaluation: Type.String(),
  period: MaybeText,
  id: Type.String(),
  standing: Type.String({ description: 'raised, accepted, rejected, corrected' }),
  by: Type.String(),
  at: Type.String(),
  version: Type.Integer(),
  reason: Type.String(),
  decision: MaybeText,
  correction: MaybeText,
  evidence: Type.Array(Type.Object({ name: Type.String(), hash: Type.String() }), {
    description: 'of objections of your own',
  }),
})

export function addOverview(door: Door, desk: Desk): void {
  door.get(
    '/api/enterprises/:id/overview',
    {
      schema: {
        summary:
          '一家企业：逐年的数和出处、历年等级得分名次、后果、异议 · one enterprise: its figures, grades, what follows, its objections',
        headers: RoleHeader,
        params: ById,
        response: {
          200: Type.Object({
            id: Type.String(),
            name: Type.String(),
            unit: Type.String(),
            unit_name: Type.String(),
            figures: Type.Array(Figure),
            results: Type.Array(Result),
            run: Type.Union([Type.Object({ grade: Type.String(), years: Type.Array(Type.Integer()) }), Type.Null()]),
            follows: Type.Array(
              Type.Object({
                label: Said,
                grade: Type.String(),
                years: Type.Integer(),
                cites: Type.Array(Type.String()),
                assumed: MaybeWords,
                confirm_by: Type.String(),
              }),
            ),
            land: Type.Array(
              Type.Object({
                evaluation: Type.String(),
                scheme: Type.String(),
                title: Said,
                period: Type.String(),
                shown_from: Type.String(),
                shown_until: Type.String(),
                may_object: Type.Boolean(),
              }),
              { description: 'land areas shown for objection, of evaluations not yet computed' },
            ),
            objections: Type.Array(Objection),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { id } = request.params
      const told = await desk.overview(whoOf(request), id)
      if (told === undefined) throw new Refused(404, [finding('server/not-found', {}, { what: id })])
      return bare(told) as never
    },
  )
}
