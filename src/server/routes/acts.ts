// Server · acts: done under a key, read newest first; and what happened at the door.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import { stepsTold } from '../../app/steps-told.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { Refused } from '../faults.ts'
import { KeyHeader, page, paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { bare, Day, exact, oneOf, Said, Text } from '../shapes.ts'
import { statusOf } from '../status.ts'
import { whoOf } from '../who.ts'

export const ActShape = Type.Object({
  seq: Type.Integer(),
  chain: Type.String(),
  actor: Type.String(),
  role: Type.String(),
  at: Type.String({ format: 'date-time' }),
  kind: Type.String(),
  subject: Type.Object({ kind: Type.String(), id: Type.String() }),
  payload: Type.Unknown(),
  reason: Type.Optional(Type.String()),
  clause: Type.Optional(Type.String()),
  prev: Type.String(),
  hash: Type.String(),
})

export function addActs(door: Door, desk: Desk, evaluations: EvaluationDesk): void {
  door.post(
    '/api/acts',
    {
      config: { noted: true },
      schema: {
        summary: '办理一件事：填报、审核、退回、批准、更正、异议…… · do an act',
        description: 'The answer comes once the act is on record. The same key again hands back the same act.',
        headers: KeyHeader,
        body: Type.Object(
          {
            kind: Text,
            subject: Type.Object({ kind: Text, id: Text }, exact),
            payload: Type.Unknown(),
            reason: Type.Optional(Type.String({ maxLength: 4000 })),
            clause: Type.Optional(Type.String({ maxLength: 40 })),
          },
          exact,
        ),
        response: { 200: ActShape, 201: ActShape, ...Refusals },
      },
    },
    async (request, reply) => {
      const { payload, ...act } = request.body
      const draft = { ...act, payload: (payload ?? {}) as Json, key: request.headers['idempotency-key'] }
      const who = whoOf(request)
      const done = await desk.act(who, draft, () => evaluations.refuseEvidence(who, draft))
      if ('findings' in done) throw new Refused(statusOf(done.findings[0]?.code), done.findings)
      return await reply.code(done.repeated ? 200 : 201).send(done.act)
    },
  )

  door.get(
    '/api/acts',
    {
      schema: {
        summary: '办理记录，新的在前 · acts, the newest first',
        headers: RoleHeader,
        querystring: Type.Object({
          kind: Type.Optional(Text),
          id: Type.Optional(Text),
          actor: Type.Optional(Text),
          seq: Type.Optional(
            Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'one act alone' }),
          ),
          act: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'kind of act' })),
          role: Type.Optional(Text),
          from: Type.Optional(Day),
          until: Type.Optional(Day),
          ...paged,
        }),
        response: { 200: page(ActShape), ...Refusals },
      },
    },
    async (request) => {
      const items = await desk.acts(whoOf(request), request.query, readPage(['whole'], request.query))
      return pageOf(items, request.query.limit, ({ seq }) => [seq])
    },
  )

  door.get(
    '/api/door',
    {
      schema: {
        summary: '登录、被拒绝的请求、管理员的查看，新的在前 · what happened at the door, the newest first',
        headers: RoleHeader,
        querystring: Type.Object({
          person: Type.Optional(Text),
          outcome: Type.Optional(
            Type.String({ minLength: 1, maxLength: 100, description: 'done, or the code of a finding' }),
          ),
          from: Type.Optional(Day),
          until: Type.Optional(Day),
          ...paged,
        }),
        response: {
          200: page(
            Type.Object({
              id: Type.Integer(),
              at: Type.String(),
              person: Type.String(),
              role: Type.String(),
              what: Type.String(),
              subject: Type.String(),
              outcome: Type.String(),
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const items = await desk.door(whoOf(request), request.query, readPage(['whole'], request.query))
      return pageOf(items, request.query.limit, ({ id }) => [id])
    },
  )

  door.get(
    '/api/steps',
    {
      schema: {
        summary:
          '什么之后可以做什么、由谁做；角色、状态、办理的名称 · what may follow what, by whom; the words for roles, standings and acts',
        headers: RoleHeader,
        response: {
          200: Type.Object({
            roles: Type.Array(Type.Object({ role: Type.String(), word: Said })),
            standings: Type.Record(Type.String(), Said),
            acts: Type.Record(Type.String(), Said),
            steps: Type.Array(
              Type.Object({
                record: oneOf(['return', 'evaluation', 'person']),
                from: Type.String(),
                act: Type.String(),
                to: Type.String(),
                by: Type.Array(Type.String()),
              }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      whoOf(request)
      return bare(stepsTold()) as never
    },
  )
}
