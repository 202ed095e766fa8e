// Server · schemes: check a scheme file, tell it in words, draft one from a weight table, its JSON Schema. The same errands as `wanmu scheme`.
import { Type } from 'typebox'
import { importSentScheme } from '../../app/import-sent.ts'
import { loadScheme } from '../../app/load-scheme.ts'
import { describeText } from '../../evaluate/describe.ts'
import { schemeJsonSchema } from '../../evaluate/scheme/schema.ts'
import { FindingShape, RefusalRef, tellable } from '../answer.ts'
import { bytesOf, CSV } from '../bytes.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { Text, XLSX } from '../shapes.ts'
import { whoOf } from '../who.ts'

/** A weight table has some hundred rows. */
const LIMIT = 5_000_000

const SchemeText = Type.Object(
  { yaml: Type.String({ minLength: 1, description: 'the scheme file as text' }) },
  { additionalProperties: false },
)

export function addSchemes(door: Door): void {
  door.post(
    '/api/schemes/check',
    {
      schema: {
        summary: '检查方案文件，所有问题一次说完 · all findings of a scheme file at once',
        body: SchemeText,
        response: {
          200: Type.Object({ ok: Type.Literal(true), scheme: Type.String(), findings: Type.Array(FindingShape) }),
          422: RefusalRef,
        },
      },
    },
    async ({ body }) => {
      const { checked, findings } = await loadScheme(body.yaml)
      if (checked === undefined) throw new Refused(422, findings)
      return { ok: true as const, scheme: checked.scheme.scheme, findings: findings.map(tellable) }
    },
  )
  door.post(
    '/api/schemes/describe',
    {
      schema: {
        summary: '把方案写成文字，可作附件 · the method in Chinese words, as for an annex',
        body: SchemeText,
        response: {
          200: Type.Object({ ok: Type.Literal(true), text: Type.String() }),
          422: RefusalRef,
        },
      },
    },
    async ({ body }) => {
      const { checked, findings } = await loadScheme(body.yaml)
      if (checked === undefined) throw new Refused(422, findings)
      return { ok: true as const, text: describeText(checked.scheme) }
    },
  )
  door.post(
    '/api/schemes/import',
    {
      bodyLimit: LIMIT,
      schema: {
        summary: '权重表（.xlsx、.csv）→ 方案草稿，须确认的逐处标明 · a weight table as the draft of a scheme',
        description: 'The body is the file itself. Nothing is kept: the draft comes back as text.',
        headers: RoleHeader,
        querystring: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 100, default: '权重表', description: 'of the file' }),
          sheet: Type.Optional(Text),
          id: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'of the scheme' })),
          title: Type.Optional(Text),
        }),
        consumes: [XLSX, CSV],
        response: {
          200: Type.Object({
            yaml: Type.String(),
            text: Type.String({ description: 'the method in Chinese words' }),
            indicators: Type.Integer(),
            weight: Type.Number({ description: 'sum of the weights' }),
            assumed: Type.Integer({ description: 'how many places are to be confirmed' }),
            findings: Type.Array(FindingShape),
          }),
          ...Refusals,
          413: RefusalRef,
          415: RefusalRef,
        },
      },
    },
    async (request) => {
      whoOf(request)
      const bytes = bytesOf(request.body, `${XLSX}, ${CSV}`)
      const ending = String(request.headers['content-type']).startsWith(CSV) ? 'csv' : 'xlsx'
      const { value, findings } = await importSentScheme({ ...request.query, ending, bytes })
      if (value === undefined) throw new Refused(422, findings)
      const { text: yaml, ...told } = value
      const { checked } = await loadScheme(yaml)
      if (checked === undefined) throw new Error('the drafted scheme does not hold')
      return { yaml, text: describeText(checked.scheme), ...told, findings: findings.map(tellable) }
    },
  )
  door.get(
    '/api/schemes/schema',
    { schema: { summary: '方案文件的 JSON Schema · JSON Schema of the scheme file' } },
    async () => schemeJsonSchema(),
  )
}
