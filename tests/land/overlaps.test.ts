// Overlaps, county borders and faulty rings: known answers, laws, and a city of parcels in reasonable time. 模拟数据。
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Shape, sideOf, turnOf } from '../../src/kernel/shape.ts'
import { areaOf } from '../../src/record/land/area.ts'
import { openCounty } from '../../src/record/land/outside-county.ts'
import { findOverlaps, type Overlaps, type Sliver } from '../../src/record/land/overlaps.ts'
import { findRingFault } from '../../src/record/land/ring-faults.ts'
import { at, backwards, toDegrees } from '../fixtures/parcels.ts'
import { box, type Point } from '../fixtures/shapefile.ts'

const SLIVER: Sliver = { least: 1, width: 0.05 }
const shape = (...rings: (readonly Point[])[]): Shape => [
  rings.map((points) => Float64Array.from(toDegrees(points).flat())),
]
/** Metres from the origin; counter-clockwise. */
const lot = (east: number, north: number, width: number, height: number): Point[] =>
  backwards(box(...at(east, north), width, height))

function run(shapes: readonly Shape[], sliver = SLIVER, known: readonly Shape[] = []): Overlaps {
  const steps = findOverlaps(shapes, sliver, new Set(), known)
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
  }
}

describe('重叠', () => {
  it('半块重叠：面积对，位置对', () => {
    const { pairs } = run([shape(lot(0, 0, 100, 100)), shape(lot(50, 0, 100, 100)), shape(lot(500, 0, 100, 100))])
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([[0, 1]])
    expect(pairs[0]?.area).toBeCloseTo(5000, -1)
    expect(areaOf(pairs[0]?.shape ?? [])).toBeCloseTo(5000, -1)
    const [x, y] = toDegrees([at(75, 50)])[0] as Point
    expect(pairs[0]?.shape.some(([piece]) => sideOf(piece as Float64Array, x, y) >= 0)).toBe(true)
  })
  it('已有的只与新来的比，不互相比；编号接在新来的后面', () => {
    const known = [shape(lot(0, 0, 100, 100)), shape(lot(20, 0, 100, 100))]
    const { pairs } = run([shape(lot(500, 0, 100, 100)), shape(lot(110, 0, 100, 100))], SLIVER, known)
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([[1, 3]])
    expect(run([], SLIVER, known).pairs).toEqual([])
  })
  it('相邻、只碰一角、差一厘米：不算重叠', () => {
    const { pairs } = run([
      shape(lot(0, 0, 100, 100)),
      shape(lot(100, 0, 100, 100)),
      shape(lot(100, 100, 100, 100)),
      shape(lot(-99.99, 0, 100, 100)),
    ])
    expect(pairs).toEqual([])
  })
  it('落在洞里的不算，压在洞边上的只算压着的', () => {
    const ringed = shape(lot(0, 0, 100, 100), backwards(lot(20, 20, 60, 60)))
    expect(run([ringed, shape(lot(30, 30, 20, 20))]).pairs).toEqual([])
    expect(run([ringed, shape(lot(10, 30, 20, 20))]).pairs[0]?.area).toBeCloseTo(200, 0)
  })
  it('任意矩形：与算式相等，先后不影响', () => {
    const length = fc.integer({ min: 5, max: 200 })
    const place = fc.integer({ min: -200, max: 200 })
    fc.assert(
      fc.property(place, place, length, length, length, length, (x, y, w1, h1, w2, h2) => {
        const [a, b] = [shape(lot(0, 0, w1, h1)), shape(lot(x, y, w2, h2))]
        const wide = Math.max(0, Math.min(w1, x + w2) - Math.max(0, x))
        const high = Math.max(0, Math.min(h1, y + h2) - Math.max(0, y))
        const area = run([a, b]).pairs[0]?.area ?? 0
        expect(Math.abs(area - wide * high)).toBeLessThanOrEqual(0.001 * wide * high + 0.01)
        expect(run([b, a]).pairs[0]?.area ?? 0).toBeCloseTo(area, 3)
      }),
      { numRuns: 300 },
    )
  })
  it('两千宗地叠在一处：停下并说明，不无休止', () => {
    const pile = Array.from({ length: 2000 }, () => shape(lot(0, 0, 100, 100)))
    expect(run(pile).stoppedAt).toBeGreaterThan(0)
  })
  it('两把齿梳交错上百万次：说明没有查，不无休止', () => {
    const comb = (across: boolean): Point[] => {
      const teeth = Array.from({ length: 3000 }, (_, i) => [i * 0.5, i % 2 === 0 ? 10 : 1490] as const)
      const points = [...teeth, [1500, 0] as const, [0, 0] as const].map(([a, b]) => (across ? at(b, a) : at(a, b)))
      const ring = [...points, points[0] as Point]
      return across ? ring : backwards(ring)
    }
    const shapes = [shape(comb(false)), shape(comb(true)), shape(lot(0, 0, 100, 100))]
    const { tangled, pairs } = run(shapes)
    expect(tangled).toEqual([{ first: 0, second: 1 }])
    expect(pairs.length).toBe(2)
  })
  it('两宗地共用一条三千个点的长边：照查，不算重叠', () => {
    const wave = Array.from({ length: 3000 }, (_, i) => at(500 + 20 * Math.sin(i / 40), i * 0.5))
    const [bottom, top] = [wave[0] as Point, wave.at(-1) as Point]
    const left = [at(0, 0), ...wave, at(0, top[1] - at(0, 0)[1]), at(0, 0)]
    const right = [at(1000, 0), at(1000, top[1] - at(0, 0)[1]), ...backwards(wave), bottom, at(1000, 0)]
    const { tangled, pairs } = run([shape(backwards(left)), shape(backwards(right))])
    expect([tangled, pairs]).toEqual([[], []])
  })
  it('两万宗相邻的地，其中一百宗挪了两米：找出恰好这些', () => {
    const side = 142
    const shapes = Array.from({ length: 20_000 }, (_, i) => {
      const moved = i % 200 === 7 ? 2 : 0
      return shape(lot((i % side) * 60 + moved, Math.floor(i / side) * 60, 60, 60))
    })
    const from = performance.now()
    const { pairs } = run(shapes)
    expect(pairs.length).toBe(shapes.filter((_, i) => i % 200 === 7 && i % side !== side - 1).length)
    for (const { area } of pairs) expect(area).toBeCloseTo(120, -1)
    expect(performance.now() - from).toBeLessThan(30_000)
  })
})

it('任意的环，多半是坏的：都有结果，没有 NaN，都会结束', () => {
  const near = (lo: number, span: number) =>
    fc.oneof(fc.double({ min: lo, max: lo + span, noNaN: true }), fc.constantFrom(lo, lo + span, lo + span / 2))
  const ring = fc
    .constantFrom(1e-7, 1e-4, 1e-2, 20)
    .chain((span) => fc.array(fc.tuple(near(100, span), near(30, span)), { minLength: 3, maxLength: 12 }))
    .map((points) => Float64Array.from([...points, points[0] as Point].flat()))
  const any = fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
  fc.assert(
    fc.property(any, any, (a, b) => {
      const { pairs } = run([a, b], { least: 0, width: 0 })
      for (const { area } of pairs) expect(area).toBeGreaterThanOrEqual(0)
      const outside = openCounty({ name: '模拟县', shape: a })(b, 1, { least: 0, width: 0 })
      if (outside !== undefined) expect(Number.isFinite(outside.area)).toBe(true)
      findRingFault(a)
    }),
    { numRuns: 2000 },
  )
})

describe('越界', () => {
  const test = openCounty({
    name: '模拟县',
    shape: shape(lot(0, 0, 10_000, 10_000), backwards(lot(4000, 4000, 1000, 1000))),
  })
  const look = (points: readonly Point[]) => {
    const one = shape(points)
    return test(one, areaOf(one), SLIVER)
  }
  it('在内、贴着界线：没有', () => {
    expect(look(lot(100, 100, 100, 100))).toBeUndefined()
    expect(look(lot(0, 0, 100, 100))).toBeUndefined()
  })
  it('跨界、全在外、落在界内的飞地洞里', () => {
    expect(look(lot(-30, 100, 100, 100))?.share).toBeCloseTo(0.3, 2)
    expect(look(lot(-30, 100, 100, 100))?.area).toBeCloseTo(3000, -1)
    expect(look(lot(-3000, 100, 100, 100))?.share).toBe(1)
    expect(look(lot(4400, 4400, 100, 100))?.share).toBe(1)
  })
})

describe('环的毛病', () => {
  const kind = (...rings: (readonly Point[])[]) => findRingFault(shape(...rings))?.kind
  const circle = (n: number, turn = (i: number) => i): Point[] => {
    const points = Array.from({ length: n }, (_, i) =>
      at(100 * Math.cos((2 * Math.PI * turn(i)) / n), 100 * Math.sin((2 * Math.PI * turn(i)) / n)),
    )
    return [...points, points[0] as Point]
  }
  it('方形、带洞、多点的圆：没有', () => {
    expect(kind(lot(0, 0, 50, 50))).toBeUndefined()
    expect(kind(lot(0, 0, 50, 50), backwards(lot(10, 10, 10, 10)))).toBeUndefined()
    expect(kind(circle(500))).toBeUndefined()
  })
  it('蝴蝶结、五角星、洞伸出界外：交叉', () => {
    expect(kind([at(0, 0), at(100, 100), at(100, 0), at(0, 90), at(0, 0)])).toBe('crossing')
    expect(kind(circle(5, (i) => (2 * i) % 5))).toBe('crossing')
    expect(kind(circle(101, (i) => (50 * i) % 101))).toBe('crossing')
    expect(kind(lot(0, 0, 50, 50), backwards(lot(40, 40, 30, 5)))).toBe('crossing')
  })
  it('碰到自己的一点、洞碰到外环、尖刺：接触', () => {
    expect(kind([at(0, 0), at(50, 0), at(50, 50), at(30, 50), at(25, 0), at(20, 50), at(0, 50), at(0, 0)])).toBe(
      'touching',
    )
    expect(kind(lot(0, 0, 50, 50), [at(0, 25), at(10, 30), at(10, 20), at(0, 25)])).toBe('touching')
    expect(kind([at(0, 0), at(50, 0), at(50, 50), at(80, 50), at(50, 50), at(0, 50), at(0, 0)])).toBe('touching')
  })
  it('长而密的锯齿：停下，不无休止', () => {
    const teeth = Array.from({ length: 6000 }, (_, i) => (i % 2 === 0 ? at(i * 0.05, 0) : at(i * 0.05 + 3000, 3000)))
    const ring = [...teeth, at(400, -50), teeth[0] as Point]
    expect(turnOf(shape(ring)[0]?.[0] as Float64Array)).not.toBe(0)
    expect(['tangled', 'crossing', 'touching']).toContain(kind(ring))
  })
  it('说明交叉在哪里', () => {
    const fault = findRingFault(shape([at(0, 0), at(100, 100), at(100, 0), at(0, 100), at(0, 0)]))
    const [lon, lat] = toDegrees([at(50, 50)])[0] as Point
    expect(fault?.lon).toBeCloseTo(lon, 6)
    expect(fault?.lat).toBeCloseTo(lat, 6)
  })
})
