// Store · how values come back, the same from both engines: whole numbers as numbers, times as ISO 8601 in UTC, days as text.

/** Parsers by the type numbers of PostgreSQL. */
export const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: toWhole, // int8
  1082: (text) => text, // date
  1114: (text) => new Date(`${text.replace(' ', 'T')}Z`).toISOString(), // timestamp
  1184: (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString(), // timestamptz
}

function toWhole(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`a whole number beyond what can be counted: ${text}`)
  return number
}
