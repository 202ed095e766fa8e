// 一天从北京时间零点起算，不从世界时。
import { expect, it } from 'vitest'
import { ourDay } from './clock.ts'

it('零点到八点之间办的事，是当天的，不是前一天的', () => {
  expect(ourDay('2026-11-27T15:59:59.999Z')).toBe('2026-11-27')
  expect(ourDay('2026-11-27T16:00:00.000Z')).toBe('2026-11-28')
  expect(ourDay('2026-12-31T23:30:00.000Z')).toBe('2027-01-01')
})
