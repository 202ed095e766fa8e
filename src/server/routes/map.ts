// Server · beside the map: the legend, units and platforms with their sums, parcels of a box as a list, one parcel with its users, where something lies.
import { Type } from 'typebox'
import type { MapDesk } from '../../app/map/map-desk.ts'
import type { ColouredParcel } from '../../app/map/read-cell.ts'
import { round, taxPerMu } from '../../app/map/sums.ts'
import { finding } from '../../kernel/finding.ts'
import type { Bounds } from '../../kernel/shape.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { Day, MaybeNumber, MaybeText, MaybeWords, oneOf, Said, Text } from '../shapes.ts'
import { whoOf } from '../who.ts'
import { BOX, toBounds } from './land.ts'
import { KINDS } from './subjects.ts'
import { MapDayShape, mapDayOf } from './tiles.ts'

const BoundsShape = Type.Array(Type.Number(), {
  minItems: 4,
  maxItems: 4,
  description: 'west, south, east, north in degrees',
})
const Mu = Type.Number({ description: '亩' })
const TaxPerMu = Type.Union([Type.Number(), Type.Null()], { description: '万元/亩' })
const ListedParcel = {
  id: Type.String(),
  unit: Type.String(),
  platform: Type.String(),
  use: Type.String(),
  area: Mu,
  grade: Type.String({ description: 'of whoever uses most of it; empty when nobody was graded' }),
  tax_per_mu: TaxPerMu,
  user: Type.String(),
  user_name: Type.String(),
  users: Type.Integer(),
  bounds: BoundsShape,
}

export function addMap(door: Door, map: MapDesk): void {
  door.get(
    '/api/map',
    {
      schema: {
        summary:
          '地图按什么着色、有哪些评价可看、在哪里 · by what the map is coloured, whose grades it can show, where it lies',
        headers: RoleHeader,
        querystring: Type.Object({ on: Day }),
        response: {
          200: Type.Object({
            tax_per_mu: Type.Union([
              Type.Object({
                label: Said,
                unit: Type.String(),
                numerator: Type.String(),
                denominator: Type.String(),
                classes: Type.Array(Type.Number()),
                assumed: MaybeWords,
                confirm_by: MaybeText,
              }),
              Type.Null(),
            ]),
            evaluations: Type.Array(Type.Object({ id: Type.String(), period: Type.String(), scheme: Type.String() })),
            bounds: Type.Union([BoundsShape, Type.Null()]),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { rule, evaluations, bounds } = await map.legend(whoOf(request), request.query.on)
      return {
        tax_per_mu: rule === undefined ? null : toldRule(rule),
        evaluations: [...evaluations],
        bounds: bounds === undefined ? null : boundsText(bounds),
      }
    },
  )

  door.get(
    '/api/map/places',
    {
      schema: {
        summary: '单位、平台、园区和其中宗地的合计 · units, platforms and parks with the sums of their parcels',
        headers: RoleHeader,
        querystring: MapDayShape,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                of: Type.String({ description: 'unit, platform, exit_park …' }),
                id: Type.String(),
                name: Type.String(),
                unit: Type.String(),
                kind: Type.String(),
                bounds: BoundsShape,
                parcels: Type.Integer(),
                area: Mu,
                tax_per_mu: TaxPerMu,
                grades: Type.Record(Type.String(), Mu, { description: '亩 by grade' }),
                uses: Type.Record(Type.String(), Mu, { description: '亩 by use' }),
              }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const places = await map.places(whoOf(request), mapDayOf(request.query))
      return {
        items: places.map(({ border: { of, id, name, unit, kind, bounds }, sum }) => ({
          ...{ of, id, name, unit, kind, bounds: boundsText(bounds) },
          parcels: sum.parcels,
          area: round(sum.area),
          tax_per_mu: taxPerMu(sum) ?? null,
          grades: rounded(sum.grades),
          uses: rounded(sum.uses),
        })),
      }
    },
  )

  door.get(
    '/api/map/parcels',
    {
      schema: {
        summary: '一个范围内的宗地，列成表，大的在前 · parcels within a box as a list, the largest first',
        headers: RoleHeader,
        querystring: Type.Intersect([
          MapDayShape,
          Type.Object({
            box: Type.String({ pattern: BOX, description: 'west,south,east,north in degrees' }),
            grade: Type.Optional(Text),
            limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
          }),
        ]),
        response: {
          200: Type.Object({
            total: Type.Integer({ description: 'in the box, before the list is cut off' }),
            items: Type.Array(Type.Object(ListedParcel)),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { box, grade, limit } = request.query
      const found = await map.listed(whoOf(request), mapDayOf(request.query), { box: toBounds(box), grade, limit })
      if (found === undefined) throw new Refused(422, [finding('land/box-too-large', {})])
      return { total: found.total, items: found.parcels.map(listed) }
    },
  )

  door.get(
    '/api/map/parcels/:id',
    {
      schema: {
        summary:
          '一宗地为何是这个颜色：谁在用、各用多少、税收、等级 · why a parcel has its colour: its users, their land, tax and grade',
        headers: RoleHeader,
        params: Type.Object({ id: Text }),
        querystring: MapDayShape,
        response: {
          200: Type.Object({
            ...ListedParcel,
            shown_users: Type.Array(
              Type.Object({
                id: Type.String(),
                name: MaybeText,
                used: Type.Number({ description: '亩 of the parcel' }),
                numerator: MaybeNumber,
                denominator: MaybeNumber,
                grade: MaybeText,
                evaluation: Type.Union([Type.String(), Type.Null()], { description: 'that gave the grade' }),
              }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { id } = request.params
      const found = await map.parcel(whoOf(request), mapDayOf(request.query), id)
      if (found === undefined) throw new Refused(404, [finding('server/not-found', {}, { what: id })])
      return { ...listed(found.parcel), shown_users: found.users.map((user) => ({ ...user, used: round(user.used) })) }
    },
  )

  door.get(
    '/api/map/places/:kind/:id',
    {
      schema: {
        summary: '一个单位、平台、企业或宗地在哪里 · where a unit, platform, enterprise or parcel lies',
        headers: RoleHeader,
        params: Type.Object({ kind: oneOf(['unit', ...KINDS]), id: Text }),
        querystring: Type.Object({ on: Day }),
        response: {
          200: Type.Object({
            bounds: BoundsShape,
            parcels: Type.Array(Type.String(), { description: 'of an enterprise those that it owns or rents' }),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { kind, id } = request.params
      const found = await map.locate(whoOf(request), kind, id, request.query.on)
      if (found === undefined) throw new Refused(404, [finding('land/nowhere', {}, { what: id })])
      return { bounds: boundsText(found.bounds), parcels: [...found.parcels] }
    },
  )
}

type Rule = NonNullable<Awaited<ReturnType<MapDesk['legend']>>['rule']>
const toldRule = ({ label, unit, numerator, denominator, classes, assumed, confirm_by }: Rule) => ({
  ...{ label, unit, numerator, denominator, classes: [...classes] },
  assumed: assumed ?? null,
  confirm_by: confirm_by ?? null,
})

function listed({ colours, bounds }: ColouredParcel) {
  const { weighted, known, area, ...rest } = colours
  return {
    ...rest,
    area: round(area),
    tax_per_mu: taxPerMu({ weighted, known }) ?? null,
    bounds: boundsText(bounds),
  }
}

const rounded = (shares: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(shares).map(([name, area]) => [name, round(area)]))

const boundsText = ({ minX, minY, maxX, maxY }: Bounds): number[] => [minX, minY, maxX, maxY].map(sixDecimals)
const sixDecimals = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
