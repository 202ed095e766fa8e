// Server · parcels, tenure and boundaries from a file that is sent: every finding at once, with its record or row.

import { Type } from 'typebox'
import { BOUNDED } from '../../app/import-boundaries.ts'
import type { LandDesk } from '../../app/land-desk.ts'
import { refuseImporter } from '../../app/may-import.ts'
import { finding } from '../../kernel/finding.ts'
import { FindingShape, RefusalRef, tellable } from '../answer.ts'
import { bytesOf, CSV, GEOJSON, ZIP } from '../bytes.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { Day, oneOf, XLSX } from '../shapes.ts'
import { statusOf } from '../status.ts'
import { whoOf } from '../who.ts'

/** A zipped shapefile of two hundred thousand parcels is half of it. */
const LIMIT = 100_000_000
const MOST_TOLD = 200
const ENDINGS = { [ZIP]: 'zip', [GEOJSON]: 'geojson', [XLSX]: 'xlsx', [CSV]: 'csv' } as const

export function addLandImports(door: Door, land: LandDesk): void {
  door.post(
    '/api/land/:what/import',
    {
      bodyLimit: LIMIT,
      config: { refuse: refuseImporter },
      schema: {
        summary:
          '导入宗地、边界（shapefile 压缩包或 GeoJSON）、用地关系（表格） · parcels, boundaries, tenure from a file',
        description: 'The body is the file itself. Sent again it changes nothing: what is as it was brings no row.',
        headers: RoleHeader,
        params: Type.Object({ what: oneOf(['parcel', 'tenure', 'boundary']) }),
        querystring: Type.Object({
          on: Day,
          of: Type.Optional(oneOf(BOUNDED, 'whose boundaries they are; units by default')),
          complete: Type.Boolean({ default: false, description: 'all there are: others have ended on that day' }),
          name: Type.String({
            minLength: 1,
            maxLength: 100,
            default: '宗地',
            description: 'of the file, for findings',
          }),
        }),
        consumes: [ZIP, GEOJSON, XLSX, CSV],
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
      const { what } = request.params
      const bytes = bytesOf(request.body, Object.keys(ENDINGS).join(', '))
      const type = Object.keys(ENDINGS).find((one) => String(request.headers['content-type']).startsWith(one))
      const ending = ENDINGS[type as keyof typeof ENDINGS]
      const isSheet = ending === 'xlsx' || ending === 'csv'
      if (ending === undefined || isSheet !== (what === 'tenure'))
        throw new Refused(415, [
          finding(
            'server/land-type',
            {},
            { type: type ?? '—', types: what === 'tenure' ? `${XLSX}, ${CSV}` : `${ZIP}, ${GEOJSON}` },
          ),
        ])
      const { on, of = 'unit', complete, name } = request.query
      const done = await land.import(whoOf(request), { what, of, day: on, complete, name, ending, bytes })
      const { imported, findings, total } = done
      if (imported === undefined) throw new Refused(statusOf(findings[0]?.code), findings, total)
      const { added, changed, ended, same } = imported
      return { added, changed, ended, same, findings: findings.slice(0, MOST_TOLD).map(tellable), total }
    },
  )
}
