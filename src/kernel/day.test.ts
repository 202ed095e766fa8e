// Days: real ones only, in the ways in which clerks write them.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayAfter, dayBefore, isDay, readDay } from './day.ts'

it.each([
  ['2026-03-01', '2026-03-01'],
  ['20260301', '2026-03-01'],
  ['2026/3/1', '2026-03-01'],
  ['２０２６年３月１日', '2026-03-01'],
  ['2026.03.01', '2026-03-01'],
  ['2026-03-01T00:00:00.000Z', '2026-03-01'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['长期', undefined],
  ['2026', undefined],
  ['0000-01-01', undefined],
])('%s → %s', (text, day) => expect(readDay(text)).toBe(day))

it('前一天的后一天是自己', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
      const day = new Date(n * 86_400_000).toISOString().slice(0, 10)
      expect(isDay(day)).toBe(true)
      expect(dayBefore(dayAfter(day))).toBe(day)
      expect(dayAfter(day) > day).toBe(true)
    }),
  )
})
