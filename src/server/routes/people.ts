// Server · people: who there is with which roles, added, granted, revoked, closed and reopened, each by an act; one-time passwords.
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { SignIn } from '../../app/sign-in.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import type { Finding } from '../../kernel/finding.ts'
import { ROLES } from '../../kernel/role.ts'
import { Refused } from '../faults.ts'
import { KeyHeader, page, paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { ById, bare, exact, MaybeText, oneOf, Text } from '../shapes.ts'
import { statusOf, take } from '../status.ts'
import { whatOf, whoOf } from '../who.ts'

const RoleShape = oneOf(ROLES, 'role')
const Grant = Type.Object(
  {
    role: RoleShape,
    unit: Type.Optional(Text),
    department: Type.Optional(Text),
    enterprise: Type.Optional(Text),
  },
  exact,
)
const Acted = Type.Object({ act: Type.Integer({ description: 'its place in the chain' }) })
const Reason = { reason: Type.Optional(Type.String({ maxLength: 4000 })) }

export function addPeople(door: Door, desk: Desk, signIn: SignIn): void {
  const act = async (request: FastifyRequest, kind: string, id: string, payload: Json, reason?: string) => {
    const key = String(request.headers['idempotency-key'])
    const said = { kind, subject: { kind: 'person', id }, payload, key, ...(reason === undefined ? {} : { reason }) }
    const done = await desk.act(whoOf(request), said)
    if ('findings' in done) throw new Refused(statusOf(done.findings[0]?.code), done.findings)
    return { act: done.act.seq }
  }

  /** On record, done or refused. */
  const noted = async <T extends object>(
    request: FastifyRequest,
    subject: string,
    done: T | { readonly findings: readonly Finding[] },
  ): Promise<T> => {
    const outcome = 'findings' in done ? (done.findings[0]?.code ?? 'refused') : 'done'
    await desk.note({ ...whoOf(request), what: whatOf(request), subject, outcome })
    return take(done)
  }

  door.get(
    '/api/people',
    {
      schema: {
        summary:
          '人员及其角色；只有系统管理员和审计看得到别人的角色 · people; others’ roles only for system admins and auditors',
        headers: RoleHeader,
        querystring: Type.Object({ search: Type.Optional(Text), ...paged }),
        response: {
          200: page(
            Type.Object({
              id: Type.String(),
              name: Type.String(),
              active: Type.Boolean(),
              roles: Type.Array(
                Type.Object({
                  role: RoleShape,
                  unit: MaybeText,
                  department: MaybeText,
                  enterprise: MaybeText,
                  from: Type.String(),
                  to: MaybeText,
                }),
              ),
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { limit, search } = request.query
      const after = readPage(['text'], request.query).after?.[0]
      const part = { limit, search, ...(after === undefined ? {} : { after: String(after) }) }
      return pageOf(bare(await desk.people(whoOf(request), part)), limit, ({ id }) => [id])
    },
  )

  door.post(
    '/api/people',
    {
      config: { noted: true },
      schema: {
        summary: '新增人员 · add a person',
        headers: KeyHeader,
        body: Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }), name: Text }, exact),
        response: { 201: Acted, ...Refusals },
      },
    },
    async (request, reply) => {
      const { id, name } = request.body
      return await reply.code(201).send(await act(request, 'add', id, { name }))
    },
  )

  for (const [verb, summary] of [
    ['grant', '授予角色 · grant a role'],
    ['revoke', '收回角色 · revoke a role'],
  ] as const)
    door.post(
      `/api/people/:id/${verb}`,
      {
        config: { noted: true },
        schema: {
          summary,
          headers: KeyHeader,
          params: ById,
          body: Type.Object({ ...Grant.properties, ...Reason }, exact),
          response: { 201: Acted, ...Refusals },
        },
      },
      async (request, reply) => {
        const { reason, ...grant } = request.body
        return await reply.code(201).send(await act(request, verb, request.params.id, grant as Json, reason))
      },
    )

  for (const [verb, summary] of [
    ['close', '停用人员 · close a person'],
    ['reopen', '恢复人员 · reopen a person'],
  ] as const)
    door.post(
      `/api/people/:id/${verb}`,
      {
        config: { noted: true },
        schema: {
          summary,
          headers: KeyHeader,
          params: ById,
          body: Type.Object(Reason, exact),
          response: { 201: Acted, ...Refusals },
        },
      },
      async (request, reply) =>
        await reply.code(201).send(await act(request, verb, request.params.id, {}, request.body.reason)),
    )

  door.post(
    '/api/people/:id/password',
    {
      config: { noted: true },
      schema: {
        summary:
          '一次性密码：只显示这一次，原密码、动态码和会话随即失效；不能给自己发 · a one-time password for somebody else, told once; the former one, its second factor and its sessions end',
        headers: RoleHeader,
        params: ById,
        response: { 200: Type.Object({ password: Type.String() }), ...Refusals },
      },
    },
    async (request) => {
      const { id } = request.params
      const { password } = await noted(request, id, await desk.resetPassword(signIn, whoOf(request), id))
      return { password }
    },
  )

  door.delete(
    '/api/people/:id/sessions',
    {
      config: { noted: true },
      schema: {
        summary: '结束此人的全部会话，须重新登录 · end all sessions of a person',
        headers: RoleHeader,
        params: ById,
        response: { 200: Type.Object({ ok: Type.Literal(true) }), ...Refusals },
      },
    },
    async (request) => {
      const { id } = request.params
      await noted(request, id, await desk.endSessions(signIn, whoOf(request), id))
      return { ok: true as const }
    },
  )
}
