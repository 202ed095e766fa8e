// Scheme · the lines that bonuses, deductions and their limits make in the results, each with its id.
import type { Scheme } from './schema.ts'

export const adjustId = (id: string | undefined, at: number): string => id ?? `adjust_${at + 1}`

/** Ids in the order of the results, the limits' own lines last, with their places in the file. */
export function adjustIds({ adjust = [] }: Pick<Scheme, 'adjust'>): { id: string; path: string }[] {
  const own = adjust.flatMap((rule, i) =>
    rule.points === undefined ? [] : [{ id: adjustId(rule.id, i), path: `adjust[${i}]` }],
  )
  const limits = (['cap', 'floor'] as const).flatMap((key) => {
    const at = adjust.findIndex((rule) => rule[key] !== undefined)
    return at < 0 ? [] : [{ id: key, path: `adjust[${at}]` }]
  })
  return [...own, ...limits]
}
