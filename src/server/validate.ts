// Server · shapes held: what stands in an address is text and is turned into numbers; a body must be right as it is sent.
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import { isDay } from '../kernel/day.ts'

const addFormats = (ajv: Ajv2020): Ajv2020 =>
  (formatsPlugin as unknown as (ajv: Ajv2020) => Ajv2020)(ajv).addFormat('date', isDay)
const exact = { allErrors: true, strict: false, useDefaults: true, removeAdditional: false } as const

/** One for each server: schemas with an id may be added to it only once. A shape is compiled when it is first asked for, not a hundred at the start. */
export function createValidator(): FastifySchemaCompiler<object> {
  const bodies = addFormats(new Ajv2020(exact))
  const addresses = addFormats(new Ajv2020({ ...exact, coerceTypes: 'array' }))
  return ({ schema, httpPart }) => {
    let check: ValidateFunction | undefined
    const validate = Object.assign(
      (data: unknown): boolean => {
        check ??= (httpPart === 'body' ? bodies : addresses).compile(schema)
        const held = check(data)
        validate.errors = (check.errors ?? null) as never
        return held
      },
      { errors: null },
    )
    return validate
  }
}
