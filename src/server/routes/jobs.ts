// Server · jobs: how long work goes, what became of it, and cancelling it.
import { Type } from 'typebox'
import type { Jobs } from '../../app/jobs.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { FindingShape, tellable } from '../answer.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { oneOf } from '../shapes.ts'
import { whoOf } from '../who.ts'

const One = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) })
const JobShape = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  subject: Type.String(),
  person: Type.String(),
  standing: oneOf(['waiting', 'running', 'done', 'refused', 'cancelled', 'failed', 'interrupted']),
  begun: Type.String(),
  ended: Type.Union([Type.String(), Type.Null()]),
  done: Type.Number(),
  total: Type.Number(),
  step: Type.String(),
  act: Type.Union([Type.Integer(), Type.Null()]),
  findings: Type.Array(FindingShape),
  findings_total: Type.Integer({ description: 'how many findings there are in all, told or not' }),
  told: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
    description:
      'audit: seq, hash, sound; reproduce: same, hashes; backup: file; import: added, changed, ended, same, marked',
  }),
})

type Held = Awaited<ReturnType<Jobs['list']>>[number]
interface Answer {
  readonly act?: number
  readonly findings?: readonly Finding[]
  readonly total?: number
  readonly told?: Record<string, string | number>
}

function tellJob(job: Held) {
  const { act, findings = [], total: all = findings.length, told = {} } = (job.answer ?? {}) as unknown as Answer
  const { id, kind, subject, person, standing, begun, ended, steps_done: done, steps: total, step } = job
  return {
    ...{ id, kind, subject, person, standing, begun, ended, done, total, step },
    act: act ?? null,
    findings: findings.map(tellable),
    findings_total: all,
    told,
  }
}

export function addJobs(door: Door, jobs: Jobs): void {
  const take = (job: Held | undefined): Held => {
    if (job === undefined) throw new Refused(404, [finding('process/no-job', {})])
    return job
  }
  door.get(
    '/api/jobs',
    {
      schema: {
        summary: '任务，新的在前 · jobs, the newest first',
        headers: RoleHeader,
        querystring: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) }),
        response: { 200: Type.Object({ items: Type.Array(JobShape) }), ...Refusals },
      },
    },
    async (request) => ({ items: (await jobs.list(whoOf(request), request.query.limit)).map(tellJob) }),
  )
  door.get(
    '/api/jobs/:id',
    {
      schema: {
        summary: '一项任务：到哪一步，结果如何 · how a job goes, what became of it',
        headers: RoleHeader,
        params: One,
        response: { 200: JobShape, ...Refusals },
      },
    },
    async (request) => tellJob(take(await jobs.find(whoOf(request), request.params.id))),
  )
  door.delete(
    '/api/jobs/:id',
    {
      schema: {
        summary: '取消任务；只有开始它的人可以 · cancel a job, by whoever began it',
        headers: RoleHeader,
        params: One,
        response: { 202: JobShape, ...Refusals },
      },
    },
    async (request, reply) => {
      const job = take(await jobs.cancel(whoOf(request), request.params.id))
      return await reply.code(202).send(tellJob(job))
    },
  )
}
