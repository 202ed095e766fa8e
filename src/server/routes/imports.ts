// Server · imports as jobs: a file is checked (every finding at once, in a workbook too) or put on record; and the units of the rule book.

import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { BOUNDED } from '../../app/import-boundaries.ts'
import type { SentFile } from '../../app/import-desk.ts'
import type { Imported } from '../../app/import-rows.ts'
import { FROM_SHEETS, LAND } from '../../app/import-sent.ts'
import type { Jobs } from '../../app/jobs.ts'
import { refuseImporter } from '../../app/may-import.ts'
import { finding } from '../../kernel/finding.ts'
import { RefusalRef } from '../answer.ts'
import { bytesOf, CSV, GEOJSON, ZIP } from '../bytes.ts'
import { Refused } from '../faults.ts'
import { KeyHeader, Refusals } from '../paging.ts'
import type { Door } from '../server.ts'
import { Begun, bare, Day, exact, oneOf, XLSX } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

/** A zipped shapefile of two hundred thousand parcels is half of it. */
const LIMIT = 100_000_000
const ENDINGS = { [ZIP]: 'zip', [GEOJSON]: 'geojson', [XLSX]: 'xlsx', [CSV]: 'csv' } as const
const WHAT = [...FROM_SHEETS, ...LAND] as const
const Brought = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  ended: Type.Integer(),
  same: Type.Integer(),
})

export function addImports(door: Door, { imports }: Desk, jobs: Jobs): void {
  door.post(
    '/api/imports/:what',
    {
      bodyLimit: LIMIT,
      config: { refuse: refuseImporter },
      schema: {
        summary: '检查或导入一份文件（任务）：名录、宗地、用地关系、边界 · check or import a file, a job',
        description:
          'The body is the file itself. With dry=true nothing is put on record: the job tells what would come of it. Sent again it changes nothing.',
        headers: KeyHeader,
        params: Type.Object({ what: oneOf(WHAT) }),
        querystring: Type.Object({
          on: Day,
          dry: Type.Boolean({ default: false, description: 'check only' }),
          complete: Type.Boolean({ default: false, description: 'all there are: others have ended on that day' }),
          of: Type.Optional(oneOf(BOUNDED, 'whose boundaries they are; units by default')),
          meridian: Type.Optional(
            Type.Integer({
              minimum: 75,
              maximum: 135,
              multipleOf: 3,
              description: 'central meridian of coordinates that do not tell their zone',
            }),
          ),
          name: Type.String({
            minLength: 1,
            maxLength: 100,
            default: '名录',
            description: 'of the file, for findings',
          }),
        }),
        consumes: [ZIP, GEOJSON, XLSX, CSV],
        response: { 202: Begun, ...Refusals, 413: RefusalRef, 415: RefusalRef },
      },
    },
    async (request, reply) => {
      const { what } = request.params
      const { on: day, ...query } = request.query
      const bytes = bytesOf(request.body, Object.keys(ENDINGS).join(', '))
      const sent = toSent(what, String(request.headers['content-type']), { ...query, day, bytes })
      const begun = await imports.begin(jobs, whoOf(request), sent, request.headers['idempotency-key'])
      return await reply.code(202).send({ job: take(begun).id })
    },
  )

  door.post(
    '/api/registers/book',
    {
      schema: {
        summary: '把规则库的单位和指标导入名录 · units and indicators of the rule book',
        headers: KeyHeader,
        body: Type.Object({ on: Day }, exact),
        response: { 200: Type.Object({ units: Brought, indicators: Brought }), ...Refusals },
      },
    },
    async (request) => {
      const key = request.headers['idempotency-key']
      const brought = await imports.book(whoOf(request), request.body.on, key)
      return bare(take<{ units: Imported; indicators: Imported }>(brought))
    },
  )
}

interface Asked {
  readonly day: string
  readonly dry: boolean
  readonly complete: boolean
  readonly of?: (typeof BOUNDED)[number]
  readonly meridian?: number
  readonly name: string
  readonly bytes: Uint8Array
}

function toSent(what: (typeof WHAT)[number], type: string, { of = 'unit', meridian, ...asked }: Asked): SentFile {
  const known = Object.keys(ENDINGS).find((one) => type.startsWith(one)) as keyof typeof ENDINGS | undefined
  const ending = known === undefined ? undefined : ENDINGS[known]
  const land = LAND.find((one) => one === what)
  const register = FROM_SHEETS.find((one) => one === what)
  if (register !== undefined && (ending === 'xlsx' || ending === 'csv')) return { ...asked, register, ending }
  const fits = land === 'tenure' ? ending === 'xlsx' || ending === 'csv' : ending === 'zip' || ending === 'geojson'
  if (land !== undefined && ending !== undefined && fits)
    return { ...asked, what: land, of, ending, ...(meridian === undefined ? {} : { meridian }) }
  const types = register !== undefined || land === 'tenure' ? `${XLSX}, ${CSV}` : `${ZIP}, ${GEOJSON}`
  throw new Refused(415, [finding('server/land-type', {}, { type: known ?? '—', types })])
}
