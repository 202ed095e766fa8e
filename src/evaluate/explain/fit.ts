// Explain · as few digits as will do: what is printed must give, put into a calculator, what is printed as its result.
import type { Said, Sum } from '../../kernel/explanation.ts'
import { type Digits, decimalsOf, fixed, reckonTerm, showGiven, showQuantity, showTerm, type Term } from './term.ts'

/** A line before its digits are chosen. */
export interface Draft {
  readonly words: Said
  readonly term: Term
  /** What the evaluation has, not what the term gives. */
  readonly value: number
  /** given: the result is shown in full. */
  readonly role: 'quantity' | 'points' | 'given'
  /** Decimals of points beyond those that all points have. */
  readonly extra?: number
  readonly unit?: string
  /** Also said with the digits that were chosen. */
  readonly remark?: (shown: (value: number) => string) => Said
}

export const NOTHING: Said = { zh: '', en: '' }
export const FEWEST = 6
export const MOST = 15
const MOST_DECIMALS = 12

/** The lines of one node, all with the same digits, so that a number looks alike wherever it stands. */
export function fitLines(
  drafts: readonly Draft[],
  decimals: number,
): { sums: Sum[]; significant: number; fits: boolean } {
  for (let significant = FEWEST; ; significant++) {
    const digits = { significant, decimals }
    const fits = drafts.every((draft) => holds(draft, digits))
    if (fits || significant === MOST) return { sums: drafts.map((draft) => toSum(draft, digits)), significant, fits }
  }
}

/** Fewest decimals of points, at least `least`, with which `build` fits. */
export function fitDecimals<T extends { readonly fits: boolean }>(least: number, build: (decimals: number) => T): T {
  for (let decimals = least; ; decimals++) {
    const built = build(decimals)
    if (built.fits || decimals >= MOST_DECIMALS) return built
  }
}

function holds({ term, value, role, extra }: Draft, digits: Digits): boolean {
  const result = show(value, role, digits, extra)
  const got = reckonTerm(term, digits)
  const shown = toNumber(result)
  const half = 0.5 * 10 ** -decimalsOf(result)
  // Points added must add up as shown; others may be rounded once.
  const slack = isAddition(term) && role === 'points' ? 1e-9 * Math.max(1, Math.abs(shown)) : half
  return Math.abs(got - shown) <= slack * (1 + 1e-9) + 1e-12 * Math.abs(shown)
}

const isAddition = (term: Term): boolean =>
  term.kind === 'number'
    ? term.role === 'points'
    : term.kind === 'operation' &&
      (term.operation === '+' || term.operation === '−') &&
      isAddition(term.a) &&
      isAddition(term.b)

function toSum({ words, term, value, role, extra, unit, remark }: Draft, digits: Digits): Sum {
  const result = show(value, role, digits, extra)
  const exact = Math.abs(reckonTerm(term, digits) - toNumber(result)) <= 1e-11 * Math.max(1e-6, Math.abs(value))
  return {
    words,
    expression: showTerm(term, digits),
    sign: exact ? '=' : '≈',
    result,
    value,
    unit: unit === undefined || unit === '1' ? '' : unit,
    remark: remark === undefined ? NOTHING : remark((one) => showQuantity(one, digits.significant)),
  }
}

const show = (value: number, role: Draft['role'], { significant, decimals }: Digits, extra = 0): string =>
  role === 'points'
    ? fixed(value, decimals + extra)
    : Number.isInteger(value) || role === 'given'
      ? showGiven(value)
      : showQuantity(value, significant)

export const toNumber = (shown: string): number => Number(shown.replace('−', '-'))
