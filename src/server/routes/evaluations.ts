// Server · evaluations: planned, frozen, computed, corrected, published; results by page, public list, papers, movers, explanations.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { Refused } from '../faults.ts'
import { KeyHeader, page, paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { whatOf, whoOf } from '../who.ts'

const Text = Type.String({ minLength: 1, maxLength: 200 })
const exact = { additionalProperties: false }
const Which = { version: Type.Optional(Type.Integer({ minimum: 1, description: 'the newest when left out' })) }
const One = Type.Object({ id: Text })
const Why = {
  reason: Type.Optional(Type.String({ maxLength: 4000 })),
  clause: Type.Optional(Type.String({ maxLength: 40 })),
}
const Begun = Type.Object({ job: Type.String({ description: 'ask GET /api/jobs/{job} how it goes' }) })
const Acted = Type.Object({ act: Type.Integer() })
const MaybeNumber = Type.Union([Type.Number(), Type.Null()])
const filters = { unit: Type.Optional(Text), grade: Type.Optional(Text), pool: Type.Optional(Text) }

/** The status that fits a refusal. */
function statusOf(code: string | undefined): number {
  if (['store/not-yours', 'record/not-your-role', 'process/not-whole', 'process/not-shown'].includes(code ?? ''))
    return 403
  if (['process/no-evaluation', 'process/no-unit', 'process/no-result', 'process/no-job'].includes(code ?? ''))
    return 404
  return ['record/not-now', 'process/exists', 'store/key-reused'].includes(code ?? '') ? 409 : 422
}

const isRefused = <T extends object>(
  value: T | { readonly findings: readonly Finding[] },
): value is { readonly findings: readonly Finding[] } => 'findings' in value

export function addEvaluations(door: Door, desk: Desk, evaluations: EvaluationDesk): void {
  const take = <T extends object>(value: T | { readonly findings: readonly Finding[] }): T => {
    if (isRefused(value)) throw new Refused(statusOf(value.findings[0]?.code), value.findings)
    return value
  }

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
      if (done.act === undefined) {
        await desk.note({
          ...whoOf(request),
          what: whatOf(request),
          subject: id,
          outcome: done.findings[0]?.code ?? '',
        })
        throw new Refused(statusOf(done.findings[0]?.code), done.findings, done.total)
      }
      return await reply.code(201).send({ act: done.act.seq })
    },
  )

  door.post(
    '/api/evaluations/:id/publish',
    {
      schema: {
        summary: '发布；等级进入历史 · publish; the grades go into the history',
        headers: KeyHeader,
        params: One,
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
      if (done.act === undefined) {
        await desk.note({
          ...whoOf(request),
          what: whatOf(request),
          subject: id,
          outcome: done.findings[0]?.code ?? '',
        })
        throw new Refused(statusOf(done.findings[0]?.code), done.findings, done.total)
      }
      return await reply.code(201).send({ act: done.act.seq })
    },
  )

  const job = { headers: KeyHeader, params: One, response: { 202: Begun, ...Refusals } }
  const Skip = {
    skip_bad: Type.Optional(Type.Boolean({ description: 'leave out those with faulty or missing figures' })),
  }
  door.post(
    '/api/evaluations/:id/freeze',
    {
      schema: {
        ...job,
        summary: '冻结（任务） · freeze figures, scheme and rule book, a job',
        body: Type.Object({ ...Why, ...Skip }, exact),
      },
    },
    async (request, reply) => {
      const { skip_bad: skipBad = false, ...why } = request.body
      const asked = { ...why, skipBad, key: request.headers['idempotency-key'] }
      return await reply.code(202).send({ job: await evaluations.freeze(whoOf(request), request.params.id, asked) })
    },
  )
  door.post(
    '/api/evaluations/:id/compute',
    { schema: { ...job, summary: '计算（任务） · compute from what is frozen, a job', body: Type.Object(Why, exact) } },
    async (request, reply) => {
      const asked = { ...request.body, key: request.headers['idempotency-key'] }
      return await reply.code(202).send({ job: await evaluations.compute(whoOf(request), request.params.id, asked) })
    },
  )
  door.post(
    '/api/evaluations/:id/correct',
    {
      schema: {
        ...job,
        summary: '按异议更正重算，或另出一版（任务） · correct for an objection, or begin a new version, a job',
        body: Type.Object({ ...Why, ...Skip, objection: Type.Optional(Text) }, exact),
      },
    },
    async (request, reply) => {
      const { skip_bad: skipBad = false, ...why } = request.body
      const asked = { ...why, skipBad, key: request.headers['idempotency-key'] }
      return await reply.code(202).send({ job: await evaluations.correct(whoOf(request), request.params.id, asked) })
    },
  )

  door.get(
    '/api/evaluations/:id',
    {
      schema: {
        summary: '一次评价：经过、版次、异议、我可办理 · its steps, versions and objections',
        headers: RoleHeader,
        params: One,
        response: {
          200: Type.Object({
            id: Type.String(),
            scheme: Type.String(),
            period: Type.String(),
            standing: Type.String(),
            version: Type.Integer(),
            publicity: Type.Union([Type.Object({ from: Type.String(), until: Type.String() }), Type.Null()]),
            lines: Type.Array(Type.Unknown()),
            versions: Type.Array(Type.Unknown()),
            objections: Type.Array(Type.Unknown()),
            next: Type.Array(Type.String()),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const shown = take(await evaluations.show(whoOf(request), request.params.id))
      const { lines, versions, objections, next } = shown
      return { ...shown, lines: [...lines], versions: [...versions], objections: [...objections], next: [...next] }
    },
  )

  door.get(
    '/api/evaluations/:id/results',
    {
      schema: {
        summary: '结果，按名次；看得到哪些由数据库把关 · results by rank, as far as they are yours to see',
        headers: RoleHeader,
        params: One,
        querystring: Type.Object({ ...Which, ...filters, ...paged }),
        response: {
          200: page(
            Type.Object({
              version: Type.Integer(),
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
        params: One,
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
        params: One,
        querystring: Type.Object({
          from: Type.Optional(Type.Integer({ minimum: 1 })),
          to: Type.Optional(Type.Integer({ minimum: 1 })),
        }),
        response: {
          200: Type.Object({
            from: Type.Unknown(),
            to: Type.Unknown(),
            other_scheme: Type.Boolean(),
            movers: Type.Array(Type.Unknown()),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { from, to } = request.query
      const moved = take(await evaluations.movers(whoOf(request), request.params.id, { from, to }))
      return { from: moved.from, to: moved.to, other_scheme: moved.otherScheme, movers: [...moved.movers] }
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
        response: { 200: Type.Unknown(), ...Refusals },
      },
    },
    async (request) => {
      const { id, unit } = request.params
      return take(await evaluations.explain(whoOf(request), id, request.query.version, unit))
    },
  )

  door.get(
    '/api/evaluations/:id/papers/:paper',
    {
      schema: {
        summary: '下载：工作簿、通报、公开名单 · workbook, circular, public list',
        headers: RoleHeader,
        params: Type.Object({
          id: Text,
          paper: Type.Union([Type.Literal('workbook'), Type.Literal('circular'), Type.Literal('public')]),
        }),
        querystring: Type.Object({
          ...Which,
          internal: Type.Optional(Type.Boolean()),
          unit: Type.Optional(Text),
          number: Type.Optional(Text),
          date: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
          to: Type.Optional(Text),
        }),
      },
    },
    async (request, reply) => {
      const { id, paper } = request.params
      const { version, ...circular } = request.query
      const made = await evaluations.paper(whoOf(request), id, { paper, version, circular })
      if (!(made instanceof Uint8Array)) throw new Refused(statusOf(made.findings[0]?.code), made.findings)
      const { type, ending } = FILES[paper]
      const name = encodeURIComponent(`${id}.${ending}`)
      return await reply
        .type(type)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(Buffer.from(made))
    },
  )

  door.get(
    '/api/grades',
    {
      schema: {
        summary: '历年等级：一家的，或连续几年同为一级的 · grades over the years',
        headers: RoleHeader,
        querystring: Type.Object({
          kind: Type.String({ default: 'enterprise', maxLength: 40 }),
          id: Type.Optional(Text),
          running: Type.Optional(Text),
          years: Type.Integer({ minimum: 1, maximum: 50, default: 3 }),
          until: Type.Optional(Type.Integer({ minimum: 1900, maximum: 9999 })),
        }),
        response: { 200: Type.Object({ items: Type.Array(Type.Unknown()) }), ...Refusals },
      },
    },
    async (request) => {
      const { kind, id, running, years, until } = request.query
      if ((id === undefined) === (running === undefined)) throw new Refused(422, [finding('server/grades-of-whom', {})])
      const who = whoOf(request)
      return {
        items:
          id === undefined
            ? await evaluations.running(who, { kind, grade: running ?? '', years, until })
            : await evaluations.history(who, kind, id),
      }
    },
  )
}

const FILES = {
  workbook: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  circular: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  public: { type: 'text/csv; charset=utf-8', ending: 'csv' },
} as const
