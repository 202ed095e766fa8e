// Server · results of an evaluation by page, the public list, who moved, and how one came about.
import { Type } from 'typebox'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import { page, paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { MoverShape, RoundShape } from '../shapes/evaluations.ts'
import { ExplanationShape } from '../shapes/explanation.ts'
import { ById, bare, MaybeNumber, Text, Which } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

const filters = { unit: Type.Optional(Text), grade: Type.Optional(Text), pool: Type.Optional(Text) }

export function addResults(door: Door, evaluations: EvaluationDesk): void {
  door.get(
    '/api/evaluations/:id/results',
    {
      schema: {
        summary: '结果，按名次；看得到哪些由数据库把关 · results by rank, as far as they are yours to see',
        headers: RoleHeader,
        params: ById,
        querystring: Type.Object({ ...Which, ...filters, ...paged }),
        response: {
          200: page(
            Type.Object({
              evaluation: Type.String(),
              version: Type.Integer(),
              subject_kind: Type.String(),
              id: Type.String(),
              name: Type.String(),
              unit: Type.String(),
              pool: Type.String(),
              total: MaybeNumber,
              rank: MaybeNumber,
              grade: Type.String(),
              because: Type.String(),
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { version, limit } = request.query
      const read = readPage(2, request.query)
      const items = take(await evaluations.results(whoOf(request), request.params.id, version, request.query, read))
      return pageOf(items, limit, ({ rank, id }) => [rank, id])
    },
  )

  door.get(
    '/api/evaluations/:id/public',
    {
      schema: {
        summary: '公开名单：只有等级，登录即可看 · the public list: grades only, for anyone signed in',
        headers: RoleHeader,
        params: ById,
        querystring: Type.Object({ ...Which, ...filters, ...paged }),
        response: {
          200: page(
            Type.Object({
              id: Type.String(),
              name: Type.String(),
              unit: Type.String(),
              pool: Type.String(),
              grade: Type.String(),
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { version, limit } = request.query
      const read = readPage(1, request.query)
      const items = take(await evaluations.shown(whoOf(request), request.params.id, version, request.query, read))
      return pageOf(items, limit, ({ id }) => [id])
    },
  )

  door.get(
    '/api/evaluations/:id/movers',
    {
      schema: {
        summary: '两次结果之间谁动了、为什么 · who moved between two results, and why',
        headers: RoleHeader,
        params: ById,
        querystring: Type.Object({
          from: Type.Optional(Type.Integer({ minimum: 1 })),
          to: Type.Optional(Type.Integer({ minimum: 1 })),
        }),
        response: {
          200: Type.Object({
            from: RoundShape,
            to: RoundShape,
            other_scheme: Type.Boolean(),
            movers: Type.Array(MoverShape),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { from, to } = request.query
      const moved = take(await evaluations.movers(whoOf(request), request.params.id, { from, to }))
      return bare({ from: moved.from, to: moved.to, other_scheme: moved.otherScheme, movers: moved.movers })
    },
  )

  door.get(
    '/api/evaluations/:id/explanations/:unit',
    {
      schema: {
        summary: '一家的等级是怎样来的，直到每个数 · how the grade of one unit came about',
        headers: RoleHeader,
        params: Type.Object({ id: Text, unit: Text }),
        querystring: Type.Object(Which),
        response: { 200: ExplanationShape, ...Refusals },
      },
    },
    async (request) => {
      const { id, unit } = request.params
      return bare(take(await evaluations.explain(whoOf(request), id, request.query.version, unit)))
    },
  )
}
