// Explain · arithmetic as a tree: evaluated with exact numbers, printed with rounded ones, so that what is printed can be checked.

export type Operation = '+' | '−' | '×' | '÷' | '^'
export type Call = 'min' | 'max' | 'abs' | 'ln' | 'log10' | 'exp' | 'sqrt' | 'round' | 'floor' | 'ceil'
/** given: shown in full; quantity: to so many significant digits; points: to so many decimals. */
export type Role = 'given' | 'quantity' | 'points'

export type Term =
  | {
      readonly kind: 'number'
      readonly value: number
      readonly role: Role
      /** Decimals of points beyond those that all points have. */
      readonly extra?: number
    }
  | { readonly kind: 'operation'; readonly operation: Operation; readonly a: Term; readonly b: Term }
  | { readonly kind: 'call'; readonly call: Call; readonly args: readonly Term[] }

/** How many digits rounded numbers get. */
export interface Digits {
  readonly significant: number
  readonly decimals: number
}

export const given = (value: number): Term => ({ kind: 'number', value, role: 'given' })
export const quantity = (value: number): Term => ({ kind: 'number', value, role: 'quantity' })
export const points = (value: number, extra = 0): Term => ({ kind: 'number', value, role: 'points', extra })
export const operate = (a: Term, operation: Operation, b: Term): Term => ({ kind: 'operation', operation, a, b })
export const call = (name: Call, ...args: readonly Term[]): Term => ({ kind: 'call', call: name, args })
export const chain = (operation: Operation, terms: readonly Term[]): Term =>
  terms.reduce((a, b) => operate(a, operation, b))

/** The number a term gives; with `digits`, the one its printed digits give. */
export function reckonTerm(term: Term, digits?: Digits): number {
  if (term.kind === 'number')
    return digits === undefined ? term.value : Number(digitsOf(term, digits).replace('−', '-'))
  if (term.kind === 'call') return CALLS[term.call](...term.args.map((arg) => reckonTerm(arg, digits)))
  const [a, b] = [reckonTerm(term.a, digits), reckonTerm(term.b, digits)]
  switch (term.operation) {
    case '+':
      return a + b
    case '−':
      return a - b
    case '×':
      return a * b
    case '÷':
      return a / b
    case '^':
      return a ** b
  }
}

const CALLS: Readonly<Record<Call, (...args: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  abs: Math.abs,
  ln: Math.log,
  log10: Math.log10,
  exp: Math.exp,
  sqrt: Math.sqrt,
  round: (x = 0, places = 0) =>
    (Math.sign(x) * Math.round(Number((Math.abs(x) * 10 ** places).toPrecision(15)))) / 10 ** places,
  floor: Math.floor,
  ceil: Math.ceil,
}

export const showTerm = (term: Term, digits: Digits): string => print(term, digits, undefined, false)

const RANK: Readonly<Record<Operation, number>> = { '+': 1, '−': 1, '×': 2, '÷': 2, '^': 3 }

/** `within`: the operation that the term is a side of; `right`: its right side. */
function print(term: Term, digits: Digits, within: Operation | undefined, right: boolean): string {
  if (term.kind === 'number') {
    const text = digitsOf(term, digits)
    return text.startsWith('−') && (right || within === '^') ? `(${text})` : text
  }
  if (term.kind === 'call')
    return `${term.call}(${term.args.map((arg) => print(arg, digits, undefined, false)).join(', ')})`
  const { operation } = term
  const [a, b] = [print(term.a, digits, operation, false), print(term.b, digits, operation, true)]
  const text = operation === '^' ? `${a}^${b}` : `${a} ${operation} ${b}`
  return within !== undefined && needsBrackets(operation, within, right) ? `(${text})` : text
}

function needsBrackets(inner: Operation, outer: Operation, right: boolean): boolean {
  if (RANK[inner] !== RANK[outer]) return RANK[inner] < RANK[outer]
  if (outer === '^') return true
  // A ratio keeps its brackets also where a product could do without, so that it is seen.
  return right && !(outer === '+' || (outer === '×' && inner === '×'))
}

function digitsOf({ value, role, extra }: Extract<Term, { kind: 'number' }>, digits: Digits): string {
  if (role === 'points') return fixed(value, digits.decimals + (extra ?? 0))
  return role === 'given' ? showGiven(value) : showQuantity(value, digits.significant)
}

/** In full, without the noise of the last binary place. */
export const showGiven = (value: number): string => plain(Number(value.toPrecision(15)))

/** At least so many significant digits; a number with fewer is shown as it is. */
export function showQuantity(value: number, significant: number): string {
  const full = Number(value.toPrecision(15))
  if (full === 0) return '0'
  // What is short enough is shown whole: figures as they were filed are.
  if (String(Math.abs(full)).replace(/\.|e.*/g, '').length <= 10) return plain(full)
  const places = Math.max(0, significant - 1 - Math.floor(Math.log10(Math.abs(full))))
  return places > 90 ? plain(full) : plain(Number(full.toFixed(Math.min(places, 100))))
}

export const fixed = (value: number, decimals: number): string => minus(roundHalf(value, decimals).toFixed(decimals))

/** Half away from zero on the decimal digits, as people round. */
export function roundHalf(value: number, decimals: number): number {
  const near = Number(value.toPrecision(15))
  const scaled = Number(`${Math.abs(near)}e${decimals}`)
  if (!Number.isFinite(scaled)) return near
  const rounded = Number(`${Math.round(scaled)}e-${decimals}`)
  return near < 0 ? 0 - rounded : rounded
}

function plain(value: number): string {
  const text = String(value)
  return minus(
    text.includes('e')
      ? value
          .toFixed(Math.min(100, Math.max(0, 14 - Math.floor(Math.log10(Math.abs(value))))))
          .replace(/(\.\d*?)0+$/, '$1')
          .replace(/\.$/, '')
      : text,
  )
}

const minus = (text: string): string => text.replace('-', '−')

/** How many decimals a shown number has. */
export const decimalsOf = (shown: string): number => shown.split('.')[1]?.length ?? 0
