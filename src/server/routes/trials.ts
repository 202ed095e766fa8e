// Server · trials: a scheme and spreadsheets in, the result as a file out; nothing goes on record. The same errands as `wanmu evaluate` and `wanmu explain`.
import { Type } from 'typebox'
import {
  type EvaluateSent,
  refuseTrial,
  SENT_ENDINGS,
  SENT_FORMATS,
  type SentEvaluation,
} from '../../app/evaluate-sent.ts'
import type { Jobs } from '../../app/jobs.ts'
import { RefusalRef } from '../answer.ts'
import { KeyHeader, Refusals } from '../paging.ts'
import type { Door } from '../server.ts'
import { Begun, exact, oneOf, Text } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

/** Files in base64 are a third longer than they are. */
const LIMIT = 40_000_000
const MOST_FILES = 20

const Given = {
  yaml: Type.String({ minLength: 1, maxLength: 2_000_000, description: 'the scheme file as text' }),
  files: Type.Array(
    Type.Object(
      {
        name: Type.String({
          minLength: 1,
          maxLength: 200,
          pattern: `\\.(${[...SENT_ENDINGS, ...SENT_ENDINGS.map((one) => one.toUpperCase())].join('|')})$`,
          description: 'shown in findings and explanations',
        }),
        content: Type.String({ minLength: 1, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'base64' }),
      },
      exact,
    ),
    { minItems: 1, maxItems: MOST_FILES },
  ),
  skip_bad: Type.Boolean({ default: false, description: 'leave bad rows out and say so' }),
}
const Evaluate = Type.Object(
  {
    ...Given,
    format: oneOf(SENT_FORMATS),
    detail: Type.Boolean({
      default: false,
      description: 'with every node’s value, points and note; a workbook has them',
    }),
    internal: Type.Boolean({ default: false, description: 'a circular with totals and ranks' }),
  },
  exact,
)
const Explain = Type.Object(
  {
    ...Given,
    id: Text,
    format: oneOf(['text', 'json']),
    lang: Type.Union([Type.Literal('zh'), Type.Literal('en')], { default: 'zh' }),
  },
  exact,
)

export function addTrials(door: Door, evaluateSent: EvaluateSent, jobs: Jobs): void {
  const response = { 202: Begun, ...Refusals, 413: RefusalRef }
  door.post(
    '/api/evaluate',
    {
      bodyLimit: LIMIT,
      config: { refuse: refuseTrial },
      schema: {
        summary: '试算（任务）：方案和数据文件 → 结果工作簿、通报或数据 · evaluate files by a scheme, a job',
        description: 'Nothing goes on record. The result is at GET /api/jobs/{job}/result, what is wrong at …/marked.',
        headers: KeyHeader,
        body: Evaluate,
        response,
      },
    },
    async (request, reply) => {
      const { format, detail, internal, ...given } = request.body
      return await reply.code(202).send(await begin(request, given, { format, detail, internal }))
    },
  )
  door.post(
    '/api/explain',
    {
      bodyLimit: LIMIT,
      config: { refuse: refuseTrial },
      schema: {
        summary: '试算并说明一个单位的得分（任务） · one unit of a trial walked back to its inputs, a job',
        description: 'Nothing goes on record. The explanation is at GET /api/jobs/{job}/result.',
        headers: KeyHeader,
        body: Explain,
        response,
      },
    },
    async (request, reply) => {
      const { format, id, lang: language, ...given } = request.body
      return await reply.code(202).send(await begin(request, given, { format, id, language }))
    },
  )

  async function begin(
    request: Parameters<typeof whoOf>[0] & { readonly headers: { readonly 'idempotency-key': string } },
    given: { readonly yaml: string; readonly files: readonly { name: string; content: string }[]; skip_bad: boolean },
    made: SentEvaluation['made'],
  ): Promise<{ job: string }> {
    const files = given.files.map(({ name, content }) => ({ name, bytes: Buffer.from(content, 'base64') }))
    const sent = { yaml: given.yaml, files, skipBad: given.skip_bad, made }
    return { job: take(await evaluateSent(jobs, whoOf(request), sent, request.headers['idempotency-key'])).id }
  }
}
