// Web · names of units on the public pages: a town with the county it lies in.

export interface NamedUnit {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly parent: string | null
}

/** `南湖区 凤桥镇`; the code itself where nobody knows a name. */
export function unitTellerOf(units: readonly NamedUnit[]): (code: string) => string {
  const byCode = new Map(units.map((one) => [one.code, one]))
  return (code) => {
    const unit = byCode.get(code)
    if (unit === undefined) return code
    const above = unit.kind === 'town' ? byCode.get(unit.parent ?? '') : undefined
    return above === undefined ? unit.name : `${above.name} ${unit.name}`
  }
}

/** Codes of a unit and all below it. */
export function unitsWithin(units: readonly NamedUnit[], code: string): ReadonlySet<string> {
  const found = new Set([code])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const one of units) if (one.parent !== null && found.has(one.parent)) found.add(one.code)
  }
  return found
}

/** In the order of a list to choose from: each county with its towns behind it. */
export const inOrder = (units: readonly NamedUnit[]): NamedUnit[] => {
  const nameOf = unitTellerOf(units)
  return [...units].sort((a, b) => (nameOf(a.code) < nameOf(b.code) ? -1 : 1))
}
