// Server · papers of an evaluation: workbook, circular, public list.
import { Type } from 'typebox'
import type { EvaluationDesk } from '../../app/evaluation/desk.ts'
import { DOCX } from '../bytes.ts'
import { Refused } from '../faults.ts'
import { RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { Day, Text, Which } from '../shapes.ts'
import { statusOf } from '../status.ts'
import { whoOf } from '../who.ts'

export function addPapers(door: Door, evaluations: EvaluationDesk): void {
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
          date: Type.Optional(Day),
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
}

const FILES = {
  workbook: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  circular: { type: DOCX, ending: 'docx' },
  public: { type: 'text/csv; charset=utf-8', ending: 'csv' },
} as const
