// Server · a spreadsheet handed out under its name, or that there is none.
import type { FastifyReply } from 'fastify'
import type { Sheet, SheetFormat } from '../app/export-desk.ts'
import { finding } from '../kernel/finding.ts'
import { CSV } from './bytes.ts'
import { Refused } from './faults.ts'
import { oneOf, XLSX } from './shapes.ts'

export const SheetFormatShape = oneOf(['csv', 'xlsx'])

export async function sendSheet(
  reply: FastifyReply,
  name: string,
  format: SheetFormat,
  sheet: Sheet | undefined,
): Promise<never> {
  if (sheet === undefined) throw new Refused(404, [finding('server/not-found', {}, { what: name })])
  reply
    .type(format === 'csv' ? `${CSV}; charset=utf-8` : XLSX)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
  return (await reply.send(Buffer.from(sheet.bytes))) as never
}
