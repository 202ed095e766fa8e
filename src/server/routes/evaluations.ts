// Server · evaluations: which there are, one with its steps, planned and published.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import type { Done } from '../../app/evaluation/works.ts'
import { Refused } from '../faults.ts'
import { KeyHeader, page, paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { EvaluationStandingShape, LineShape, ShownObjection, VersionShape } from '../shapes/evaluations.ts'
import { ById, bare, exact, MaybeText, Said, Text, Why } from '../shapes.ts'
import { statusOf, take } from '../status.ts'
import { whoOf } from '../who.ts'

const Acted = Type.Object({ act: Type.Integer() })

/** Its place in the chain. */
const acted = ({ act, findings, total }: Done): number => {
  if (act === undefined) throw new Refused(statusOf(findings[0]?.code), findings, total)
  return act.seq
}

export function addEvaluations(door: Door, desk: Desk, evaluations: EvaluationDesk): void {
  door.post(
    '/api/evaluations',
    {
      schema: {
        summary: '立项；方案照今天的样子存下 · plan an evaluation; the scheme is kept as it stands',
        headers: KeyHeader,
        body: Type.Object(
          {
            id: Text,
            scheme: Type.String({ pattern: '^[A-Za-z0-9_-]{1,100}$', description: 'a scheme of the rule book' }),
            period: Text,
            unit: Type.Optional(Text),
            facts: Type.Optional(Type.Record(Text, Text)),
          },
          exact,
        ),
        response: { 201: Acted, ...Refusals },
      },
    },
    async (request, reply) => {
      const { id, ...asked } = request.body
      const done = await evaluations.plan(whoOf(request), id, { ...asked, key: request.headers['idempotency-key'] })
      return await reply.code(201).send({ act: acted(done) })
    },
  )

  door.post(
    '/api/evaluations/:id/publish',
    {
      schema: {
        summary: '发布；等级进入历史 · publish; the grades go into the history',
        headers: KeyHeader,
        params: ById,
        body: Type.Object(Why, exact),
        response: { 201: Acted, ...Refusals },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const done = await evaluations.publish(whoOf(request), id, {
        ...request.body,
        key: request.headers['idempotency-key'],
      })
      return await reply.code(201).send({ act: acted(done) })
    },
  )

  door.get(
    '/api/evaluations',
    {
      schema: {
        summary: '评价 · evaluations',
        headers: RoleHeader,
        querystring: Type.Object(paged),
        response: {
          200: page(
            Type.Object({
              id: Type.String(),
              scheme: Type.String(),
              title: Said,
              period: Type.String(),
              scope_kind: Type.String(),
              scope_unit: MaybeText,
              standing: EvaluationStandingShape,
              version: Type.Integer(),
              publicity_from: MaybeText,
              publicity_until: MaybeText,
              snapshot: Type.String({ description: 'hash of the frozen figures; empty before' }),
              result: Type.String({ description: 'hash of the result; empty before' }),
              act: Type.Integer({ description: 'the act that made it so' }),
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const rows = await desk.evaluations(whoOf(request), readPage(['text'], request.query))
      const titles = await evaluations.titles(rows.map(({ scheme }) => scheme))
      const items = rows.map((row) => ({ ...row, title: titles.get(row.scheme) ?? { zh: row.scheme, en: row.scheme } }))
      return pageOf(items, request.query.limit, ({ id }) => [id])
    },
  )

  door.get(
    '/api/evaluations/:id',
    {
      schema: {
        summary: '一次评价：经过、版次、异议、我可办理 · its steps, versions and objections',
        headers: RoleHeader,
        params: ById,
        response: {
          200: Type.Object({
            id: Type.String(),
            scheme: Type.String(),
            edition: Type.String({ description: 'scheme@hash: as it was planned with' }),
            title: Said,
            period: Type.String(),
            standing: EvaluationStandingShape,
            version: Type.Integer(),
            scope: Type.Object({
              kind: Type.String(),
              unit: MaybeText,
              facts: Type.Record(Type.String(), Type.String()),
            }),
            publicity: Type.Union([Type.Object({ from: Type.String(), until: Type.String() }), Type.Null()]),
            lines: Type.Array(LineShape),
            versions: Type.Array(VersionShape),
            objections: Type.Array(ShownObjection),
            next: Type.Array(Type.String()),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const shown = take(await evaluations.show(whoOf(request), request.params.id))
      const { scheme, edition } = shown
      const title = (await evaluations.titles([edition])).get(edition) ?? { zh: scheme, en: scheme }
      return bare({ ...shown, title })
    },
  )
}
