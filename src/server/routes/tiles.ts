// Server · tiles of the map: units, platforms and parcels that whoever asks may see, as vector tiles.
import { type Static, Type } from 'typebox'
import type { MapDesk } from '../../app/map/map-desk.ts'
import type { MapDay } from '../../app/map/map-rule.ts'
import { finding } from '../../kernel/finding.ts'
import { isTile } from '../../kernel/tile.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { Day } from '../shapes.ts'
import { whoOf } from '../who.ts'

export const TILE = 'application/vnd.mapbox-vector-tile'
/** Of grades and figures. */
export const Year = Type.String({
  pattern: '^\\d{4}$',
  description: 'of the grades and figures; by default the year before the day',
})
/** Which day of the registers, which year's figures, whose grades. */
export const MapDayShape = Type.Object({
  on: Day,
  year: Type.Optional(Year),
  evaluation: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'whose grades; by default the newest published ones of the year',
    }),
  ),
})
export const mapDayOf = ({ on, year, evaluation }: Static<typeof MapDayShape>): MapDay => ({
  day: on,
  period: year ?? yearBefore(on),
  ...(evaluation === undefined ? {} : { evaluation }),
})
const Number_ = Type.Integer({ minimum: 0, maximum: 2 ** 22 })

export function addTiles(door: Door, map: MapDesk): void {
  door.get(
    '/api/tiles/:z/:x/:y',
    {
      config: { rateLimit: { max: TILES_A_MINUTE } },
      schema: {
        summary: '地图瓦片：单位、平台、宗地，12 级以下是汇总 · vector tiles; sums below zoom 12',
        description:
          'Layers `units`, `platforms`, `parcels`, `labels`. Parcels carry id, unit, area (亩), use, grade, tax_per_mu (万元/亩), user, user_name, users, platform; below zoom 12 squares, units and platforms carry parcels, area, grade, use, tax_per_mu and land_A … (亩 by grade). An empty tile is answered 204.',
        headers: RoleHeader,
        params: Type.Object({ z: Type.Integer({ minimum: 0, maximum: 20 }), x: Number_, y: Number_ }),
        querystring: MapDayShape,
        produces: [TILE],
        response: { 204: Type.Null(), 304: Type.Null(), ...Refusals },
      },
    },
    async (request, reply) => {
      if (!isTile(request.params))
        throw new Refused(404, [finding('server/not-found', {}, { what: request.url.slice(0, 60) })])
      const made = await map.tile(whoOf(request), { tile: request.params, ...mapDayOf(request.query) })
      reply.header('etag', made.etag)
      if (holds(request.headers['if-none-match'], made.etag)) return await reply.code(304).send(null)
      const bytes = await made.bytes()
      if (bytes.length === 0) return await reply.code(204).send(null)
      return await reply.type(TILE).send(Buffer.from(bytes) as never)
    },
  )
}

/** A page of a map asks for some twenty at once. */
const TILES_A_MINUTE = 6000

export const yearBefore = (day: string): string => String(Number(day.slice(0, 4)) - 1)

const holds = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
