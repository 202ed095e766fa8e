// Overlaps and borders against plain integration, slab by slab, over arbitrary stars with and without holes; rings against a look at every pair of edges.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Shape } from '../../src/kernel/shape.ts'
import { areaOf } from '../../src/record/land/area.ts'
import { openCounty } from '../../src/record/land/outside-county.ts'
import { findOverlaps } from '../../src/record/land/overlaps.ts'
import { findRingFault } from '../../src/record/land/ring-faults.ts'
import { at, toDegrees } from '../fixtures/parcels.ts'
import type { Point } from '../fixtures/shapefile.ts'

type Rings = readonly (readonly Point[])[]

/** Corners at their own distances around a middle; a hole is the same star, smaller. */
const star: fc.Arbitrary<Rings> = fc
  .record({
    east: fc.integer({ min: -80, max: 80 }),
    north: fc.integer({ min: -80, max: 80 }),
    spokes: fc.array(fc.integer({ min: 20, max: 100 }), { minLength: 3, maxLength: 14 }),
    hole: fc.option(fc.double({ min: 0.2, max: 0.8, noNaN: true }), { nil: undefined }),
  })
  .map(({ east, north, spokes, hole }) => {
    const ring = (part: number): Point[] => {
      const points = spokes.map((length, i): Point => {
        const angle = (2 * Math.PI * i) / spokes.length
        return [east + part * length * Math.cos(angle), north + part * length * Math.sin(angle)]
      })
      return [...points, points[0] as Point]
    }
    return hole === undefined ? [ring(1)] : [ring(1), ring(hole).reverse()]
  })

const toShape = (rings: Rings): Shape => [
  rings.map((ring) => Float64Array.from(toDegrees(ring.map(([x, y]) => at(x, y))).flat())),
]
type Edge = readonly [from: Point, to: Point]
const edgesOf = (rings: Rings): Edge[] =>
  rings.flatMap((ring) => ring.slice(1).map((to, i): Edge => [ring[i] as Point, to]))

/** Area in both, and in the first alone: between neighbouring corners and crossings every width is linear, so its middle is its mean. */
function plainAreas(a: Rings, b: Rings): { readonly both: number; readonly first: number } {
  const [mine, theirs] = [edgesOf(a), edgesOf(b)]
  const edges = [...mine, ...theirs]
  const crossings = edges.flatMap((one, i) => edges.slice(i + 1).flatMap((other) => crossingLevel(one, other)))
  const levels = [...new Set([...edges.map(([from]) => from[1]), ...crossings])].sort((x, y) => x - y)
  let [both, first] = [0, 0]
  for (const [i, high] of levels.slice(1).entries()) {
    const low = levels[i] as number
    const [inA, inB] = [stretches(mine, (low + high) / 2), stretches(theirs, (low + high) / 2)]
    const common = inA.flatMap(([p, q]) => inB.map(([r, s]) => Math.max(0, Math.min(q, s) - Math.max(p, r))))
    const shared = common.reduce((sum, one) => sum + one, 0)
    both += shared * (high - low)
    first += (inA.reduce((sum, [p, q]) => sum + q - p, 0) - shared) * (high - low)
  }
  return { both, first }
}

function crossingLevel([[ax, ay], [bx, by]]: Edge, [[cx, cy], [dx, dy]]: Edge): number[] {
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
  const part = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn
  const level = ay + part * (by - ay)
  return part > 0 && part < 1 && level >= Math.min(cy, dy) && level <= Math.max(cy, dy) ? [level] : []
}

/** Where a level lies inside, from and to. */
function stretches(edges: readonly Edge[], y: number): (readonly [number, number])[] {
  const xs = edges
    .flatMap(([[ax, ay], [bx, by]]) => (ay > y === by > y ? [] : [ax + ((bx - ax) * (y - ay)) / (by - ay)]))
    .sort((p, q) => p - q)
  return xs.flatMap((x, i) => (i % 2 === 0 ? [[x, xs[i + 1] as number] as const] : []))
}

it('重叠面积与逐层积分相同', () => {
  let met = 0
  fc.assert(
    fc.property(star, star, (a, b) => {
      const theirs = plainAreas(a, b).both
      const steps = findOverlaps([toShape(a), toShape(b)], { least: 0, width: 0 })
      let next = steps.next()
      while (next.done !== true) next = steps.next()
      const ours = next.value.pairs[0]?.area ?? 0
      if (theirs > 1) met++
      expect(Math.abs(ours - theirs)).toBeLessThan(0.05 + 0.001 * theirs)
    }),
    { numRuns: 1000 },
  )
  expect(met).toBeGreaterThan(500)
})

it('越界面积与逐层积分相同', () => {
  let met = 0
  fc.assert(
    fc.property(star, star, (county, parcel) => {
      const theirs = plainAreas(parcel, county).first
      const shape = toShape(parcel)
      const ours =
        openCounty({ name: '模拟县', shape: toShape(county) })(shape, areaOf(shape), { least: 0, width: 0 })?.area ?? 0
      if (theirs > 1) met++
      expect(Math.abs(ours - theirs)).toBeLessThan(0.05 + 0.001 * theirs)
    }),
    { numRuns: 1000 },
  )
  expect(met).toBeGreaterThan(500)
})

it('交叉的环，逐对看边也看得到；反之亦然', () => {
  const whole = fc.integer({ min: 0, max: 60 })
  let crossing = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, whole), { minLength: 4, maxLength: 60 }), (corners) => {
      const points = corners.filter((one, i) => i === 0 || String(one) !== String(corners[i - 1]))
      const [first, last] = [points[0], points.at(-1)]
      if (points.length < 4 || first === undefined || String(first) === String(last)) return
      const found = findRingFault(toShape([[...points, first]]))?.kind === 'crossing'
      const seen = points.some((_, i) => points.some((__, j) => j > i && cross(points, i, j)))
      if (seen) crossing++
      expect(found).toBe(seen)
    }),
    { numRuns: 1000 },
  )
  expect(crossing).toBeGreaterThan(100)
})

/** Proper crossing of two edges on whole numbers: exact. */
function cross(points: readonly Point[], i: number, j: number): boolean {
  const [a, b] = [points[i] as Point, points[(i + 1) % points.length] as Point]
  const [c, d] = [points[j] as Point, points[(j + 1) % points.length] as Point]
  const turn = (p: Point, q: Point, r: Point): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}
