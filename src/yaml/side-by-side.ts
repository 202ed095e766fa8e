// YAML · two values side by side, leaf by leaf: entries of lists are told apart by their id or name, not by their place.

export type Leaf = string | number | boolean | null
export interface SideBySide {
  /** From the top down; an entry of a list by its id. */
  readonly keys: readonly string[]
  /** Labels of what it stands in, outermost first. */
  readonly labels: readonly Label[]
  /** Absent where the one side has nothing. */
  readonly left?: Leaf
  readonly right?: Leaf
}
type Label = string | { readonly zh: string; readonly en: string }

/** All leaves of both, in the order of the right one; what only the left one has stands after what it stood after there. */
export function sideBySide(left: unknown, right: unknown): SideBySide[] {
  const [old, now] = [leavesOf(left), leavesOf(right)]
  const order = [...now.keys()]
  let after = -1
  for (const key of old.keys()) {
    const at = order.indexOf(key)
    if (at >= 0) after = at
    else order.splice(++after, 0, key)
  }
  return order.map((key) => {
    const [a, b] = [old.get(key), now.get(key)]
    const { keys, labels } = (b ?? a) as Told
    return {
      ...{ keys, labels },
      ...(a === undefined ? {} : { left: a.value }),
      ...(b === undefined ? {} : { right: b.value }),
    }
  })
}

export const differs = ({ left, right }: SideBySide): boolean => left !== right

interface Told {
  readonly keys: readonly string[]
  readonly labels: readonly Label[]
  readonly value: Leaf
}

function leavesOf(top: unknown): Map<string, Told> {
  const found = new Map<string, Told>()
  const go = (value: unknown, keys: readonly string[], labels: readonly Label[]): void => {
    if (isLeaf(value) || (Array.isArray(value) && value.every(isLeaf))) {
      const leaf = Array.isArray(value) ? value.map(String).join('、') : value
      found.set(JSON.stringify(keys), { keys, labels, value: leaf })
      return
    }
    if (Array.isArray(value)) {
      const seen = new Map<string, number>()
      for (const [i, one] of value.entries()) {
        const name = nameOf(one) ?? String(i + 1)
        const times = (seen.get(name) ?? 0) + 1
        seen.set(name, times)
        const key = times === 1 ? name : `${name} (${times})`
        if (isPair(one)) go(one[1], [...keys, key], labels)
        else go(one, [...keys, key], withLabel(labels, one))
      }
      return
    }
    if (value === null || typeof value !== 'object') return
    for (const [key, one] of Object.entries(value)) go(one, [...keys, key], withLabel(labels, one))
  }
  go(top, [], [])
  return found
}

const isLeaf = (value: unknown): value is Leaf =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** `[A, 0.2]` in a list is the value of A. */
const isPair = (one: unknown): one is readonly [string | number, Leaf] =>
  Array.isArray(one) && one.length === 2 && (typeof one[0] === 'string' || typeof one[0] === 'number') && isLeaf(one[1])

function nameOf(one: unknown): string | undefined {
  if (isPair(one)) return String(one[0])
  if (one === null || typeof one !== 'object' || Array.isArray(one)) return undefined
  const { id, when } = one as Readonly<Record<string, unknown>>
  return typeof id === 'string' ? id : typeof when === 'string' ? when : undefined
}

function withLabel(labels: readonly Label[], one: unknown): readonly Label[] {
  if (one === null || typeof one !== 'object' || Array.isArray(one)) return labels
  const { label, name, because } = one as Readonly<Record<string, unknown>>
  const found = [label, name, because].find((each) => typeof each === 'string' || isSaid(each))
  return found === undefined ? labels : [...labels, found as Label]
}

const isSaid = (one: unknown): boolean =>
  one !== null && typeof one === 'object' && typeof (one as { zh?: unknown }).zh === 'string' && 'en' in one
