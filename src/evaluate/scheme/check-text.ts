// Scheme · no invisible characters in any text: a label ends up on screens, in sheets and in circulars.
import { type Finding, finding } from '../../kernel/finding.ts'
import { pathTo, type Where } from '../../yaml/read.ts'

/** Control characters besides line breaks and tabs, and signs that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const INVISIBLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

export function checkText(value: unknown, where: Where, path = ''): Finding[] {
  if (typeof value === 'string') return checkOne(value, where, path)
  if (Array.isArray(value)) return value.flatMap((one, i) => checkText(one, where, `${path}[${i}]`))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) => [
    ...checkOne(key, where, pathTo(path, key)),
    ...checkText(one, where, pathTo(path, key)),
  ])
}

function checkOne(text: string, where: Where, path: string): Finding[] {
  const found = INVISIBLE.exec(text)?.[0]
  if (found === undefined) return []
  const character = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  return [finding('evaluate/control-character', where(path), { character })]
}
