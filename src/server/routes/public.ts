// Server · for anyone, without signing in: which results are shown to the public, and the grades in them by name. Never a figure.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { RefusalRef } from '../answer.ts'
import { pageOf, readScroll, scroll, scrolled, scrollOf } from '../paging.ts'
import type { Door } from '../server.ts'
import { EvaluationStandingShape, ShownGradeShape, shownFilters } from '../shapes/evaluations.ts'
import { ById, bare, MaybeText, Said, Which } from '../shapes.ts'
import { take } from '../status.ts'

const config = { door: 'open' as const }
const shown = {
  id: Type.String(),
  scheme: Type.String(),
  title: Said,
  period: Type.String(),
  scope_kind: Type.String(),
  version: Type.Integer(),
  standing: EvaluationStandingShape,
  publicity_from: MaybeText,
  publicity_until: MaybeText,
  published: MaybeText,
}

export function addPublic(door: Door, { publicDesk }: Desk): void {
  door.get(
    '/api/public/evaluations',
    {
      config,
      schema: {
        summary: '公示和发布的评价，不用登录 · results shown to the public, without signing in',
        response: {
          200: Type.Object({
            items: Type.Array(Type.Object(shown)),
          }),
        },
      },
    },
    async () => ({ items: await publicDesk.evaluations() }) as never,
  )

  door.get(
    '/api/public/evaluations/:id',
    {
      config,
      schema: {
        summary:
          '一次公开的评价：各单位各等级几家，不用登录 · one of them: how many have which grade, without signing in',
        params: ById,
        querystring: Type.Object(Which),
        response: {
          200: Type.Object({
            ...shown,
            versions: Type.Array(
              Type.Object({ version: Type.Integer(), standing: EvaluationStandingShape, published: MaybeText }),
              { description: 'all that are or were shown, the newest first' },
            ),
            counts: Type.Array(Type.Object({ unit: Type.String(), grade: Type.String(), count: Type.Integer() })),
            units: Type.Array(
              Type.Object({ code: Type.String(), name: Type.String(), kind: Type.String(), parent: MaybeText }),
              { description: 'those named in counts, and those they lie in' },
            ),
          }),
          404: RefusalRef,
        },
      },
    },
    async (request) => bare(take(await publicDesk.evaluation(request.params.id, request.query.version))) as never,
  )

  door.get(
    '/api/public/evaluations/:id/grades',
    {
      config,
      schema: {
        summary: '公开名单，可按名称查找，不用登录 · the public list by name, without signing in',
        params: ById,
        querystring: Type.Object({ ...shownFilters, ...Which, ...scrolled }),
        response: {
          200: Type.Object({ version: Type.Integer(), ...scroll(ShownGradeShape).properties }),
          404: RefusalRef,
        },
      },
    },
    async (request) => {
      const { limit, version: asked } = request.query
      const read = readScroll(['text'], request.query)
      const { version, items, total } = take(await publicDesk.grades(request.params.id, asked, request.query, read))
      return {
        version,
        ...scrollOf(
          pageOf(items, limit, ({ id }) => [id]),
          total,
        ),
      }
    },
  )
}
