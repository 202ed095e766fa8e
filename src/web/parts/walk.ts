// Web · which figure is walked back, as it stands in an address: `goal:tax_per_mu`, `goal:tax_per_mu:p1`, `figure:platform:p1:tax:2024`.

export type Walk =
  | { readonly of: 'goal'; readonly goal: string; readonly member?: string }
  | {
      readonly of: 'figure'
      readonly kind: string
      readonly id: string
      readonly indicator: string
      readonly period: string
    }

export const writeWalk = (walk: Walk): string =>
  (walk.of === 'goal'
    ? ['goal', walk.goal, ...(walk.member === undefined ? [] : [walk.member])]
    : ['figure', walk.kind, walk.id, walk.indicator, walk.period]
  )
    .map(encodeURIComponent)
    .join(':')

/** Undefined where the text is none. */
export function readWalk(text: string | undefined): Walk | undefined {
  const [of, ...parts] = (text ?? '').split(':').map(plain)
  if (parts.some((one) => one === undefined || one === '')) return undefined
  const [a, b, c, d] = parts
  if (of === 'goal' && a !== undefined && parts.length <= 2)
    return { of, goal: a, ...(b === undefined ? {} : { member: b }) }
  if (of === 'figure' && a !== undefined && b !== undefined && c !== undefined && d !== undefined && parts.length === 4)
    return { of, kind: a, id: b, indicator: c, period: d }
  return undefined
}

function plain(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/** For `validateSearch`: the part of an address that opens the drawer. */
export const walkIn = (given: unknown): { walk?: string } =>
  typeof given === 'string' && readWalk(given) !== undefined ? { walk: given } : {}
