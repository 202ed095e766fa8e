// Scores · a score worked out for one unit, line by line: what the explanation prints with numbers put in.
import type { Said } from '../../kernel/explanation.ts'
import { given, operate, reckonTerm, type Term } from '../explain/term.ts'
import type { Base } from '../scheme/schema.ts'
import type { StatName } from './kind.ts'

/** The figures that a score reads, as terms; asked only where the score has a value. */
export interface Work {
  readonly x: Term
  readonly weight: Term
  readonly down: boolean
  base(base: Base): Term
  stat(name: StatName): Term
  /** The standard deviation; null where there is none. */
  spread(): Term | null
  rank(): Term
  percent(): Term
  formula(text: string | number | boolean): { readonly words: Said; readonly term: Term }
}

export interface Step {
  readonly words: Said
  readonly term: Term
  /** The last line gives the points. */
  readonly role: 'quantity' | 'points'
  readonly remark?: (shown: (value: number) => string) => Said
}

export const said = (zh: string, en: string): Said => ({ zh, en })

/** Weight × share, the share kept within limits; a limit that is met gets a line of its own. */
export function clampedSteps(
  weight: Term,
  share: Said,
  term: Term,
  low: number | undefined,
  high: number | undefined,
): Step[] {
  const now = reckonTerm(term)
  const limit = low !== undefined && now < low ? low : high !== undefined && now > high ? high : undefined
  const bracket = said(`权重 × (${share.zh})`, `weight × (${share.en})`)
  if (limit === undefined) return [{ words: bracket, term: operate(weight, '×', term), role: 'points' }]
  const under = limit === low && now < limit
  return [
    {
      words: share,
      term,
      role: 'quantity',
      remark: (shown) =>
        under
          ? said(`低于下限 ${shown(limit)}，按 ${shown(limit)} 计`, `below the least, ${shown(limit)} counts`)
          : said(`高于上限 ${shown(limit)}，按 ${shown(limit)} 计`, `above the most, ${shown(limit)} counts`),
    },
    {
      words: said('权重 × 所计之数', 'weight × what counts'),
      term: operate(weight, '×', given(limit)),
      role: 'points',
    },
  ]
}

export const only = (words: Said, term: Term): Step[] => [{ words, term, role: 'points' }]
