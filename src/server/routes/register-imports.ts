// Server · registers from a spreadsheet that is sent: every finding at once, with its row and column.

import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { FROM_SHEETS } from '../../app/import-sent.ts'
import { refuseImporter } from '../../app/may-import.ts'
import { FindingShape, RefusalRef, tellable } from '../answer.ts'
import { bytesOf, CSV } from '../bytes.ts'
import { Refused } from '../faults.ts'
import { KeyHeader, Refusals } from '../paging.ts'
import type { Door } from '../server.ts'
import { Day, oneOf, XLSX } from '../shapes.ts'
import { statusOf } from '../status.ts'
import { whoOf } from '../who.ts'

/** Thirty thousand enterprises of thirty columns are a quarter of it. */
const LIMIT = 50_000_000
const MOST_TOLD = 200

export function addRegisterImports(door: Door, desk: Desk): void {
  door.post(
    '/api/registers/:kind/import',
    {
      bodyLimit: LIMIT,
      config: { refuse: refuseImporter },
      schema: {
        summary: '从表格导入名录（.xlsx、.csv），所有问题一次说完 · a register from a spreadsheet',
        description:
          'The body is the file itself. The same key again brings nothing, whatever happened meanwhile; what is as it was brings no row.',
        headers: KeyHeader,
        params: Type.Object({ kind: oneOf(FROM_SHEETS) }),
        querystring: Type.Object({
          on: Type.Optional(Day),
          complete: Type.Boolean({ default: false, description: 'all there are: others have ended on that day' }),
          name: Type.String({
            minLength: 1,
            maxLength: 100,
            default: '名录',
            description: 'of the file, for findings',
          }),
        }),
        consumes: [XLSX, CSV],
        response: {
          200: Type.Object({
            added: Type.Integer(),
            changed: Type.Integer(),
            ended: Type.Integer(),
            same: Type.Integer(),
            findings: Type.Array(FindingShape),
            total: Type.Integer(),
          }),
          ...Refusals,
          413: RefusalRef,
          415: RefusalRef,
        },
      },
    },
    async (request) => {
      const bytes = bytesOf(request.body, `${XLSX}, ${CSV}`)
      const who = whoOf(request)
      const { on, complete, name } = request.query
      const ending = String(request.headers['content-type']).startsWith(CSV) ? 'csv' : 'xlsx'
      const { kind: register } = request.params
      const key = request.headers['idempotency-key']
      const sent = { register, complete, name, ending, bytes, key, ...(on === undefined ? {} : { on }) } as const
      const { imported, findings, total } = await desk.importRegister(who, sent)
      if (imported === undefined) {
        throw new Refused(statusOf(findings[0]?.code), findings, total)
      }
      const { added, changed, ended, same } = imported
      return { added, changed, ended, same, findings: findings.slice(0, MOST_TOLD).map(tellable), total }
    },
  )
}
