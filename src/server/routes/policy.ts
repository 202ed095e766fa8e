// Server · the rule book: clauses, goals with their dated values, what is assumed and who must confirm it, schemes in words.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import { FindingShape, tellable } from '../answer.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { SideBySideShape } from '../shapes/editions.ts'
import { AssumedShape, BookShape, ClauseShape, SchemeShape } from '../shapes/policy.ts'
import { bare, Day, Said, Text } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

export function addPolicy(door: Door, { policyDesk }: Desk, evaluations: EvaluationDesk): void {
  door.get(
    '/api/policy',
    {
      schema: {
        summary: '规则库：现用版本、全部条款、某一天有效的值 · the rule book with the values in force on a day',
        headers: RoleHeader,
        querystring: Type.Object({ on: Day }),
        response: { 200: BookShape, ...Refusals },
      },
    },
    async (request) => {
      const who = whoOf(request)
      return bare(take(await policyDesk.book(who, request.query.on)))
    },
  )

  door.get(
    '/api/policy/names',
    {
      schema: {
        summary: '部门和指标的名称、单位 · what departments and indicators are called',
        headers: RoleHeader,
        response: {
          200: Type.Object({
            departments: Type.Array(Type.Object({ id: Type.String(), name: Said })),
            indicators: Type.Array(
              Type.Object({
                subject: Type.String(),
                id: Type.String(),
                label: Said,
                unit: Type.String(),
                period: Type.String({ description: 'register: what stands in a register' }),
              }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      return bare(take(await policyDesk.names(whoOf(request))))
    },
  )

  door.get(
    '/api/policy/clauses/:clause',
    {
      schema: {
        summary: '一条：要求、由什么算出、目标、参数、引用它的各处 · one clause',
        headers: RoleHeader,
        params: Type.Object({ clause: Text }),
        querystring: Type.Object({ on: Day }),
        response: { 200: ClauseShape, ...Refusals },
      },
    },
    async (request) => {
      const who = whoOf(request)
      return bare(take(await policyDesk.clause(who, request.params.clause, request.query.on)))
    },
  )

  door.get(
    '/api/policy/check',
    {
      schema: {
        summary: '检查规则库及其方案 · check the rule book and its schemes',
        headers: RoleHeader,
        response: {
          200: Type.Object({
            counts: Type.Union(
              [
                Type.Object({
                  clauses: Type.Integer(),
                  goals: Type.Integer(),
                  parameters: Type.Integer(),
                  indicators: Type.Integer(),
                  forms: Type.Integer(),
                  units: Type.Integer(),
                  schemes: Type.Integer(),
                }),
                Type.Null(),
              ],
              { description: 'null: something must be mended' },
            ),
            findings: Type.Array(FindingShape),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const who = whoOf(request)
      const { counts, findings } = await policyDesk.check(who)
      return { counts, findings: findings.map(tellable) }
    },
  )

  door.get(
    '/api/policy/assumed',
    {
      schema: {
        summary: '原文没有写、规则库里假定的每个值，及由谁确认 · every assumed value and who must confirm it',
        headers: RoleHeader,
        response: { 200: Type.Object({ items: Type.Array(AssumedShape) }), ...Refusals },
      },
    },
    async (request) => {
      const who = whoOf(request)
      return { items: bare(take(await policyDesk.assumed(who))) }
    },
  )

  door.get(
    '/api/policy/schemes',
    {
      schema: {
        summary: '规则库里的评价方案 · the schemes of the rule book',
        headers: RoleHeader,
        response: { 200: Type.Object({ items: Type.Array(SchemeShape) }), ...Refusals },
      },
    },
    async (request) => {
      const who = whoOf(request)
      return { items: bare(await policyDesk.schemes(who)) }
    },
  )

  door.get(
    '/api/policy/compare',
    {
      schema: {
        summary:
          '两版规则库并排：现行的或随某次评价冻结的，全部日期或某一天有效的值；只列不同 · two rule books side by side',
        headers: RoleHeader,
        querystring: Type.Object({
          left: Type.Optional(Type.String({ ...Named, description: 'an evaluation: the book frozen with it' })),
          left_on: Type.Optional(Day),
          right: Type.Optional(Type.String({ ...Named, description: 'the book in force when left out' })),
          right_on: Type.Optional(Day),
        }),
        response: {
          200: Type.Object({
            compared: Type.Integer({ description: 'how many values were compared' }),
            lines: Type.Array(SideBySideShape, { description: 'those that differ' }),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { left, left_on: leftOn, right, right_on: rightOn } = request.query
      const sides = [
        { evaluation: left, on: leftOn },
        { evaluation: right, on: rightOn },
      ] as const
      return bare(take(await evaluations.compareBooks(whoOf(request), ...sides)))
    },
  )
}

const Named = { minLength: 1, maxLength: 200 }
