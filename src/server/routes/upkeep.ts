// Server · upkeep: the head of the chain, the audit and the backup as jobs, backups handed out, an evaluation reproduced.
import { createReadStream } from 'node:fs'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { Upkeep } from '../../app/upkeep.ts'
import type { Finding } from '../../kernel/finding.ts'
import { RefusalRef } from '../answer.ts'
import { KeyHeader, Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { Begun, ById, bare, exact, Which } from '../shapes.ts'
import { take } from '../status.ts'
import { whatOf, whoOf } from '../who.ts'

export function addUpkeep(door: Door, desk: Desk, upkeep: Upkeep): void {
  /** What only some may do is on record when it is done, too. */
  const noted = async <T extends object>(
    request: FastifyRequest,
    subject: string,
    value: T | { readonly findings: readonly Finding[] },
  ): Promise<T> => {
    const done = take(value)
    await desk.note({ ...whoOf(request), what: whatOf(request), subject, outcome: 'done' })
    return done
  }

  door.get(
    '/api/audit/head',
    {
      schema: {
        summary: '链头，供公证 · the head of the chain, for notarising',
        headers: RoleHeader,
        response: {
          200: Type.Object({
            chain: Type.String(),
            algorithm: Type.String(),
            seq: Type.Integer(),
            hash: Type.String(),
            noted: Type.String(),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => ({
      ...(await noted(request, 'main', await upkeep.head(whoOf(request)))),
      noted: new Date().toISOString(),
    }),
  )

  door.post(
    '/api/audit/verify',
    {
      schema: {
        summary:
          '从头核对记录链、每条操作、各表、数据库的结构（任务） · walk the chain, replay every act, compare every table and the structure, a job',
        headers: KeyHeader,
        body: Type.Object(
          { seq: Type.Optional(Type.Integer({ minimum: 0 })), hash: Type.Optional(Type.String({ maxLength: 200 })) },
          { ...exact, description: 'a head noted before, to be compared too' },
        ),
        response: { 202: Begun, ...Refusals },
      },
    },
    async (request, reply) => {
      const { seq, hash } = request.body
      const head = seq === undefined || hash === undefined ? undefined : { seq, hash }
      const begun = await upkeep.audit(whoOf(request), head, request.headers['idempotency-key'])
      return await reply.code(202).send({ job: (await noted(request, 'main', begun)).id })
    },
  )

  door.post(
    '/api/evaluations/:id/reproduce',
    {
      schema: {
        summary: '按冻结的数和方案重算，逐字节核对（任务） · compute once more from what is frozen and compare, a job',
        headers: KeyHeader,
        params: ById,
        body: Type.Object(Which, exact),
        response: { 202: Begun, ...Refusals },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const begun = await upkeep.reproduce(whoOf(request), id, request.body.version, request.headers['idempotency-key'])
      return await reply.code(202).send({ job: (await noted(request, id, begun)).id })
    },
  )

  door.post(
    '/api/backups',
    {
      schema: {
        summary: '备份：记录、快照、规则写成一个文件（任务） · a backup of everything in one file, a job',
        headers: KeyHeader,
        response: { 202: Begun, ...Refusals },
      },
    },
    async (request, reply) => {
      const begun = await upkeep.backup(whoOf(request), request.headers['idempotency-key'])
      return await reply.code(202).send({ job: (await noted(request, 'main', begun)).id })
    },
  )

  door.get(
    '/api/backups',
    {
      schema: {
        summary: '已有的备份，新的在前 · backups that lie here, the newest first',
        headers: RoleHeader,
        response: { 200: Type.Object({ items: Type.Array(Type.String()) }), ...Refusals },
      },
    },
    async (request) => ({ items: bare(await noted(request, '', await upkeep.backups(whoOf(request)))) }),
  )

  door.get(
    '/api/backups/:id',
    {
      schema: {
        summary: '下载一份备份 · download a backup',
        headers: RoleHeader,
        params: ById,
        produces: ['application/zip'],
        response: { 401: RefusalRef, 403: RefusalRef, 404: RefusalRef },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { path } = await noted(request, id, await upkeep.backupFile(whoOf(request), id))
      reply.type('application/zip').header('content-disposition', `attachment; filename="${id}"`)
      return await reply.send(createReadStream(path) as never)
    },
  )
}
