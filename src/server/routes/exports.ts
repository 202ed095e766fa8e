// Server · lists and results taken along as a spreadsheet, csv or xlsx: what whoever asks may see.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { LISTS } from '../../app/export-desk.ts'
import { RefusalRef } from '../answer.ts'
import { CSV } from '../bytes.ts'
import { RoleHeader } from '../paging.ts'
import { SheetFormatShape as Format, sendSheet } from '../send-sheet.ts'
import type { Door } from '../server.ts'
import { resultFilters, resultOrder } from '../shapes/evaluations.ts'
import { Day, oneOf, Text, Which, XLSX } from '../shapes.ts'
import { whoOf } from '../who.ts'

const Refusals = { 401: RefusalRef, 403: RefusalRef, 404: RefusalRef }

export function addExports(door: Door, desk: Desk): void {
  door.get(
    '/api/exports/:list/:format',
    {
      schema: {
        summary: '导出：人员、名录、填报表、数、评价、异议 · a list as a spreadsheet',
        headers: RoleHeader,
        params: Type.Object({ list: oneOf(LISTS), format: Format }),
        querystring: Type.Object({
          on: Type.Optional(Day),
          period: Type.Optional(Text),
          id: Type.Optional(
            Type.String({ minLength: 1, maxLength: 200, description: 'of a return, or an evaluation' }),
          ),
        }),
        produces: [CSV, XLSX],
        response: Refusals,
      },
    },
    async (request, reply) => {
      const { list, format } = request.params
      const { on, period, id } = request.query
      const asked = { ...(on === undefined ? {} : { day: on }), period, id }
      return await sendSheet(reply, id ?? list, format, await desk.exportList(whoOf(request), list, asked, format))
    },
  )

  door.get(
    '/api/evaluations/:id/exports/:format',
    {
      schema: {
        summary: '导出结果：同样的筛选和次序 · results as a spreadsheet, filtered and in the order asked for',
        headers: RoleHeader,
        params: Type.Object({ id: Text, format: Format }),
        querystring: Type.Object({ ...Which, ...resultFilters, ...resultOrder }),
        produces: [CSV, XLSX],
        response: Refusals,
      },
    },
    async (request, reply) => {
      const { id, format } = request.params
      const { version, sort = 'rank', order, ...filter } = request.query
      const by = { by: sort, descending: order === 'desc' }
      return await sendSheet(
        reply,
        id,
        format,
        await desk.exportResults(whoOf(request), id, version, filter, by, format),
      )
    },
  )
}
