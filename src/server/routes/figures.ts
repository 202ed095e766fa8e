// Server · figures in force, with where they came from.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { page, paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { MaybeNumber, MaybeText, Text } from '../shapes.ts'
import { whoOf } from '../who.ts'

export function addFigures(door: Door, desk: Desk): void {
  door.get(
    '/api/figures',
    {
      schema: {
        summary: '生效的数，带来源：表、单元格、谁报谁批 · figures in force with where they came from',
        headers: RoleHeader,
        querystring: Type.Object({
          kind: Type.Optional(Text),
          id: Type.Optional(Text),
          indicator: Type.Optional(Text),
          period: Type.Optional(Text),
          unit: Type.Optional(Text),
          ...paged,
        }),
        response: {
          200: page(
            Type.Object({
              return_id: Type.String(),
              cell: Type.String(),
              subject_kind: Type.String(),
              subject_id: Type.String(),
              indicator: Type.String(),
              period: Type.String(),
              caliber: Type.String(),
              value: MaybeNumber,
              measure: Type.String(),
              numerator: MaybeNumber,
              denominator: MaybeNumber,
              unit: Type.String(),
              owner: Type.String(),
              filed_by: Type.String(),
              approved_by: Type.String(),
              approval: Type.String(),
              revision_of: MaybeText,
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const items = await desk.figures(whoOf(request), request.query, readPage(['text', 'text'], request.query))
      return pageOf(items, request.query.limit, ({ return_id, cell }) => [return_id, cell])
    },
  )
}
