// Server · a return as a sheet: read with remarks, checked while it is typed, kept cell by cell.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import type { SheetRemark } from '../../app/return-sheet.ts'
import type { TypedCells } from '../../app/typed-cells.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { FindingShape, tellable } from '../answer.ts'
import { Refused } from '../faults.ts'
import { KeyHeader, Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import {
  AnswerShape,
  CellShape,
  CorrectionShape,
  FormShape,
  RETURN_ACT_WORDS,
  returnStanding,
} from '../shapes/returns.ts'
import { ById, bare, exact, oneOf, Said } from '../shapes.ts'
import { statusOf } from '../status.ts'
import { whatOf, whoOf } from '../who.ts'

/** Some hundred thousand typed cells. */
const SHEET_LIMIT = 10_000_000

const Remarks = Type.Array(
  Type.Object({
    cell: Type.String(),
    against: Type.Boolean({ description: 'whether it keeps the return from being filed as it stands' }),
    finding: FindingShape,
  }),
)
const Typed = Type.Object(
  {
    cells: Type.Record(
      Type.String({ maxLength: 300 }),
      Type.Object(
        {
          value: Type.String({ maxLength: 200, description: 'as typed; blank takes the figure out' }),
          caliber: Type.Optional(Type.String({ maxLength: 200 })),
          note: Type.Optional(Type.String({ maxLength: 4000 })),
        },
        exact,
      ),
    ),
  },
  exact,
)
const Known = Type.Object({
  value: Type.Union([Type.Number(), Type.Null()]),
  caliber: Type.String(),
  unit: Type.String(),
  return: Type.String(),
  cell: Type.String(),
  act: Type.String(),
})
const Sheet = Type.Object({
  id: Type.String(),
  form: FormShape,
  title: Said,
  unit_name: Type.String(),
  deadline: Type.Union([Type.Object({ due: Type.String(), late_until: Type.String() }), Type.Null()]),
  standing: returnStanding,
  filed_by: Type.String(),
  correcting: Type.Boolean({ description: 'a correction is on its way; what is in force still holds' }),
  returned: Type.Union([Type.String(), Type.Null()]),
  corrections: Type.Array(CorrectionShape),
  next: Type.Array(oneOf(RETURN_ACT_WORDS), { description: 'what you may do with it now' }),
  periods: Type.Object({ before: Type.String(), year_ago: Type.String() }),
  columns: Type.Array(
    Type.Object({
      indicator: Type.String(),
      label: Said,
      unit: Type.String(),
      definition: Type.String(),
      clauses: Type.Array(Type.String()),
      calibers: Type.Array(Type.String()),
      whole: Type.Boolean(),
      small: Type.Number(),
      min: Type.Optional(Type.Number()),
      max: Type.Optional(Type.Number()),
    }),
  ),
  subjects: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  cells: Type.Array(
    Type.Object({
      id: Type.String({ description: 'subject/indicator' }),
      pending: Type.Optional(Type.Union([CellShape, Type.Null()])),
      known: Type.Optional(Known),
      answer: Type.Optional(AnswerShape),
      before: Type.Optional(Type.Number()),
      yearAgo: Type.Optional(Type.Number()),
      returned: Type.Optional(Type.String()),
    }),
    { description: 'those of which something is known' },
  ),
  remarks: Remarks,
})

export function addReturnSheets(door: Door, desk: Desk): void {
  const take = <T extends object>(id: string, made: T | { readonly findings: readonly Finding[] } | undefined): T => {
    if (made === undefined) throw new Refused(404, [finding('server/not-found', {}, { what: id })])
    if ('findings' in made) throw new Refused(statusOf(made.findings[0]?.code), made.findings)
    return made
  }

  door.get(
    '/api/returns/:id/sheet',
    {
      schema: {
        summary: '填报表的格子：草稿、已知的数、上期、提示、可办事项 · a return as a sheet',
        headers: RoleHeader,
        params: ById,
        response: { 200: Sheet, ...Refusals },
      },
    },
    async (request) => {
      const { id } = request.params
      const sheet = take(id, await desk.returnDesk.sheet(whoOf(request), id))
      const { unitName, filedBy, deadline, periods, remarks, returned, ...rest } = sheet
      return bare({
        ...rest,
        unit_name: unitName,
        filed_by: filedBy,
        deadline: deadline === undefined ? null : { due: deadline.due, late_until: deadline.lateUntil },
        periods: { before: periods.before, year_ago: periods.yearAgo },
        returned: returned ?? null,
        remarks: remarks.map(tell),
      })
    },
  )

  door.post(
    '/api/returns/:id/check',
    {
      bodyLimit: SHEET_LIMIT,
      schema: {
        summary: '照正在填的样子检查，不保存 · check what is being typed; nothing is kept',
        headers: RoleHeader,
        params: ById,
        body: Typed,
        response: { 200: Type.Object({ remarks: Remarks }), ...Refusals },
      },
    },
    async (request) => {
      const { id } = request.params
      const done = take(id, await desk.returnDesk.check(whoOf(request), id, request.body.cells as TypedCells))
      return { remarks: done.remarks.map(tell) }
    },
  )

  door.post(
    '/api/returns/:id/cells',
    {
      bodyLimit: SHEET_LIMIT,
      schema: {
        summary: '保存填的数：草稿；已批准的成为更正 · keep what was typed, as a draft or a correction',
        headers: KeyHeader,
        params: ById,
        body: Type.Object(
          {
            ...Typed.properties,
            reason: Type.Optional(Type.String({ maxLength: 4000, description: 'of a correction' })),
          },
          exact,
        ),
        response: { 201: Type.Object({ act: Type.Integer() }), ...Refusals },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const who = whoOf(request)
      const { cells, reason } = request.body
      const key = request.headers['idempotency-key']
      const done = await desk.returnDesk.keep(who, id, cells as TypedCells, { key, reason })
      if (done !== undefined && 'findings' in done)
        await desk.note({ ...who, what: whatOf(request), subject: id, outcome: done.findings[0]?.code ?? 'refused' })
      const { act } = take(id, done)
      return await reply.code(201).send({ act: act.seq })
    },
  )
}

const tell = ({ cell, against, finding: one }: SheetRemark) => ({ cell, against, finding: tellable(one) })
