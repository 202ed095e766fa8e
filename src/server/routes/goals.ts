// Server · goals: where every goal of the policy stands on a day, and any value of it walked back to the returns.
import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { columnsOf, lightRuleOf } from '../../app/goal-columns.ts'
import { briefGoal } from '../../app/tell-goals.ts'
import { FindingShape, tellable } from '../answer.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { ColumnShape, LightRuleShape } from '../shapes/goal-columns.ts'
import { GoalShape, GoalWalkShape, RedShape } from '../shapes/goals.ts'
import { Day, oneOf, Said, Text, XLSX } from '../shapes.ts'
import { statusOf } from '../status.ts'
import { whoOf } from '../who.ts'

interface Written {
  readonly bytes: Buffer
  readonly tag: string
}
const written = new WeakMap<object, Written>()

function writeOut(reply: FastifyReply, answer: object): Written {
  const bytes = Buffer.from(reply.serialize(answer) as string)
  return { bytes, tag: `"${createHash('sha1').update(bytes).digest('base64')}"` }
}

export function addGoals(door: Door, desk: Desk): void {
  door.get(
    '/api/goals',
    {
      schema: {
        summary: '目标：值、目标、进度、灯、推算、拖后的单位、牵头单位、红灯清单 · goals',
        description:
          'Of the city, or of one unit (id, GB/T 2260 code or name). With `units`, also of every reporting unit in the same answer.',
        headers: RoleHeader,
        querystring: Type.Object({
          on: Day,
          unit: Type.Optional(Text),
          units: Type.Optional(Type.Boolean()),
          criteria: Type.Optional(
            oneOf(['all', 'counted'], 'counted: without criteria by which no other goal counts; quicker'),
          ),
        }),
        response: {
          200: Type.Object({
            day: Type.String(),
            goals: Type.Array(GoalShape),
            units: Type.Array(Type.Object({ unit: Type.String(), name: Said, goals: Type.Array(GoalShape) })),
            red: Type.Array(RedShape),
            columns: Type.Array(ColumnShape),
            light_rule: Type.Union([LightRuleShape, Type.Null()]),
            findings: Type.Array(FindingShape),
          }),
          ...Refusals,
        },
      },
    },
    async (request, reply) => {
      const { on, unit, units, criteria } = request.query
      const told = await desk.goals(whoOf(request), { day: on, unit, units, criteria })
      if (!('goals' in told)) throw new Refused(statusOf(told.findings[0]?.code), told.findings)
      // Remembered goals are written out once for all who are told them.
      const kept =
        written.get(told) ??
        writeOut(
          reply,
          plain({
            day: told.day,
            goals: told.goals.map(briefGoal),
            units: told.units.map((one) => ({ ...one, goals: one.goals.map(briefGoal) })),
            red: told.red,
            columns: columnsOf(told.book),
            light_rule: lightRuleOf(told.book, told.day),
            findings: told.findings.map(tellable),
          }),
        )
      written.set(told, kept)
      return reply
        .type('application/json; charset=utf-8')
        .header('etag', kept.tag)
        .send(kept.bytes as never)
    },
  )

  door.get(
    '/api/goals/workbook',
    {
      schema: {
        summary: '下载目标工作簿（.xlsx）：全市、分单位、各主体、红灯清单、口径与依据 · the goals as a workbook',
        headers: RoleHeader,
        querystring: Type.Object({ on: Day, unit: Type.Optional(Text) }),
      },
    },
    async (request, reply) => {
      const { on, unit } = request.query
      const made = await desk.goalsBook(whoOf(request), { day: on, unit, units: unit === undefined })
      if (!(made instanceof Uint8Array)) throw new Refused(statusOf(made.findings[0]?.code), made.findings)
      const name = encodeURIComponent(`目标-${on}.xlsx`)
      return await reply
        .type(XLSX)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(Buffer.from(made))
    },
  )

  door.get(
    '/api/goals/:goal/walk',
    {
      schema: {
        summary:
          '一个目标值的来历：定义、条款、算式、每个数到哪张表哪一格、谁报谁批、改过没有 · a goal walked back to the returns',
        description:
          '`unit`: of a reporting unit. `member`: of one platform, cluster or firm of which the goal is asked.',
        headers: RoleHeader,
        params: Type.Object({ goal: Text }),
        querystring: Type.Object({ on: Day, unit: Type.Optional(Text), member: Type.Optional(Text) }),
        response: { 200: GoalWalkShape, ...Refusals },
      },
    },
    async (request) => {
      const { on, unit, member } = request.query
      const done = await desk.goalWalk(whoOf(request), { goal: request.params.goal, day: on, unit, member })
      if (!('walk' in done)) throw new Refused(statusOf(done.findings[0]?.code), done.findings)
      return plain(done.walk)
    },
  )
}

type Plain<T> = T extends readonly (infer One)[]
  ? Plain<One>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T

/** The same, as the shapes of answers have it: they know no lists that are only for reading. */
const plain = <T>(value: T): Plain<T> => value as Plain<T>
