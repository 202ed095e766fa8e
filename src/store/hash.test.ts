// The published example of GB/T 32905 (SM3), and SHA-256 of FIPS 180.
import { expect, it } from 'vitest'
import { hashBy } from './hash.ts'

it('SM3：国标附录的例子', () =>
  expect(hashBy()('abc')).toBe('sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'))

it('SHA-256', () =>
  expect(hashBy('sha256')('abc')).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'))
