// Server · goals: where every goal of the policy stands on a day, with the figures it is made of.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { isDay } from '../../kernel/day.ts'
import { finding } from '../../kernel/finding.ts'
import { FindingShape, RefusalRef, tellable } from '../answer.ts'
import { Refused } from '../faults.ts'
import type { Door } from '../server.ts'
import { GoalShape } from '../shapes/goals.ts'
import { bare } from '../shapes.ts'
import { whoOf } from '../who.ts'

export function addGoals(door: Door, desk: Desk): void {
  door.get(
    '/api/goals',
    {
      schema: {
        summary: '目标：值、目标、进度、灯、推算、拖后的单位、牵头单位 · goals',
        headers: Type.Object({ 'wanmu-role': Type.Optional(Type.String()) }),
        querystring: Type.Object({
          on: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
          unit: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        }),
        response: {
          200: Type.Object({
            day: Type.String(),
            goals: Type.Array(GoalShape),
            findings: Type.Array(FindingShape),
          }),
          401: RefusalRef,
          403: RefusalRef,
          422: RefusalRef,
        },
      },
    },
    async (request) => {
      const { on, unit } = request.query
      if (!isDay(on))
        throw new Refused(422, [
          finding('server/invalid', { path: 'on' }, { part: 'query', why: `no such day: ${on}` }),
        ])
      const told = await desk.goals(whoOf(request), { day: on, unit })
      if (!('goals' in told)) throw new Refused(422, told.findings)
      return { day: told.day, goals: bare(told.goals), findings: told.findings.map(tellable) }
    },
  )
}
