// Server · results of an evaluation: filtered, in any order, by page; as a histogram; the public list.
import { Type } from 'typebox'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import type { Part } from '../cursor.ts'
import { pageOf, Refusals, RoleHeader, readScroll, scroll, scrolled, scrollOf } from '../paging.ts'
import type { Door } from '../server.ts'
import { DistributionShape, resultFilters, resultOrder, ShownGradeShape, shownFilters } from '../shapes/evaluations.ts'
import { ById, bare, MaybeNumber, Which } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

/** What stands in a cursor besides the id, where it is no text. */
const SORT_PARTS: Partial<Record<string, Part>> = { rank: 'rank', total: 'number' }

export function addResults(door: Door, evaluations: EvaluationDesk): void {
  door.get(
    '/api/evaluations/:id/results',
    {
      schema: {
        summary:
          '结果：筛选、排序、查找、翻页；看得到哪些由数据库把关 · results, filtered, in any order, as far as they are yours to see',
        headers: RoleHeader,
        params: ById,
        querystring: Type.Object({
          ...Which,
          ...resultFilters,
          ...resultOrder,
          ...scrolled,
        }),
        response: {
          200: scroll(
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
      const { version, limit, sort = 'rank', order } = request.query
      const read = readScroll([SORT_PARTS[sort] ?? 'text', 'text'], request.query)
      const by = { by: sort, descending: order === 'desc' }
      const { items, total } = take(
        await evaluations.results(whoOf(request), request.params.id, version, request.query, by, read),
      )
      return scrollOf(
        pageOf(items, limit, (row) => [row[sort], row.id]),
        total,
      )
    },
  )

  door.get(
    '/api/evaluations/:id/distribution',
    {
      schema: {
        summary:
          '总分的分布与各等级的分数线，限于看得到的 · histogram of totals with the range of each grade, of what you may see',
        headers: RoleHeader,
        params: ById,
        querystring: Type.Object({
          ...Which,
          ...resultFilters,
          bins: Type.Integer({ minimum: 2, maximum: 200, default: 30 }),
        }),
        response: { 200: DistributionShape, ...Refusals },
      },
    },
    async (request) => {
      const { version, bins } = request.query
      return bare(take(await evaluations.distribution(whoOf(request), request.params.id, version, request.query, bins)))
    },
  )

  door.get(
    '/api/evaluations/:id/public',
    {
      schema: {
        summary: '公开名单：只有等级，登录即可看 · the public list: grades only, for anyone signed in',
        headers: RoleHeader,
        params: ById,
        querystring: Type.Object({ ...Which, ...shownFilters, ...scrolled }),
        response: { 200: scroll(ShownGradeShape), ...Refusals },
      },
    },
    async (request) => {
      const { version, limit } = request.query
      const read = readScroll(['text'], request.query)
      const { items, total } = take(
        await evaluations.shown(whoOf(request), request.params.id, version, request.query, read),
      )
      return scrollOf(
        pageOf(items, limit, ({ id }) => [id]),
        total,
      )
    },
  )
}
