// Canonical JSON: one text per value, whatever the order of keys; what JSON cannot hold is refused.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

it('RFC 8785 的例子', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    literals: [null, true],
  }
  expect(canonicalJson(value)).toBe('{"literals":[null,true],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}')
})

it('键的次序不影响，读回不变', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(canonicalJson(reversed(value))).toBe(text)
    }),
  )
})

it.each([[undefined], [Number.NaN], [1n], [new Date()], ['\ud800'], [{ a: undefined }], [new Map()]])(
  '拒绝 %s',
  (value) => expect(() => canonicalJson(value)).toThrow(TypeError),
)

it('拒绝过深和自含的值，不耗尽栈', () => {
  const loop: Record<string, unknown> = {}
  loop['self'] = loop
  expect(() => canonicalJson(loop)).toThrow(TypeError)
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  )
}
