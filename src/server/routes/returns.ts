// Server · returns: which there are, and one with its cells, reasons, corrections and acts.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { finding } from '../../kernel/finding.ts'
import { Refused } from '../faults.ts'
import { page, paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { returnStanding, returnState } from '../shapes/returns.ts'
import { ById, bare, Text } from '../shapes.ts'
import { whoOf } from '../who.ts'
import { ActShape } from './acts.ts'

const ReturnShape = Type.Object({
  id: Type.String(),
  form: Type.String(),
  period: Type.String(),
  unit: Type.String(),
  owner: Type.String(),
  standing: returnStanding,
  filed_by: Type.String(),
  act: Type.Integer({ description: 'the act that made it so' }),
})

export function addReturns(door: Door, desk: Desk): void {
  door.get(
    '/api/returns',
    {
      schema: {
        summary: '填报表 · returns',
        headers: RoleHeader,
        querystring: Type.Object({
          standing: Type.Optional(Text),
          unit: Type.Optional(Text),
          period: Type.Optional(Text),
          ...paged,
        }),
        response: { 200: page(ReturnShape), ...Refusals },
      },
    },
    async (request) => {
      const items = await desk.returns(whoOf(request), request.query, readPage(['text'], request.query))
      return pageOf(items, request.query.limit, ({ id }) => [id])
    },
  )

  door.get(
    '/api/returns/:id',
    {
      schema: {
        summary:
          '一张填报表：状态、单元格、退回理由、更正、经过 · one return with its cells, reasons, corrections and acts',
        headers: RoleHeader,
        params: ById,
        response: {
          200: Type.Object({
            ...returnState,
            acts: Type.Array(ActShape),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const found = await desk.returnOf(whoOf(request), request.params.id)
      if (found === undefined) throw new Refused(404, [finding('server/not-found', {}, { what: request.params.id })])
      const { state, acts } = found
      return bare({
        standing: state.standing,
        pending: Object.fromEntries(state.pending),
        in_force: Object.fromEntries(state.inForce),
        answers: Object.fromEntries(state.answers),
        corrections: state.corrections,
        returned: state.returned ?? null,
        acts: acts,
      })
    },
  )
}
