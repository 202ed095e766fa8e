// Server · where a figure comes from, and where the value of a goal comes from: one walk back each.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { finding } from '../../kernel/finding.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { FigureTraceShape, GoalTraceShape } from '../shapes/provenance.ts'
import { bare, Day, Text } from '../shapes.ts'
import { take } from '../status.ts'
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

  door.get(
    '/api/provenance/goals/:goal',
    {
      schema: {
        summary: '一个目标值的来历：条款、定义、代入数的算式、每个数出自哪张表 · where the value of a goal comes from',
        headers: RoleHeader,
        params: Type.Object({ goal: Text }),
        querystring: Type.Object({
          on: Day,
          unit: Type.Optional(Text),
          member: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'one of its members' })),
        }),
        response: { 200: GoalTraceShape, ...Refusals },
      },
    },
    async (request) => {
      const { on: day, unit, member } = request.query
      const { goal } = request.params
      return bare(take(await desk.traceGoal(whoOf(request), { goal, day, unit, member })))
    },
  )
}
