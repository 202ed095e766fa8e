// Map · boundaries of units, platforms and parks as of a day, with their names, and where their label stands.
import type { Bounds } from '../../kernel/shape.ts'
import { shapesAt } from '../../store/pg/land.ts'
import { subjectsAt, unitsAt } from '../../store/pg/registers.ts'
import type { Session } from '../../store/pg/session.ts'
import { BOUNDED, type Bounded } from '../import-boundaries.ts'

export interface Border {
  readonly of: Bounded
  readonly id: string
  readonly name: string
  readonly unit: string
  /** Of units: county, town, zone; of platforms what the register calls it. */
  readonly kind: string
  readonly coordinates: number[][][][]
  readonly bounds: Bounds
  readonly label: readonly [lon: number, lat: number]
}

export interface Borders {
  readonly borders: readonly Border[]
  /** The unit itself and those above it. */
  readonly upFrom: (unit: string) => readonly string[]
}

export async function readBorders(session: Session, day: string): Promise<Borders> {
  const units = await unitsAt(session, day)
  const borders: Border[] = []
  for (const of of BOUNDED) {
    const shapes = await shapesAt(session, of, day)
    if (shapes.length === 0) continue
    const subjects = of === 'unit' ? [] : await subjectsAt(session, of, day)
    const named = new Map([
      ...(of === 'unit' ? units : []).map(({ code, name, kind }) => [code, { name, kind }] as const),
      ...subjects.map(({ id, name, facts }) => [id, { name, kind: String(facts['kind'] ?? of) }] as const),
    ])
    for (const { id, unit, outline, west, south, east, north } of shapes) {
      const about = named.get(id)
      if (about === undefined) continue
      const coordinates = JSON.parse(outline) as number[][][][]
      const bounds = { minX: west, minY: south, maxX: east, maxY: north }
      borders.push({ of, id, unit, ...about, coordinates, bounds, label: labelOf(coordinates) })
    }
  }
  const parents = new Map(units.map(({ code, parent }) => [code, parent]))
  return {
    borders,
    upFrom(unit) {
      const found: string[] = []
      for (
        let at: string | null | undefined = unit;
        at !== null && at !== undefined && !found.includes(at);
        at = parents.get(at)
      )
        found.push(at)
      return found
    },
  }
}

/** The centroid of the largest ring in the plane of the numbers. */
export function labelOf(coordinates: readonly number[][][][]): [number, number] {
  let best = { area: 0, at: [0, 0] as [number, number] }
  for (const [outer = []] of coordinates) {
    const [x0 = 0, y0 = 0] = outer[0] ?? []
    let [area, x, y] = [0, 0, 0]
    for (let i = 1; i < outer.length; i++) {
      const [ax = 0, ay = 0] = outer[i - 1] ?? []
      const [bx = 0, by = 0] = outer[i] ?? []
      const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
      area += cross
      x += (ax + bx - 2 * x0) * cross
      y += (ay + by - 2 * y0) * cross
    }
    if (Math.abs(area) > best.area) best = { area: Math.abs(area), at: [x0 + x / (3 * area), y0 + y / (3 * area)] }
  }
  return best.at
}
