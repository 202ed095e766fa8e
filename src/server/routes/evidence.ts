// Server · evidence of an objection: handed in as the file itself, named by its hash in the objection, handed out to whoever sees that objection.
import { Type } from 'typebox'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import { finding } from '../../kernel/finding.ts'
import { RefusalRef } from '../answer.ts'
import { bytesOf, EVIDENCE } from '../bytes.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { ById, Text } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

const LIMIT = 10_000_000
const TYPES = Object.keys(EVIDENCE)

export function addEvidence(door: Door, evaluations: EvaluationDesk): void {
  door.post(
    '/api/evaluations/:id/evidence',
    {
      bodyLimit: LIMIT,
      config: { rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: {
        summary:
          '交异议的证据（PDF、图片、Word、Excel），得到名称和哈希，写进异议 · evidence of an objection, to be named in it',
        description:
          'Then POST /api/acts with kind `object` and payload {id, about, evidence: [{name, hash}]}, by the same person; what another handed in is not named, unless in an objection that is seen anyway.',
        headers: RoleHeader,
        params: ById,
        querystring: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
        consumes: TYPES,
        response: {
          201: Type.Object({ name: Type.String(), hash: Type.String() }),
          ...Refusals,
          413: RefusalRef,
          415: RefusalRef,
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { name } = request.query
      const bytes = bytesOf(request.body, TYPES.join(', '))
      const ending = EVIDENCE[request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '']
      if (ending === undefined) throw new Refused(415, [finding('server/workbook', {}, { type: TYPES.join(', ') })])
      const kept = await evaluations.takeEvidence(whoOf(request), id, { name, ending, bytes })
      return await reply.code(201).send(take(kept))
    },
  )

  door.get(
    '/api/evaluations/:id/evidence/:hash',
    {
      schema: {
        summary: '看一件证据 · one piece of evidence',
        headers: RoleHeader,
        params: Type.Object({ id: Text, hash: Type.String({ pattern: '^(sm3|sha256):[0-9a-f]{64}$' }) }),
        produces: ['application/octet-stream'],
        response: { 401: RefusalRef, 403: RefusalRef, 404: RefusalRef },
      },
    },
    async (request, reply) => {
      const { id, hash } = request.params
      const read = take(await evaluations.readEvidence(whoOf(request), id, hash))
      // Never shown by the browser as if it were a page of ours.
      reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(read.name)}`)
      return await reply.send(Buffer.from(read.bytes) as never)
    },
  )
}
