// Web · colours of the map: one meaning each, told in the legend by a letter, a range or a word besides.

import type { Layer } from './address.ts'
import type { Legend, MapPlace } from './asked.ts'

export interface Swatch {
  readonly key: string
  readonly colour: string
  /** A letter of a grade, bounds of a class, a use; empty when nothing is known. */
  readonly name: string
  readonly from?: number
  readonly below?: number
}

export const GRADES = ['A', 'B', 'C', 'D'] as const
const OF_GRADE = { A: '#2e9a55', B: '#2f7fce', C: '#e0a800', D: '#d0463c' } as const
/** Light to dark; as many as there are classes are taken from either end. */
const SHADES = ['#e3edf5', '#bcd5e8', '#8db7d8', '#5a93c2', '#2f6ea6', '#1d4f80', '#0f3357']
const USES = ['#6d7fb3', '#b3835e', '#5f9e8f', '#a86f9c', '#8f9a4a', '#c97b72']
const UNKNOWN = '#c3cad1'

/** What the legend shows and the map is painted with; the last one stands for nothing known. */
export function swatchesOf(layer: Layer, legend: Legend | undefined, places: readonly MapPlace[]): readonly Swatch[] {
  const rest: Swatch = { key: 'none', colour: UNKNOWN, name: '' }
  if (layer === 'grade') return [...GRADES.map((name) => ({ key: name, colour: OF_GRADE[name], name })), rest]
  if (layer === 'use')
    return [...usesOf(places).map((name, i) => ({ key: name, colour: USES[i] ?? UNKNOWN, name })), rest]
  return [...classesOf(legend?.tax_per_mu?.classes ?? []), rest]
}

export function classesOf(bounds: readonly number[]): readonly Swatch[] {
  const shades = SHADES.slice(Math.max(0, Math.floor((SHADES.length - bounds.length - 1) / 2)))
  return [undefined, ...bounds].map((from, i) => {
    const below = bounds[i]
    return {
      key: String(from ?? 'least'),
      colour: shades[i] ?? UNKNOWN,
      name: from === undefined ? `< ${below}` : below === undefined ? `≥ ${from}` : `${from} – ${below}`,
      ...(from === undefined ? {} : { from }),
      ...(below === undefined ? {} : { below }),
    }
  })
}

/** Those with most land in the city. */
function usesOf(places: readonly MapPlace[]): string[] {
  const sums = new Map<string, number>()
  for (const { of, uses } of places)
    if (of === 'unit') for (const [use, area] of Object.entries(uses)) sums.set(use, Math.max(sums.get(use) ?? 0, area))
  return [...sums]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, USES.length)
    .map(([use]) => use)
}

export const gradeColour = (grade: (typeof GRADES)[number]): string => OF_GRADE[grade]
