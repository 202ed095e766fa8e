// Server · shapes that many routes share.
import { Type } from 'typebox'

export const exact = { additionalProperties: false }
export const Text = Type.String({ minLength: 1, maxLength: 200 })
export const MaybeText = Type.Union([Type.String(), Type.Null()])
export const MaybeNumber = Type.Union([Type.Number(), Type.Null()])
/** A day that there is: `2026-02-30` is none. */
export const Day = Type.String({ format: 'date' })
/** The same in both languages. */
export const Said = Type.Object({ zh: Type.String(), en: Type.String() })
export const ById = Type.Object({ id: Text })

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Why something is done. */
export const Why = {
  reason: Type.Optional(Type.String({ maxLength: 4000 })),
  clause: Type.Optional(Type.String({ maxLength: 40 })),
}

/** Which version of an evaluation. */
export const Which = {
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999, description: 'the newest when left out' })),
}

/** One of a few words. */
export const oneOf = <const Words extends readonly string[]>(words: Words, description?: string) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: words, ...(description === undefined ? {} : { description }) })

/** Longer words may be in Chinese alone. */
export const WordsShape = Type.Union([Type.String(), Said])
export const MaybeWords = Type.Union([Type.String(), Said, Type.Null()])

/** The same without `readonly`: what a route hands to its shape is written out, not changed. */
export type Bare<T> = T extends readonly (infer One)[]
  ? Bare<One>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Bare<T[Key]> }
    : T
export const bare = <T>(value: T): Bare<T> => value as Bare<T>

/** Long work that was begun. */
export const Begun = Type.Object({ job: Type.String({ description: 'ask GET /api/jobs/{job} how it goes' }) })
