// Server · session: sign in, second factor, new password, who I am, sign out.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { Attempt, SignIn } from '../../app/sign-in.ts'
import { finding } from '../../kernel/finding.ts'
import { RefusalRef } from '../answer.ts'
import { Refused } from '../faults.ts'
import type { Door } from '../server.ts'
import { askerOf, headersOf, setCookies } from '../who.ts'

/** From one address, whatever cookies come with it; an office may sit behind one. Names are closed on their own after wrong passwords. */
const SIGN_IN_RATE = { max: 60, timeWindow: 60_000, keyGenerator: ({ ip }: FastifyRequest) => ip }
const exact = { additionalProperties: false }
const Password = Type.String({ minLength: 1, maxLength: 128 })
/** Six digits of the authenticator, or a spare code. */
const CODE = '^(\\d{6}|[A-Za-z0-9]{5}-[A-Za-z0-9]{5})$'
const Entered = Type.Object({
  ok: Type.Literal(true),
  wants_code: Type.Boolean({ description: 'a code of the second factor is to follow: POST /api/session/code' }),
  must_change: Type.Boolean({ description: 'choose a new password first: POST /api/session/password' }),
})
const refusals = { 401: RefusalRef, 422: RefusalRef }

export function addSession(door: Door, desk: Desk, signIn: SignIn): void {
  const enter = async (person: string, done: Attempt, reply: FastifyReply) => {
    if ('findings' in done) {
      await desk.note({ person, what: 'sign-in', outcome: done.findings[0]?.code ?? 'refused' })
      throw new Refused(401, done.findings)
    }
    if ('person' in done && (await desk.me(done.person)) === undefined) {
      // Closed: told as if the password were wrong, and no session stays.
      await signIn.endSessions(done.person)
      await desk.note({ person: done.person, what: 'sign-in', outcome: 'record/no-person' })
      throw new Refused(401, [finding('store/wrong-password', {})])
    }
    setCookies(reply, done.cookies)
    if ('wantsCode' in done) return { ok: true as const, wants_code: true, must_change: false }
    await desk.note({ person: done.person, what: 'sign-in', outcome: 'done' })
    return { ok: true as const, wants_code: false, must_change: done.mustChange }
  }

  door.post(
    '/api/session',
    {
      config: { door: 'open', noted: true, rateLimit: SIGN_IN_RATE },
      schema: {
        summary: '登录 · sign in',
        body: Type.Object({ person: Type.String({ minLength: 1, maxLength: 60 }), password: Password }, exact),
        response: { 200: Entered, ...refusals },
      },
    },
    async ({ body, ip }, reply) => await enter(body.person, await signIn.signIn(body.person, body.password, ip), reply),
  )

  door.post(
    '/api/session/code',
    {
      config: { door: 'open', noted: true, rateLimit: SIGN_IN_RATE },
      schema: {
        summary: '动态码，或一个备用码（每个只能用一次） · the code of the second factor, or a spare code, good once',
        body: Type.Object({ code: Type.String({ pattern: CODE }) }, exact),
        response: { 200: Entered, ...refusals },
      },
    },
    async (request, reply) =>
      await enter('', await signIn.giveCode(request.body.code, headersOf(request), request.ip), reply),
  )

  door.get(
    '/api/session',
    {
      config: { door: 'person' },
      schema: {
        summary: '我是谁、有哪些角色 · who I am and which roles I hold',
        response: {
          200: Type.Object({
            person: Type.String(),
            name: Type.String(),
            must_change: Type.Boolean(),
            second_factor: Type.Boolean(),
            roles: Type.Array(
              Type.Object({
                role: Type.String(),
                unit: Type.Union([Type.String(), Type.Null()]),
                department: Type.Union([Type.String(), Type.Null()]),
                enterprise: Type.Union([Type.String(), Type.Null()]),
              }),
            ),
          }),
          401: RefusalRef,
        },
      },
    },
    async (request) => {
      const { me, signedIn } = askerOf(request)
      const { person, name, roles } = me
      return { person, name, roles: [...roles], must_change: signedIn.mustChange, second_factor: signedIn.secondFactor }
    },
  )

  door.delete(
    '/api/session',
    {
      config: { door: 'person' },
      schema: { summary: '退出 · sign out', response: { 200: Type.Object({ ok: Type.Literal(true) }) } },
    },
    async (request, reply) => {
      setCookies(reply, await signIn.signOut(headersOf(request)))
      await desk.note({ person: askerOf(request).person, what: 'sign-out', outcome: 'done' })
      return { ok: true as const }
    },
  )

  door.post(
    '/api/session/password',
    {
      config: { door: 'person' },
      schema: {
        summary: '改密码，其他会话随即失效 · a new password; other sessions end',
        body: Type.Object({ old: Password, new: Type.String({ maxLength: 200 }) }, exact),
        response: { 200: Type.Object({ ok: Type.Literal(true) }), ...refusals },
      },
    },
    async (request, reply) => {
      const done = await signIn.changePassword(headersOf(request), request.body.old, request.body.new, request.ip)
      const { person } = askerOf(request)
      await desk.note({
        person,
        what: 'new password',
        outcome: 'cookies' in done ? 'done' : (done[0]?.code ?? 'refused'),
      })
      if (!('cookies' in done)) throw new Refused(422, done)
      setCookies(reply, done.cookies)
      return { ok: true as const }
    },
  )

  door.post(
    '/api/session/second-factor',
    {
      schema: {
        summary:
          '设置动态码；输入一次验证器上的码后生效 · set up the second factor; in force once a code of it was given',
        body: Type.Object({ password: Password }, exact),
        response: {
          200: Type.Object({ uri: Type.String(), spare: Type.Array(Type.String()) }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const done = await signIn.setUpSecondFactor(headersOf(request), request.body.password, request.ip)
      if ('findings' in done) throw new Refused(422, done.findings)
      return { uri: done.uri, spare: [...done.spare] }
    },
  )
}
