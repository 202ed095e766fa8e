// Server · the record: acts done under a key, and what may be read of units, registers, returns, figures, evaluations and acts.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { finding } from '../../kernel/finding.ts'
import { Refused } from '../faults.ts'
import { page, paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { whoOf } from '../who.ts'

const Text = Type.String({ minLength: 1, maxLength: 200 })
const MaybeText = Type.Union([Type.String(), Type.Null()])
const MaybeNumber = Type.Union([Type.Number(), Type.Null()])
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

const ActShape = Type.Object({
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

export function addRecord(door: Door, desk: Desk): void {
  door.post(
    '/api/acts',
    {
      schema: {
        summary: '办理一件事：填报、审核、退回、批准、更正、异议…… · do an act',
        description: 'The answer comes once the act is on record. The same key again hands back the same act.',
        headers: Type.Intersect([
          RoleHeader,
          Type.Object({ 'idempotency-key': Type.String({ minLength: 8, maxLength: 100 }) }),
        ]),
        body: Type.Object(
          {
            kind: Text,
            subject: Type.Object({ kind: Text, id: Text }, { additionalProperties: false }),
            payload: Type.Unknown(),
            reason: Type.Optional(Type.String({ maxLength: 4000 })),
            clause: Type.Optional(Type.String({ maxLength: 40 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: ActShape, 201: ActShape, ...Refusals },
      },
    },
    async (request, reply) => {
      const { payload, ...act } = request.body
      const done = await desk.act(whoOf(request), {
        ...act,
        payload: (payload ?? {}) as Json,
        key: request.headers['idempotency-key'],
      })
      if ('findings' in done) throw new Refused(statusOf(done.findings[0]?.code), done.findings)
      return await reply.code(done.repeated ? 200 : 201).send(done.act)
    },
  )

  door.get(
    '/api/units',
    {
      schema: {
        summary: '某一天的填报单位 · reporting units as of a day',
        headers: RoleHeader,
        querystring: Type.Object({ on: Day }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                code: Type.String(),
                name: Type.String(),
                kind: Type.String(),
                parent: MaybeText,
                valid_from: Type.String(),
              }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => ({ items: await desk.units(whoOf(request), request.query.on) }),
  )

  door.get(
    '/api/registers/:kind',
    {
      schema: {
        summary: '某一天的名录：平台、企业、宗地 · a register as of a day',
        headers: RoleHeader,
        params: Type.Object({
          kind: Type.Union([Type.Literal('platform'), Type.Literal('enterprise'), Type.Literal('parcel')]),
        }),
        querystring: Type.Object({ on: Day, unit: Type.Optional(Text), ...paged }),
        response: {
          200: page(
            Type.Object({
              kind: Type.String(),
              id: Type.String(),
              name: Type.String(),
              unit: Type.String(),
              facts: Type.Record(Type.String(), Type.Unknown()),
              valid_from: Type.String(),
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { kind } = request.params
      const { on, unit, limit } = request.query
      const after = readPage(1, request.query).after?.[0]
      const part = { unit, limit, ...(after === undefined ? {} : { after: String(after) }) }
      const items = await desk.subjects(whoOf(request), kind, on, part)
      return pageOf(items, limit, ({ id }) => [id])
    },
  )

  const ReturnShape = Type.Object({
    id: Type.String(),
    form: Type.String(),
    period: Type.String(),
    unit: Type.String(),
    owner: Type.String(),
    standing: Type.String(),
    filed_by: Type.String(),
  })
  door.get(
    '/api/returns',
    {
      schema: {
        summary: '填报表 · returns',
        headers: RoleHeader,
        querystring: Type.Object({
          standing: Type.Optional(Text),
          unit: Type.Optional(Text),
          period: Type.Optional(Text),
          ...paged,
        }),
        response: { 200: page(ReturnShape), ...Refusals },
      },
    },
    async (request) => {
      const items = await desk.returns(whoOf(request), request.query, readPage(1, request.query))
      return pageOf(items, request.query.limit, ({ id }) => [id])
    },
  )
  door.get(
    '/api/returns/:id',
    {
      schema: {
        summary:
          '一张填报表：状态、单元格、退回理由、更正、经过 · one return with its cells, reasons, corrections and acts',
        headers: RoleHeader,
        params: Type.Object({ id: Text }),
        response: {
          200: Type.Object({
            standing: Type.String(),
            pending: Type.Record(Type.String(), Type.Unknown()),
            in_force: Type.Record(Type.String(), Type.Unknown()),
            answers: Type.Record(Type.String(), Type.Unknown()),
            corrections: Type.Array(Type.Unknown()),
            returned: Type.Union([Type.Unknown(), Type.Null()]),
            acts: Type.Array(ActShape),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const found = await desk.returnOf(whoOf(request), request.params.id)
      if (found === undefined) throw new Refused(404, [finding('server/not-found', {}, { what: request.params.id })])
      const { state, acts } = found
      return {
        standing: state.standing,
        pending: Object.fromEntries(state.pending),
        in_force: Object.fromEntries(state.inForce),
        answers: Object.fromEntries(state.answers),
        corrections: [...state.corrections],
        returned: state.returned ?? null,
        acts: [...acts],
      }
    },
  )

  door.get(
    '/api/figures',
    {
      schema: {
        summary: '生效的数，带来源：表、单元格、谁报谁批 · figures in force with where they came from',
        headers: RoleHeader,
        querystring: Type.Object({
          kind: Type.Optional(Text),
          id: Type.Optional(Text),
          indicator: Type.Optional(Text),
          period: Type.Optional(Text),
          unit: Type.Optional(Text),
          ...paged,
        }),
        response: {
          200: page(
            Type.Object({
              return_id: Type.String(),
              cell: Type.String(),
              subject_kind: Type.String(),
              subject_id: Type.String(),
              indicator: Type.String(),
              period: Type.String(),
              caliber: Type.String(),
              value: MaybeNumber,
              measure: Type.String(),
              numerator: MaybeNumber,
              denominator: MaybeNumber,
              unit: Type.String(),
              owner: Type.String(),
              filed_by: Type.String(),
              approved_by: Type.String(),
              approval: Type.String(),
              revision_of: MaybeText,
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const items = await desk.figures(whoOf(request), request.query, readPage(2, request.query))
      return pageOf(items, request.query.limit, ({ return_id, cell }) => [return_id, cell])
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
              period: Type.String(),
              scope_kind: Type.String(),
              scope_unit: MaybeText,
              standing: Type.String(),
              version: Type.Integer(),
              publicity_from: MaybeText,
              publicity_until: MaybeText,
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const items = await desk.evaluations(whoOf(request), readPage(1, request.query))
      return pageOf(items, request.query.limit, ({ id }) => [id])
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
          ...paged,
        }),
        response: { 200: page(ActShape), ...Refusals },
      },
    },
    async (request) => {
      const items = await desk.acts(whoOf(request), request.query, readPage(1, request.query))
      return pageOf(items, request.query.limit, ({ seq }) => [seq])
    },
  )

  door.get(
    '/api/door',
    {
      schema: {
        summary: '登录、被拒绝的请求、管理员的查看，新的在前 · what happened at the door, the newest first',
        headers: RoleHeader,
        querystring: Type.Object(paged),
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
      const items = await desk.door(whoOf(request), readPage(1, request.query))
      return pageOf(items, request.query.limit, ({ id }) => [id])
    },
  )
}

/** The status that fits a refused act. */
export function statusOf(code: string | undefined): number {
  if (code === 'store/not-yours' || code === 'record/not-your-role' || code === 'record/own-work') return 403
  return code === 'record/not-now' || code === 'store/key-reused' ? 409 : 422
}
