// Area on the ellipsoid: against published values, the projected area, and its own laws.

import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import proj4 from 'proj4'
import { expect, it } from 'vitest'
import { reversed } from '../../src/kernel/shape.ts'
import { areaOf, ringArea } from '../../src/record/land/area.ts'
import { toMu } from '../../src/record/land/parcel.ts'
import { GK40, LONLAT, toDegrees } from '../fixtures/parcels.ts'
import { box, type Point } from '../fixtures/shapefile.ts'

const ring = (points: readonly Point[]): Float64Array => Float64Array.from(points.flat())
const square = (lon: number, lat: number, size: number): Float64Array =>
  ring([
    [lon, lat],
    [lon + size, lat],
    [lon + size, lat + size],
    [lon, lat + size],
    [lon, lat],
  ])

it('库在 WGS 84 上算出的，是 GeographicLib 文档所列的值', () => {
  // Planimeter0 of GeographicLib's own tests: areas published to 0.1 ㎡.
  const published: readonly [readonly Point[], number][] = [
    [
      [
        [0, 89],
        [90, 89],
        [180, 89],
        [270, 89],
      ],
      24952305678.0,
    ],
    [
      [
        [-1, 0],
        [0, -1],
        [1, 0],
        [0, 1],
      ],
      24619419146.0,
    ],
    [
      [
        [0, 90],
        [0, 0],
        [90, 0],
      ],
      63758202715511.0,
    ],
  ]
  for (const [points, area] of published) {
    const polygon = geodesic.Geodesic.WGS84.Polygon(false)
    for (const [lon, lat] of points) polygon.AddPoint(lat, lon)
    expect(Math.abs((polygon.Compute(false, true).area ?? 0) - area)).toBeLessThan(1)
  }
})

it('八分之一个 CGCS2000 椭球面，与表面积公式相符', () => {
  const [a, f] = [6_378_137, 1 / 298.257222101]
  const e = Math.sqrt(f * (2 - f))
  const surface = 2 * Math.PI * a * a * (1 + ((1 - e * e) / e) * Math.atanh(e))
  expect(
    ringArea(
      ring([
        [0, 90],
        [0, 0],
        [90, 0],
        [0, 90],
      ]),
    ) /
      (surface / 8),
  ).toBeCloseTo(1, 12)
})

it('中央经线附近，与高斯-克吕格投影面积相差不到百万分之一；带边缘与长度变形的平方相符', () => {
  for (const [east, scale] of [
    [0, 1],
    [100_000, 1 + 100_000 ** 2 / (2 * 6_369_000 ** 2)],
  ] as const) {
    const plane = box(40_500_000 + east - 50, 3_400_000, 100, 100)
    const area = Math.abs(ringArea(ring(toDegrees(plane))))
    expect(area * scale * scale).toBeCloseTo(10_000, 1)
  }
})

it('嘉兴的一平方公里是 1500 亩', () => {
  const plane = proj4(LONLAT, GK40)
  const shape = box(40_500_000, 3_400_000, 1000, 1000).map((point) => plane.inverse([...point]) as [number, number])
  expect(toMu(areaOf([[ring(shape)]]))).toBeCloseTo(1500, 2)
})

it('洞要扣掉，几块要相加，方向和起点都不影响', () => {
  const outer = square(120.7, 30.7, 0.01)
  const hole = reversed(square(120.703, 30.703, 0.002))
  const other = square(120.75, 30.7, 0.01)
  expect(areaOf([[outer, hole], [other]])).toBeCloseTo(
    areaOf([[outer]]) - areaOf([[reversed(hole)]]) + areaOf([[other]]),
    6,
  )
  expect(ringArea(reversed(outer))).toBeCloseTo(-ringArea(outer), 6)
})

it('一分为二，两半之和等于整块', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.integer({ min: 3, max: 50 }), (part, latitude) => {
      const [x, y, size] = [120, latitude, 0.002]
      const cut = x + size * part
      const left = ring([
        [x, y],
        [cut, y],
        [cut, y + size],
        [x, y + size],
        [x, y],
      ])
      const right = ring([
        [cut, y],
        [x + size, y],
        [x + size, y + size],
        [cut, y + size],
        [cut, y],
      ])
      const whole = areaOf([[square(x, y, size)]])
      expect(Math.abs(areaOf([[left]]) + areaOf([[right]]) - whole)).toBeLessThan(whole * 1e-7)
    }),
  )
})
