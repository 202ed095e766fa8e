// Server · where a figure comes from.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { finding } from '../../kernel/finding.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { FigureTraceShape } from '../shapes/provenance.ts'
import { bare, Text } from '../shapes.ts'
import { whoOf } from '../who.ts'

export function addProvenance(door: Door, desk: Desk): void {
  door.get(
    '/api/provenance/figure',
    {
      schema: {
        summary: '一个数的来历：含义、条款、哪张表哪一格、谁报谁批、更正、用在哪些目标 · where a figure comes from',
        headers: RoleHeader,
        querystring: Type.Object({ kind: Text, id: Text, indicator: Text, period: Text }),
        response: { 200: FigureTraceShape, ...Refusals },
      },
    },
    async (request) => {
      const { kind, id, indicator, period } = request.query
      const traced = await desk.traceFigure(whoOf(request), request.query)
      if (traced === undefined)
        throw new Refused(404, [finding('server/not-found', {}, { what: `${kind}.${indicator} ${id} ${period}` })])
      return bare(traced)
    },
  )
}
