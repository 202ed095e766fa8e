// Server · forms, the template of a return, and the filled-in workbook sent back: told cell by cell, and kept as a draft.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { finding } from '../../kernel/finding.ts'
import { FindingShape, RefusalRef, tellable } from '../answer.ts'
import { bytesOf } from '../bytes.ts'
import { Refused } from '../faults.ts'
import { KeyHeader, Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { ById, Day, Said, XLSX } from '../shapes.ts'
import { statusOf } from '../status.ts'
import { whoOf } from '../who.ts'

/** Thousands of enterprises fit into a tenth of this. */
export const WORKBOOK_LIMIT = 10_000_000

const REFUSALS = { ...Refusals, 400: RefusalRef, 413: RefusalRef, 415: RefusalRef }

export function addReturnWorkbooks(door: Door, desk: Desk): void {
  door.get(
    '/api/forms',
    {
      schema: {
        summary: '报表：问什么、单位、范围、口径 · forms and what they ask',
        headers: RoleHeader,
        querystring: Type.Object({ on: Day }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                subject: Type.String(),
                period: Type.String(),
                owner: Type.String(),
                title: Said,
                columns: Type.Array(
                  Type.Object({
                    indicator: Type.String(),
                    label: Said,
                    unit: Type.String(),
                    definition: Type.String(),
                    clauses: Type.Array(Type.String()),
                    calibers: Type.Array(Type.String()),
                    whole: Type.Boolean(),
                    min: Type.Optional(Type.Number()),
                    max: Type.Optional(Type.Number()),
                    only: Type.Optional(
                      Type.Object(
                        { fact: Type.String(), is: Type.String() },
                        { description: 'asked only of subjects whose register says so, or says nothing' },
                      ),
                    ),
                    small: Type.Number({ description: 'too small for a jump or an outlier to mean anything' }),
                  }),
                ),
              }),
            ),
          }),
          ...REFUSALS,
        },
      },
    },
    async (request) => {
      whoOf(request)
      const forms = await desk.returnDesk.forms(request.query.on)
      return {
        items: forms.map(({ id, subject, period, owner, title, columns }) => ({
          id,
          subject,
          period,
          owner,
          title,
          columns: columns.map((one) => ({ ...one, clauses: [...one.clauses], calibers: [...one.calibers] })),
        })),
      }
    },
  )

  door.get(
    '/api/returns/:id/template',
    {
      schema: {
        summary: '填报模板（.xlsx），已有的数和草稿填好 · the template of a return',
        headers: RoleHeader,
        params: ById,
        produces: [XLSX],
        response: { ...REFUSALS },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const made = await desk.returnDesk.template(whoOf(request), id)
      if (made === undefined) throw notFound(id)
      if ('findings' in made) throw new Refused(422, made.findings)
      reply.type(XLSX).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(id)}.xlsx`)
      return await reply.send(Buffer.from(made.bytes) as never)
    },
  )

  door.post(
    '/api/returns/:id/workbook',
    {
      bodyLimit: WORKBOOK_LIMIT,
      schema: {
        summary: '交回填好的模板：逐格说出问题，存为草稿（已批准的成为更正） · send a filled-in template',
        description: `The body is the workbook itself, ${XLSX}. What stands against filing is told and does not keep the draft from being kept; a workbook that is not this template is refused.`,
        headers: Type.Intersect([
          KeyHeader,
          Type.Object({
            'wanmu-reason': Type.Optional(
              Type.String({ maxLength: 4000, description: 'of a correction; percent-encoded UTF-8' }),
            ),
          }),
        ]),
        params: ById,
        consumes: [XLSX],
        response: {
          200: Type.Object({
            act: Type.Integer({ description: 'its place in the chain' }),
            cells: Type.Integer(),
            answers: Type.Integer(),
            open: Type.Integer({ description: 'how many remarks stand against filing' }),
            findings: Type.Array(FindingShape),
            total: Type.Integer(),
          }),
          ...REFUSALS,
        },
      },
    },
    async (request) => {
      const { id } = request.params
      const bytes = bytesOf(request.body, XLSX)
      const who = whoOf(request)
      const reason = readReason(request.headers['wanmu-reason'])
      const sent = { bytes, key: request.headers['idempotency-key'], ...(reason === undefined ? {} : { reason }) }
      const done = await desk.returnDesk.workbook(who, id, sent)
      if (done === undefined) throw notFound(id)
      const { appended, taken, findings, open } = done
      if (appended !== undefined && 'findings' in appended)
        throw new Refused(statusOf(appended.findings[0]?.code), appended.findings)
      if (appended === undefined || taken === undefined) throw new Refused(422, findings)
      return {
        act: appended.act.seq,
        cells: taken.cells.size,
        answers: taken.answers.size,
        open,
        findings: findings.slice(0, MOST_TOLD).map(tellable),
        total: findings.length,
      }
    },
  )
}

const MOST_TOLD = 200
const notFound = (id: string): Refused => new Refused(404, [finding('server/not-found', {}, { what: id })])

/** Headers hold no Chinese as it is. */
function readReason(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Refused(400, [
      finding('server/invalid', { path: 'wanmu-reason' }, { part: 'headers', why: 'percent-encoding' }),
    ])
  }
}
