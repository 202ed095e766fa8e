// Server · land: parcels within a box with what they are coloured by, all parcels line by line, and land used on a day.
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { type LandDesk, tooMany } from '../../app/land-desk.ts'
import { finding, type Place, sayPlace } from '../../kernel/finding.ts'
import type { Bounds } from '../../kernel/shape.ts'
import { FindingShape, tellable } from '../answer.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { bare, Day, MaybeText, oneOf, Text } from '../shapes.ts'
import { whoOf } from '../who.ts'
import { Year, yearBefore } from './tiles.ts'

const LINES = 'application/geo+json-seq'
const MOST = 5000

const ParcelFeature = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.String(),
  geometry: Type.Object({
    type: Type.Literal('MultiPolygon'),
    coordinates: Type.Array(Type.Array(Type.Array(Type.Array(Type.Number())))),
  }),
  properties: Type.Object({
    id: Type.String(),
    unit: Type.String(),
    area: Type.Number({ description: '亩, registered where it is known' }),
    use: Type.String(),
    grade: Type.String({ description: 'of whoever uses most of it; empty when nobody was graded' }),
    tax_per_mu: Type.Union([Type.Number(), Type.Null()], { description: '万元/亩' }),
    user: Type.String(),
    user_name: Type.String(),
    users: Type.Integer(),
    platform: Type.String(),
    year: Type.String(),
  }),
})

const Used = Type.Object({
  holder: Type.String(),
  name: Type.String(),
  used: Type.Number({ description: '亩 = own + leased in − leased out' }),
  own: Type.Number(),
  leased_in: Type.Number(),
  leased_out: Type.Number(),
  lines: Type.Array(
    Type.Object({
      parcel: Type.String(),
      tenure: oneOf(['own', 'lease-in', 'lease-out']),
      share: Type.Number(),
      whole: Type.Number({ description: '亩 of the whole parcel' }),
      basis: oneOf(['registered', 'measured']),
      area: Type.Number({ description: '亩 that count; negative for what is let' }),
      from: MaybeText,
      to: Type.Union([Type.String(), Type.Null()], { description: 'the first day on which it no longer holds' }),
      counterpart: MaybeText,
      evidence: MaybeText,
      source: Type.String(),
    }),
  ),
})

export function addLand(door: Door, land: LandDesk): void {
  door.get(
    '/api/parcels',
    {
      schema: {
        summary: '一个范围内的宗地，带图形、等级、亩均税收 · parcels within a box, as GeoJSON',
        description: `At most ${MOST}; a larger box is refused.`,
        headers: RoleHeader,
        querystring: Type.Object({
          box: Type.String({ pattern: BOX, description: 'west,south,east,north in degrees' }),
          on: Day,
          year: Type.Optional(Year),
        }),
        response: {
          200: Type.Object({ type: Type.Literal('FeatureCollection'), features: Type.Array(ParcelFeature) }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { box, on, year } = request.query
      const map = { day: on, period: year ?? yearBefore(on) }
      const found = await land.parcels(whoOf(request), toBounds(box), map, MOST)
      if (found === undefined) throw new Refused(422, [tooMany(MOST)])
      return { type: 'FeatureCollection' as const, features: bare(found) }
    },
  )

  door.get(
    '/api/parcels/export',
    {
      schema: {
        summary: '全部宗地，一行一个 GeoJSON，供瓦片服务或 GIS 用 · all parcels, one GeoJSON feature a line',
        headers: RoleHeader,
        querystring: Type.Object({ on: Day, year: Type.Optional(Year) }),
        produces: [LINES],
        response: Refusals,
      },
    },
    async (request, reply) => {
      const { on, year } = request.query
      const lines = land.export(whoOf(request), { day: on, period: year ?? yearBefore(on) })
      reply.type(LINES).header('content-disposition', `attachment; filename=parcels-${on}.geojsonl`)
      return await reply.send(Readable.from(lines) as never)
    },
  )

  door.get(
    '/api/enterprises/:id/land-used',
    {
      schema: {
        summary: '一家企业某日的用地，逐宗说明 · land used by an enterprise on a day, parcel by parcel',
        headers: RoleHeader,
        params: Type.Object({ id: Text }),
        querystring: Type.Object({ on: Day, area: Type.Optional(oneOf(['registered', 'measured'])) }),
        response: { 200: Type.Object({ used: Used, findings: Type.Array(FindingShape) }), ...Refusals },
      },
    },
    async (request) => {
      const { id } = request.params
      const { on, area = 'registered' } = request.query
      const { uses, names, findings } = await land.used(whoOf(request), { day: on, basis: area, holder: id })
      if (uses === undefined) throw new Refused(422, findings)
      const [use] = uses
      if (use === undefined) throw new Refused(404, [finding('server/not-found', {}, { what: id })])
      return {
        used: {
          holder: id,
          name: names.get(id) ?? '',
          used: mu(use.used),
          own: mu(use.by.own),
          leased_in: mu(use.by['lease-in']),
          leased_out: mu(-use.by['lease-out']),
          lines: use.lines.map(({ tenure, parcel, area: counted }) => ({
            parcel: tenure.parcel,
            tenure: tenure.kind,
            share: tenure.share,
            whole: mu(parcel.area),
            basis: parcel.basis,
            area: mu(counted),
            from: tenure.from ?? null,
            to: tenure.to ?? null,
            counterpart: tenure.counterpart ?? null,
            evidence: tenure.evidence ?? null,
            source: placeText(tenure.at),
          })),
        },
        findings: findings.map(tellable),
      }
    },
  )
}

const DEGREES = '-?\\d{1,3}(\\.\\d{1,12})?'
export const BOX = `^${DEGREES}(,${DEGREES}){3}$`

export function toBounds(text: string): Bounds {
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = text.split(',').map(Number)
  return { minX, minY, maxX, maxY }
}

const placeText = (at: Place): string => sayPlace(at, 'zh')
/** ㎡ → 亩, four decimals. */
const mu = (squareMetres: number): number => Math.round(squareMetres * 15) / 1e4
