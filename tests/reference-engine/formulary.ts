// Reference engine · the formulas that random schemes may use, each with what it means, written out by hand: a missing part makes the whole missing.
export type Cell = number | string | boolean | null
export type Unit = Readonly<Record<string, Cell>>
type Meaning<T> = (unit: Unit, x: number | null) => T

const n = (unit: Unit, column: string): number | null =>
  typeof unit[column] === 'number' ? Number(unit[column]) : null
/** A result that is no finite number is missing. */
export const sound = (x: number | null): number | null => (x !== null && Number.isFinite(x) ? x + 0 : null)
const both = (a: number | null, b: number | null, f: (a: number, b: number) => number): number | null =>
  a === null || b === null ? null : sound(f(a, b))
export const over = (a: number | null, b: number | null): number | null =>
  b === 0 ? null : both(a, b, (p, q) => p / q)

export const NUMBERS: Readonly<Record<string, Meaning<number | null>>> = {
  a: (u) => n(u, 'a'),
  b: (u) => n(u, 'b'),
  c: (u) => n(u, 'c'),
  'a / b': (u) => over(n(u, 'a'), n(u, 'b')),
  'a - b': (u) => both(n(u, 'a'), n(u, 'b'), (p, q) => p - q),
  'a * c': (u) => both(n(u, 'a'), n(u, 'c'), (p, q) => p * q),
  'coalesce(a, 0)': (u) => n(u, 'a') ?? 0,
  'abs(b) + 1': (u) => both(n(u, 'b'), 1, (p, q) => Math.abs(p) + q),
  '-2 * greatest(c - 1, 0)': (u) => -2 * Math.max((n(u, 'c') ?? 1) - 1, 0),
  'x / 2 + 1': (_, x) => both(x, 2, (p, q) => p / q + 1),
  'case when x > 5 then 10 else 3 end': (_, x) => (x !== null && x > 5 ? 10 : 3),
}

/** What cannot be told is not so. */
export const TRUTHS: Readonly<Record<string, Meaning<boolean>>> = {
  'a > 8': (u) => (n(u, 'a') ?? 0) > 8,
  flag: (u) => u['flag'] === true,
  "kind = 'p'": (u) => u['kind'] === 'p',
  "kind like 'q%' and c >= 2": (u) => String(u['kind'] ?? '').startsWith('q') && (n(u, 'c') ?? 0) >= 2,
  'b is null or b < 0': (u) => n(u, 'b') === null || Number(u['b']) < 0,
  'c between 1 and 3': (u) => n(u, 'c') !== null && Number(u['c']) >= 1 && Number(u['c']) <= 3,
}

export const numberOf = (formula: unknown, unit: Unit, x: number | null = null): number | null => {
  if (typeof formula === 'number') return formula
  const meaning = NUMBERS[String(formula)]
  if (meaning === undefined) throw new Error(`not in the formulary: ${String(formula)}`)
  return meaning(unit, x)
}
export const holds = (formula: unknown, unit: Unit): boolean => {
  const meaning = TRUTHS[String(formula)]
  if (meaning === undefined) throw new Error(`not in the formulary: ${String(formula)}`)
  return meaning(unit, null)
}
