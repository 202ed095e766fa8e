// Server · shapes held: what stands in an address is text and is turned into numbers; a body must be right as it is sent.
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import { isDay } from '../kernel/day.ts'

const addFormats = (ajv: Ajv2020): Ajv2020 =>
  (formatsPlugin as unknown as (ajv: Ajv2020) => Ajv2020)(ajv).addFormat('date', isDay)
const exact = { allErrors: true, strict: false, useDefaults: true, removeAdditional: false } as const

export interface Validator {
  readonly compiler: FastifySchemaCompiler<object>
  /** Compiles what nobody has asked for yet, one shape after another with pauses between; ends early when told to stop. */
  readonly compileRest: () => void
  readonly stop: () => void
}

/** Between two shapes, so that whoever asks meanwhile waits for one at most. */
const PAUSE_MS = 10

/** One for each server: schemas with an id may be added to it only once. A shape is compiled when it is first asked for, not a hundred at the start. */
export function createValidator(): Validator {
  const bodies = addFormats(new Ajv2020(exact))
  const addresses = addFormats(new Ajv2020({ ...exact, coerceTypes: 'array' }))
  const rest: (() => unknown)[] = []
  let timer: NodeJS.Timeout | undefined
  const compileRest = (): void => {
    const next = rest.shift()
    if (next === undefined) return
    next()
    timer = setTimeout(compileRest, PAUSE_MS).unref()
  }
  return {
    compiler: ({ schema, httpPart }) => {
      let check: ValidateFunction | undefined
      const compiled = (): ValidateFunction => {
        check ??= (httpPart === 'body' ? bodies : addresses).compile(schema)
        return check
      }
      rest.push(compiled)
      const validate = Object.assign(
        (data: unknown): boolean => {
          const shape = compiled()
          const held = shape(data)
          validate.errors = (shape.errors ?? null) as never
          return held
        },
        { errors: null },
      )
      return validate
    },
    compileRest,
    stop: () => clearTimeout(timer),
  }
}
