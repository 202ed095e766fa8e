// Server · schemes: check a scheme file, tell it in words, its JSON Schema. The same errands as `wanmu scheme`.
import { Type } from 'typebox'
import { loadScheme } from '../../app/load-scheme.ts'
import { describeText } from '../../evaluate/describe.ts'
import { schemeJsonSchema } from '../../evaluate/scheme/schema.ts'
import { FindingShape, RefusalRef, tellable } from '../answer.ts'
import { Refused } from '../faults.ts'
import type { Door } from '../server.ts'

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
  door.get(
    '/api/schemes/schema',
    { schema: { summary: '方案文件的 JSON Schema · JSON Schema of the scheme file' } },
    async () => schemeJsonSchema(),
  )
}
