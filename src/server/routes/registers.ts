// Server · units and registers as of a day.
import { Type } from 'typebox'
import type { Desk } from '../../app/desk.ts'
import { paged, pageOf, Refusals, RoleHeader, readPage } from '../paging.ts'
import type { Door } from '../server.ts'
import { bare, Day, MaybeText, oneOf } from '../shapes.ts'
import { whoOf } from '../who.ts'
import { KINDS } from './subjects.ts'

const TextBounds = { minLength: 1, maxLength: 200 }
const counted = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Optional(Type.Integer({ description: 'how many there are in all, where count is asked for' })),
  })

const toFact = (text: string | undefined) => {
  const at = text?.indexOf('=') ?? -1
  return text === undefined || at < 0 ? undefined : { key: text.slice(0, at), is: text.slice(at + 1) }
}

const UnitShape = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  parent: MaybeText,
  valid_from: Type.String(),
  ended: Type.Boolean(),
})

export function addRegisters(door: Door, desk: Desk): void {
  door.get(
    '/api/units',
    {
      schema: {
        summary: '某一天的填报单位 · reporting units as of a day',
        headers: RoleHeader,
        querystring: Type.Object({ on: Day }),
        response: {
          200: Type.Object({
            items: Type.Array(UnitShape),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => ({ items: await desk.units(whoOf(request), request.query.on) }),
  )

  door.get(
    '/api/units/history',
    {
      schema: {
        summary: '填报单位历次登记和撤并承接 · all that was ever recorded of units, and which succeeded which',
        headers: RoleHeader,
        response: {
          200: Type.Object({
            items: Type.Array(Type.Object({ ...UnitShape.properties, act: Type.Integer() })),
            successions: Type.Array(
              Type.Object(
                { from: Type.String(), to: Type.String(), day: Type.String() },
                {
                  description: 'from that day on, whoever answers for to answers for what from filed, too',
                },
              ),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => bare(await desk.unitsHistory(whoOf(request))),
  )

  door.get(
    '/api/registers/:kind',
    {
      schema: {
        summary: '某一天的名录：平台、企业、宗地、园区等 · a register as of a day',
        headers: RoleHeader,
        params: Type.Object({ kind: oneOf(KINDS) }),
        querystring: Type.Object({
          on: Day,
          unit: Type.Optional(Type.String({ ...TextBounds, description: 'with all below it' })),
          q: Type.Optional(
            Type.String({ minLength: 1, maxLength: 100, description: 'code, name, pinyin or its initials' }),
          ),
          fact: Type.Optional(
            Type.String({ pattern: '^[a-z_]{1,40}=.{1,160}$', description: 'platform=p1, scale=规上' }),
          ),
          count: Type.Boolean({ default: false, description: 'tell the total, too' }),
          ...paged,
        }),
        response: {
          200: counted(
            Type.Object({
              kind: Type.String(),
              id: Type.String(),
              name: Type.String(),
              unit: Type.String(),
              facts: Type.Record(Type.String(), Type.Unknown()),
              valid_from: Type.String(),
              ended: Type.Boolean(),
            }),
          ),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { kind } = request.params
      const { on, unit, q: search, fact, count, limit } = request.query
      const after = readPage(['text'], request.query).after?.[0]
      const part = { unit, search, fact: toFact(fact), limit, ...(after === undefined ? {} : { after: String(after) }) }
      const { items, total } = await desk.subjects(whoOf(request), kind, on, part, count)
      return { ...pageOf(items, limit, ({ id }) => [id]), ...(total === undefined ? {} : { total }) }
    },
  )
}
