// Server · results side by side: who moved, other evaluations, peers; and how one came about.
import { Type } from 'typebox'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import { exportComparison } from '../../app/evaluation/export-comparison.ts'
import { MOST_ROWS } from '../../app/export-desk.ts'
import { RefusalRef } from '../answer.ts'
import { CSV } from '../bytes.ts'
import { paged, Refusals, RoleHeader } from '../paging.ts'
import { SheetFormatShape, sendSheet } from '../send-sheet.ts'
import type { Door } from '../server.ts'
import { ABSENT, ComparisonShape, compareFilters, MoverShape, PeersShape, RoundShape } from '../shapes/evaluations.ts'
import { ExplanationShape } from '../shapes/explanation.ts'
import { ById, bare, oneOf, Text, Which, XLSX } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

export function addComparisons(door: Door, evaluations: EvaluationDesk): void {
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
          offset: Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 }),
          limit: paged.limit,
        }),
        response: {
          200: Type.Object({
            from: RoundShape,
            to: RoundShape,
            other_scheme: Type.Boolean(),
            total: Type.Integer(),
            movers: Type.Array(MoverShape),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { otherScheme, ...moved } = take(await evaluations.movers(whoOf(request), request.params.id, request.query))
      return bare({ ...moved, other_scheme: otherScheme })
    },
  )

  door.get(
    '/api/evaluations/:id/compare/:earlier',
    {
      schema: {
        summary:
          '与另一次评价相比：各等级之间的流向，谁变了，谁升降最多 · compared with an earlier evaluation: from which grade to which, who, and who rose or fell most',
        headers: RoleHeader,
        params: Type.Object({ id: Text, earlier: Text }),
        querystring: Type.Object({
          ...Which,
          ...compareFilters,
          earlier_version: Type.Optional(Type.Integer({ minimum: 1 })),
          offset: Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 }),
          limit: paged.limit,
        }),
        response: { 200: ComparisonShape, ...Refusals },
      },
    },
    async (request) => {
      const { id, earlier } = request.params
      const { version, earlier_version: before, offset, limit, from, to, sort = 'grade', ...filter } = request.query
      const asked = { filter, from: gradeOrAbsent(from), to: gradeOrAbsent(to), sort, offset, limit }
      const { otherScheme, ...told } = take(
        await evaluations.compare(whoOf(request), { id: earlier, version: before }, { id, version }, asked),
      )
      return bare({ ...told, other_scheme: otherScheme })
    },
  )

  door.get(
    '/api/evaluations/:id/compare/:earlier/exports/:format',
    {
      schema: {
        summary: '导出两次评价之间的变动 · who moved between two evaluations, as a spreadsheet',
        headers: RoleHeader,
        params: Type.Object({ id: Text, earlier: Text, format: SheetFormatShape }),
        querystring: Type.Object({
          ...Which,
          ...compareFilters,
          earlier_version: Type.Optional(Type.Integer({ minimum: 1 })),
        }),
        produces: [CSV, XLSX],
        response: { 401: RefusalRef, 403: RefusalRef, 404: RefusalRef },
      },
    },
    async (request, reply) => {
      const { id, earlier, format } = request.params
      const { version, earlier_version: before, from, to, sort = 'grade', ...filter } = request.query
      const asked = { filter, from: gradeOrAbsent(from), to: gradeOrAbsent(to), sort, offset: 0, limit: MOST_ROWS }
      const told = await evaluations.compare(whoOf(request), { id: earlier, version: before }, { id, version }, asked)
      return await sendSheet(reply, `${earlier}-${id}`, format, await exportComparison(take(told), format))
    },
  )

  door.get(
    '/api/evaluations/:id/peers/:node',
    {
      schema: {
        summary:
          '一项指标在同组中的分布，及一家所在的位置 · how one node spreads among peers, and where one unit stands',
        description:
          'Without a unit: for those who see the whole evaluation. Whoever does not see the figures of all these peers, such as an enterprise, is told nothing of fewer than five of them: no lowest and highest; quarters and median are each the mean of the five nearest in place; every bin holds five at least, between round edges, perhaps fewer bins than asked for, the outer ones open (null); with fewer than five peers, none of these.',
        headers: RoleHeader,
        params: Type.Object({ id: Text, node: Text }),
        querystring: Type.Object({
          ...Which,
          unit: Type.Optional(Text),
          pool: Type.Optional(Text),
          what: Type.Optional(oneOf(['value', 'points'], 'value by default')),
          bins: Type.Integer({ minimum: 2, maximum: 200, default: 30 }),
        }),
        response: { 200: PeersShape, ...Refusals },
      },
    },
    async (request) => {
      const { id, node } = request.params
      const { what = 'value', ...asked } = request.query
      return bare(take(await evaluations.peers(whoOf(request), id, { ...asked, what, node })))
    },
  )

  door.get(
    '/api/evaluations/:id/explanations/:unit',
    {
      config: { turn: (query) => (query as { lifts?: boolean }).lifts === true },
      schema: {
        summary: '一家的等级是怎样来的，直到每个数 · how the grade of one unit came about',
        headers: RoleHeader,
        params: Type.Object({ id: Text, unit: Text }),
        querystring: Type.Object({
          ...Which,
          lifts: Type.Boolean({ default: false, description: 'also what would lift the grade; takes longer' }),
        }),
        response: { 200: ExplanationShape, ...Refusals },
      },
    },
    async (request) => {
      const { id, unit } = request.params
      return bare(take(await evaluations.explain(whoOf(request), id, { ...request.query, unit })))
    },
  )
}

const gradeOrAbsent = (grade: string | undefined): string | null | undefined => (grade === ABSENT ? null : grade)
