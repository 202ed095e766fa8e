// Server · replies held to their shapes to the letter: for tests. A property that the document does not name is a fault, as is a missing one.
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import type { FastifySerializerCompiler } from 'fastify'
import { Refusal } from './answer.ts'

const addFormats = formatsPlugin as unknown as (ajv: Ajv2020) => Ajv2020

export function createExactSerializer(): FastifySerializerCompiler<object> {
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }))
  ajv.addSchema(close(Refusal) as object)
  return ({ schema, method, url, httpStatus }) => {
    let check: ValidateFunction | undefined
    return (reply) => {
      check ??= ajv.compile(close(schema) as object)
      const text = JSON.stringify(reply)
      if (!check(JSON.parse(text)))
        throw new Error(
          `${method} ${url} ${httpStatus ?? ''}: not as the document says: ${ajv.errorsText(check.errors)}: ${text.slice(0, 1000)}`,
        )
      return text
    }
  }
}

/** Objects whose properties are named have no others. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close)
  if (typeof schema !== 'object' || schema === null) return schema
  const made = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === 'enum' ? value : close(value)]),
  )
  const named = 'properties' in made && typeof made['properties'] === 'object' && made['type'] === 'object'
  return named && made['additionalProperties'] === undefined ? { ...made, additionalProperties: false } : made
}
