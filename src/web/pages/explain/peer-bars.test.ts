// Web · the bars of peers: open ends get a width, a wide bin of few is low, and equal bins are as high as their counts.
import { expect, it } from 'vitest'
import { barsOf } from './peer-bars.ts'

it('敞开的两端画得和最宽的一样宽；宽而少的矮', () => {
  const bins = [
    { from: null, to: 10, count: 5 },
    { from: 10, to: 12, count: 6 },
    { from: 12, to: 20, count: 6 },
    { from: 20, to: null, count: 8 },
  ]
  const { bars, low, high } = barsOf({ bins, quarter: 11, three_quarters: 18 })
  expect([low, high]).toEqual([2, 28])
  expect(bars.map(({ density }) => density)).toEqual([5 / 8, 3, 0.75, 1])
})

it('只有两格时，按四分之一到四分之三的宽度画', () => {
  const bins = [
    { from: null, to: 10, count: 6 },
    { from: 10, to: null, count: 6 },
  ]
  expect(barsOf({ bins, quarter: 8, three_quarters: 11 })).toMatchObject({ low: 7, high: 13 })
})
