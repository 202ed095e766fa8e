// Kernel · canonical JSON: the same value gives the same text on any machine, so that its hash can be checked years later.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Deeper values are refused: no form of ours needs them, and they would exhaust the stack. */
const DEEPEST = 64
const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * The one text of a JSON value, after RFC 8785: keys sorted by UTF-16 code unit, no white space, numbers as JavaScript
 * prints them, −0 as 0. Strings stay as they are: no Unicode normalisation, so that two spellings stay two values.
 *
 * Throws a TypeError on what JSON cannot hold without loss: undefined, NaN, Infinity, a lone surrogate, a big integer,
 * a function, a date or another object of a class, a gap in a list, a value nested too deep or into itself.
 */
export function canonicalJson(value: unknown): string {
  return print(value, '$', 0)
}

function print(value: unknown, path: string, depth: number): string {
  if (depth > DEEPEST) return refuse(path, `is nested more than ${DEEPEST} deep`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return printNumber(value, path)
  if (typeof value === 'string') return printText(value, path)
  if (Array.isArray(value))
    return `[${Array.from(value, (one, i) => print(one, `${path}[${i}]`, depth + 1)).join(',')}]`
  if (isPlain(value)) return printObject(value, path, depth)
  return refuse(path, `is ${value === undefined ? 'undefined' : `a ${typeof value} that is no JSON`}`)
}

function printObject(value: Readonly<Record<string, unknown>>, path: string, depth: number): string {
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${printText(key, path)}:${print(value[key], `${path}.${key}`, depth + 1)}`)
  return `{${pairs.join(',')}}`
}

// JSON.stringify prints −0 as 0.
const printNumber = (value: number, path: string): string =>
  Number.isFinite(value) ? JSON.stringify(value) : refuse(path, `is ${value}`)

// A lone surrogate has no UTF-8: it would be hashed as one thing and stored as another.
function printText(value: string, path: string): string {
  const text = JSON.stringify(value)
  // Half of a pair is written as an escape: a text without any has none.
  return text.length > value.length + 2 && LONE_SURROGATE.test(value)
    ? refuse(path, 'holds half of a surrogate pair')
    : text
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function refuse(path: string, why: string): never {
  throw new TypeError(`no canonical JSON: ${path} ${why}`)
}
