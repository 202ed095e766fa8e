// Server · units and registers as of a day.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { page, paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { Day, MaybeText, oneOf, Text } from '../shapes.ts'
import { whoOf } from '../who.ts'
import { KINDS } from './subjects.ts'

export function addRegisters(door: Door, desk: Desk): void {
  door.get(
    '/api/units',
    {
      schema: {
        summary: '某一天的填报单位 · reporting units as of a day',
        headers: RoleHeader,
        querystring: Type.Object({ on: Day }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                code: Type.String(),
                name: Type.String(),
                kind: Type.String(),
                parent: MaybeText,
                valid_from: Type.String(),
                ended: Type.Boolean(),
              }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => ({ items: await desk.units(whoOf(request), request.query.on) }),
  )

  door.get(
    '/api/registers/:kind',
    {
      schema: {
        summary: '某一天的名录：平台、企业、宗地、园区等 · a register as of a day',
        headers: RoleHeader,
        params: Type.Object({ kind: oneOf(KINDS) }),
        querystring: Type.Object({ on: Day, unit: Type.Optional(Text), ...paged }),
        response: {
          200: page(
            Type.Object({
              kind: Type.String(),
              id: Type.String(),
              name: Type.String(),
              unit: Type.String(),
              facts: Type.Record(Type.String(), Type.Unknown()),
              valid_from: Type.String(),
              ended: Type.Boolean(),
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { kind } = request.params
      const { on, unit, limit } = request.query
      const after = readPage(1, request.query).after?.[0]
      const part = { unit, limit, ...(after === undefined ? {} : { after: String(after) }) }
      const items = await desk.subjects(whoOf(request), kind, on, part)
      return pageOf(items, limit, ({ id }) => [id])
    },
  )
}
