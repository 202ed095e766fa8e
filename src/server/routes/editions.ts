// Server · editions of a scheme: in words, as a tree and as a form; drafts checked while they are made; issued by an act; side by side.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { Draft } from '../../app/editions/draft.ts'
import { tellable } from '../answer.ts'
import { KeyHeader, Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import {
  ChangeShape,
  DraftShape,
  EditionParams,
  EditionShape,
  SchemeShownShape,
  SchemeYaml,
  SideBySideShape,
} from '../shapes/editions.ts'
import { bare, Day, exact, Why } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

const N = Type.Integer({ minimum: 1, maximum: 100_000 })

export function addEditions(door: Door, { policyDesk: { editions } }: Desk): void {
  door.get(
    '/api/policy/schemes/:id',
    {
      schema: {
        summary:
          '一个方案：写成文字、树、可改的数，及原文件；不指明版次的为现行版 · one scheme, by default as it is in force',
        headers: RoleHeader,
        params: EditionParams,
        querystring: Type.Object({ edition: Type.Optional(N) }),
        response: { 200: SchemeShownShape, ...Refusals },
      },
    },
    async (request) => {
      const shown = take(await editions.show(whoOf(request), request.params.id, request.query.edition))
      const { view, n, in_force, newest } = shown
      return bare({ ...view, ...toldOf(shown), n, in_force, newest })
    },
  )

  door.get(
    '/api/policy/schemes/:id/editions',
    {
      schema: {
        summary: '一个方案的各版：自何日施行、谁印发、为什么、哪些评价用它 · the editions of a scheme',
        headers: RoleHeader,
        params: EditionParams,
        response: {
          200: Type.Object({
            items: Type.Array(EditionShape),
            unrecorded: Type.Boolean({ description: 'the file of the rule book is none of them' }),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { items, unrecorded } = take(await editions.list(whoOf(request), request.params.id))
      return {
        unrecorded,
        items: items.map(({ issued, evaluations, ...one }) => ({
          ...one,
          ...(issued ?? { from: null, by: null, at: null, reason: null, act: null }),
          evaluations: bare(evaluations),
        })),
      }
    },
  )

  door.get(
    '/api/policy/schemes/:id/compare',
    {
      schema: {
        summary: '方案的两版并排，逐项列出 · two editions side by side, value by value',
        headers: RoleHeader,
        params: EditionParams,
        querystring: Type.Object({ left: N, right: N }),
        response: { 200: Type.Object({ lines: Type.Array(SideBySideShape) }), ...Refusals },
      },
    },
    async (request) => {
      const { left, right } = request.query
      return bare({ lines: take(await editions.compare(whoOf(request), request.params.id, left, right)) })
    },
  )

  door.post(
    '/api/policy/schemes/:id/draft',
    {
      schema: {
        summary: '检查一版草稿：所有问题一次说完，与现行版有何不同；什么都不保存 · check a draft; nothing is kept',
        headers: RoleHeader,
        params: EditionParams,
        body: Type.Object(
          {
            yaml: Type.Optional(SchemeYaml),
            changes: Type.Array(ChangeShape, {
              maxItems: 2000,
              default: [],
              description: 'made in the text, one by one',
            }),
          },
          exact,
        ),
        response: { 200: DraftShape, ...Refusals },
      },
    },
    async (request) => {
      const draft = take(await editions.draft(whoOf(request), request.params.id, request.body))
      return bare({ ok: draft.told !== undefined, ...toldOf(draft), changes: draft.changes })
    },
  )

  door.post(
    '/api/policy/schemes/:id/editions',
    {
      schema: {
        summary: '印发新版：检查通过的才记录，旧版原样留存 · issue an edition; those before stay as they are',
        description: 'In force from the day `from`. Faults are told as for a draft, and nothing is kept then.',
        headers: KeyHeader,
        params: EditionParams,
        body: Type.Object(
          {
            after: Type.Integer({ minimum: 1, description: 'the newest edition, which it was made from' }),
            from: Day,
            yaml: SchemeYaml,
            ...Why,
          },
          exact,
        ),
        response: {
          200: Type.Object({ n: Type.Integer(), act: Type.Integer() }),
          201: Type.Object({ n: Type.Integer(), act: Type.Integer() }),
          ...Refusals,
        },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key']
      const done = take(await editions.issue(whoOf(request), request.params.id, { ...request.body, key }))
      return await reply.code(done.repeated ? 200 : 201).send({ n: done.n, act: done.act.seq })
    },
  )
}

const toldOf = ({ told, yaml, faults }: Draft) => ({
  text: told?.text ?? null,
  tree: bare(told?.tree ?? []),
  fields: bare(told?.fields ?? []),
  yaml,
  findings: faults.map(tellable),
})
