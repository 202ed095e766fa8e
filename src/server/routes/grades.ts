// Server · grades over the years.
import { Type } from 'typebox'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import { finding } from '../../kernel/finding.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { GradeShape, RunningShape } from '../shapes/evaluations.ts'
import { Text } from '../shapes.ts'
import { whoOf } from '../who.ts'

export function addGrades(door: Door, evaluations: EvaluationDesk): void {
  door.get(
    '/api/grades',
    {
      schema: {
        summary: '历年等级：一家的，或连续几年同为一级的 · grades over the years',
        headers: RoleHeader,
        querystring: Type.Object({
          kind: Type.String({ default: 'enterprise', maxLength: 40 }),
          id: Type.Optional(Text),
          running: Type.Optional(Text),
          years: Type.Integer({ minimum: 1, maximum: 50, default: 3 }),
          until: Type.Optional(Type.Integer({ minimum: 1900, maximum: 9999 })),
        }),
        response: { 200: Type.Object({ items: Type.Array(Type.Union([GradeShape, RunningShape])) }), ...Refusals },
      },
    },
    async (request) => {
      const { kind, id, running, years, until } = request.query
      if ((id === undefined) === (running === undefined)) throw new Refused(422, [finding('server/grades-of-whom', {})])
      const who = whoOf(request)
      return {
        items:
          id === undefined
            ? await evaluations.running(who, { kind, grade: running ?? '', years, until })
            : await evaluations.history(who, kind, id),
      }
    },
  )
}
