// App · firms on one site: each member's own figure and the sum that is evaluated.
import { fitLines } from '../evaluate/explain/fit.ts'
import { originOf } from '../evaluate/explain/origin.ts'
import { chain, given } from '../evaluate/explain/term.ts'
import type { Scheme } from '../evaluate/scheme/schema.ts'
import type { MergedSite } from '../kernel/explanation.ts'
import type { Row } from '../store/duck.ts'

export function siteOf(scheme: Scheme, members: readonly Row[], site: Row): MergedSite | null {
  const { merge } = scheme
  if (merge === undefined) return null
  const labelOf = (column: string): string => scheme.inputs[column]?.label ?? column
  const sums = merge.sum.flatMap((input) => {
    const own = members.flatMap((member) => (typeof member[input] === 'number' ? [Number(member[input])] : []))
    const value = site[input]
    if (own.length === 0 || typeof value !== 'number') return []
    const words = members.map((member) => String(member['name'] ?? member['id']))
    const draft = {
      words: { zh: words.join(' + '), en: words.join(' + ') },
      term: chain('+', own.map(given)),
      value,
      role: 'given' as const,
      unit: String(scheme.inputs[input]?.unit ?? ''),
    }
    const [sum] = fitLines([draft], 2).sums
    return sum === undefined ? [] : [{ ...sum, input, label: labelOf(input) }]
  })
  return {
    ...originOf(scheme, merge),
    by: labelOf(merge.by),
    site: String(site[merge.by] ?? ''),
    members: members.map((member) => ({ id: String(member['id']), name: String(member['name'] ?? '') })),
    sums,
  }
}
