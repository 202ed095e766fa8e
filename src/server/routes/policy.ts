// Server · the rule book: clauses, goals with their dated values, what is assumed and who must confirm it, schemes in words.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { FindingShape, tellable } from '../answer.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { AssumedShape, BookShape, ClauseShape, SchemeShape } from '../shapes/policy.ts'
import { ById, bare, Day, Text } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

export function addPolicy(door: Door, { policyDesk }: Desk): void {
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
      whoOf(request)
      return bare(take(await policyDesk.book(request.query.on)))
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
      whoOf(request)
      return bare(take(await policyDesk.clause(request.params.clause, request.query.on)))
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
      whoOf(request)
      const { counts, findings } = await policyDesk.check()
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
      whoOf(request)
      return { items: bare(take(await policyDesk.assumed())) }
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
      whoOf(request)
      return { items: bare(await policyDesk.schemes()) }
    },
  )

  door.get(
    '/api/policy/schemes/:id',
    {
      schema: {
        summary: '一个方案：写成文字，及原文件 · one scheme in words, and the file itself',
        headers: RoleHeader,
        params: ById,
        response: {
          200: Type.Object({
            ...SchemeShape.properties,
            text: Type.String({ description: 'in Chinese, as for an annex' }),
            yaml: Type.String(),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      whoOf(request)
      return bare(take(await policyDesk.scheme(request.params.id)))
    },
  )
}
