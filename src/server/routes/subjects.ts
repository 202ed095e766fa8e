// Server · subjects of the registers: found by code, name or its spelling; one of them with all that was ever recorded of it.
import { Type } from 'typebox'
import type { LandDesk } from '../../app/land-desk.ts'
import { finding } from '../../kernel/finding.ts'
import { Refused } from '../faults.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { Day, MaybeText, oneOf, Text } from '../shapes.ts'
import { whoOf } from '../who.ts'

export const KINDS = ['platform', 'enterprise', 'parcel', 'cluster', 'base', 'park', 'complex', 'exit_park'] as const

const Facts = Type.Record(Type.String(), Type.Unknown(), { description: 'what the register says, by indicator' })
const subject = {
  kind: oneOf(KINDS),
  id: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  facts: Facts,
  valid_from: Type.String(),
  ended: Type.Boolean(),
}
const Subject = Type.Object(subject)

export function addSubjects(door: Door, land: LandDesk): void {
  door.get(
    '/api/subjects',
    {
      schema: {
        summary: '按代码、名称、拼音或首字母找 · search by code, name, pinyin or its initials',
        headers: RoleHeader,
        querystring: Type.Object({
          q: Type.String({ minLength: 1, maxLength: 100 }),
          on: Day,
          kind: Type.Optional(oneOf(KINDS)),
          limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ kind: oneOf(KINDS), id: Type.String(), name: Type.String(), unit: Type.String() }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { q, on, kind, limit } = request.query
      const asked = { day: on, limit, ...(kind === undefined ? {} : { kinds: [kind] }) }
      const items = await land.search(whoOf(request), q, asked)
      return { items: items.map((one) => ({ ...one, kind: kindOf(one.kind) })) }
    },
  )

  door.get(
    '/api/subjects/:kind/:id',
    {
      schema: {
        summary: '一个主体：某日的登记、历次登记、迁移、宗地的用地关系 · one subject, its history and moves',
        description: 'now is null when it was not there on that day, or had moved to a unit that is not yours to see.',
        headers: RoleHeader,
        params: Type.Object({ kind: oneOf(KINDS), id: Text }),
        querystring: Type.Object({ on: Day }),
        response: {
          200: Type.Object({
            now: Type.Union([Subject, Type.Null()]),
            history: Type.Array(
              Type.Object({
                ...subject,
                act: Type.Integer(),
                source: Type.Union(
                  [Type.Object({ file: Type.String(), by: Type.String(), at: Type.String() }), Type.Null()],
                  {
                    description: 'null: not yours to see',
                  },
                ),
              }),
            ),
            moves: Type.Array(
              Type.Object({
                day: Type.String(),
                act: Type.Integer(),
                from_unit: Type.String(),
                to_unit: Type.String(),
              }),
            ),
            tenure: Type.Array(
              Type.Object({
                parcel: Type.String(),
                holder: Type.String(),
                kind: oneOf(['own', 'lease-in', 'lease-out']),
                share: Type.Number(),
                since: MaybeText,
                until: MaybeText,
                counterpart: MaybeText,
                evidence: MaybeText,
                source: Type.String(),
                unit: Type.String(),
              }),
            ),
          }),
          ...Refusals,
        },
      },
    },
    async (request) => {
      const { kind, id } = request.params
      const found = await land.subject(whoOf(request), kind, id, request.query.on)
      if (found === undefined) throw new Refused(404, [finding('server/not-found', {}, { what: id })])
      const { now, history, tenure, sources } = found
      return {
        now: now === undefined ? null : { ...now, kind },
        history: history.rows.map((row) => ({ ...row, kind, source: sources.get(row.act) ?? null })),
        moves: history.moves,
        tenure: tenure.map((row) => ({ ...row, kind: row.kind as 'own' | 'lease-in' | 'lease-out' })),
      }
    },
  )
}

const kindOf = (kind: string): (typeof KINDS)[number] => KINDS.find((one) => one === kind) ?? 'enterprise'
