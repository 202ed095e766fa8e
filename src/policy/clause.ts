// Rule book · clause numbers: their order, their parents, and the clause that a citation names.
import type { Clause } from './schema/clauses.ts'
import type { Cite } from './schema/parts.ts'

type Clauses = Readonly<Record<string, Clause>>

/** In the order of the text: 2.9 before 2.10. */
export const clauseIds = (clauses: Clauses): string[] => Object.keys(clauses).sort(byNumber)

export function byNumber(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const gap = (left[i] ?? -1) - (right[i] ?? -1)
    if (gap !== 0) return gap
  }
  return 0
}

export const parentOf = (id: string): string | undefined =>
  id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : undefined

export const childrenOf = (clauses: Clauses, id: string): string[] =>
  clauseIds(clauses).filter((one) => parentOf(one) === id)

export const citesOf = (cite: Cite | undefined): readonly string[] =>
  cite === undefined ? [] : typeof cite === 'string' ? [cite] : cite

/** Whoever is named at the clause itself or, when it names nobody, at the nearest clause above it. */
export function unitsInCharge(clauses: Clauses, id: string): { lead: readonly string[]; with: readonly string[] } {
  for (let here: string | undefined = id; here !== undefined; here = parentOf(here)) {
    const own = clauses[here]
    if (own?.lead !== undefined || own?.with !== undefined) return { lead: own.lead ?? [], with: own.with ?? [] }
  }
  return { lead: [], with: [] }
}

/** The clause of this policy that a scheme's `cite` names, as `3.3` or as 三（三）…; undefined when it names another document. */
export function clauseCited(cite: string): string | undefined {
  if (/^\d{1,3}(\.\d{1,3}){0,3}$/.test(cite)) return cite
  const match = /^([一二三四五六七八九十]{1,3})（([一二三四五六七八九十]{1,3})）/.exec(cite)
  return match === null ? undefined : `${numeral(match[1] ?? '')}.${numeral(match[2] ?? '')}`
}

/** 一 to 九十九. */
function numeral(text: string): number {
  const digit = (one: string | undefined): number => ' 一二三四五六七八九'.indexOf(one ?? ' ')
  const ten = text.indexOf('十')
  if (ten < 0) return digit(text)
  return (ten === 0 ? 1 : digit(text[0])) * 10 + digit(text[ten + 1])
}
