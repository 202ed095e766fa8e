// Shapes: turning, sides and reversal agree with each other.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { reversed, sideOf, turnOf } from './shape.ts'

const square = Float64Array.of(0, 0, 4, 0, 4, 4, 0, 4, 0, 0)

it.each([
  [2, 2, 1],
  [5, 2, -1],
  [-1, 0, -1],
  [4, 2, 0],
  [0, 0, 0],
  [2, 4, 0],
  [2, 5, -1],
  [5, 4, -1],
])('点 (%s, %s) 相对于方形：%s', (x, y, side) => {
  expect(sideOf(square, x, y)).toBe(side)
  expect(sideOf(reversed(square), x, y)).toBe(side)
})

it('方向：逆时针为正，反过来变号', () => {
  expect(turnOf(square)).toBe(32)
  const whole = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, whole), { minLength: 3, maxLength: 12 }), (points) => {
      const ring = Float64Array.from([...points, points[0] ?? [0, 0]].flat())
      expect(turnOf(reversed(ring))).toBe(-turnOf(ring) + 0)
      expect(reversed(reversed(ring))).toEqual(ring)
    }),
  )
})
