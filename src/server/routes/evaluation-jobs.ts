// Server · evaluations: frozen, computed and corrected, each a job.
import { Type } from 'typebox'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import { KeyHeader, Refusals } from '../paging.ts'
import type { Door } from '../server.ts'
import { Begun, ById, exact, Text, Why } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

const job = { headers: KeyHeader, params: ById, response: { 202: Begun, ...Refusals } }
const Skip = {
  skip_bad: Type.Optional(Type.Boolean({ description: 'leave out those with faulty or missing figures' })),
}

export function addEvaluationJobs(door: Door, evaluations: EvaluationDesk): void {
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
      return await reply
        .code(202)
        .send({ job: take(await evaluations.freeze(whoOf(request), request.params.id, asked)).id })
    },
  )

  door.post(
    '/api/evaluations/:id/compute',
    { schema: { ...job, summary: '计算（任务） · compute from what is frozen, a job', body: Type.Object(Why, exact) } },
    async (request, reply) => {
      const asked = { ...request.body, key: request.headers['idempotency-key'] }
      return await reply
        .code(202)
        .send({ job: take(await evaluations.compute(whoOf(request), request.params.id, asked)).id })
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
      return await reply
        .code(202)
        .send({ job: take(await evaluations.correct(whoOf(request), request.params.id, asked)).id })
    },
  )
}
