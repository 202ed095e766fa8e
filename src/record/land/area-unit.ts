// Land · in which unit a register's areas are written, when its header does not say: the shapes know.
import { findUnit, type Unit } from '../../kernel/units.ts'

const UNITS = ['㎡', '亩', '公顷'] as const

/** The unit in which written and measured areas agree in the middle; undefined when they agree in none. */
export function findAreaUnit(
  written: readonly (number | undefined)[],
  measured: readonly (number | undefined)[],
): Unit | undefined {
  const ratios = written
    .flatMap((value, i) => {
      const area = measured[i]
      return value === undefined || value <= 0 || area === undefined || area <= 0 ? [] : [area / value]
    })
    .sort((a, b) => a - b)
  const middle = ratios[ratios.length >> 1]
  if (middle === undefined) return undefined
  return UNITS.flatMap((symbol) => findUnit(symbol) ?? []).find(({ times, over }) => {
    const off = (middle * over) / times
    return off > 0.5 && off < 2
  })
}
