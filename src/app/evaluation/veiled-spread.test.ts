// App · what one of the peers is told: bins of five at least, no lowest or highest, no edge or middle that is one firm's.
import { describe, expect, it } from 'vitest'
import { FEWEST, veiledSpread } from './veiled-spread.ts'

/** Crowded low, a few far out. */
const skewed = (many: number): number[] =>
  Array.from({ length: many }, (_, n) => 3.7 + 0.31 * n + 1234.567 * (n / many) ** 9)

describe('给同组一家看的分布', () => {
  it.each([5, 6, 9, 12, 31, 100, 1000])('%i 家：每一格至少五家，合计不差，边上是敞开的', (many) => {
    const values = skewed(many)
    for (const asked of [2, 3, 7, 36, 200]) {
      const { bins, lowest, highest } = veiledSpread(values, asked)
      expect([lowest, highest, bins[0]?.from, bins.at(-1)?.to]).toEqual([null, null, null, null])
      expect(bins.length).toBeLessThanOrEqual(Math.min(asked, Math.floor(many / FEWEST)))
      let sum = 0
      for (const [n, { from, to, count }] of bins.entries()) {
        expect(count).toBeGreaterThanOrEqual(FEWEST)
        expect(count).toBe(values.filter((one) => one >= (from ?? -Infinity) && one < (to ?? Infinity)).length)
        expect(from).toBe(n === 0 ? null : bins[n - 1]?.to)
        sum += count
      }
      expect(sum).toBe(many)
    }
  })

  it('换着格数问，边界总在同样几个里面：两张图相减，得不出单独一家', () => {
    const values = skewed(400)
    const edges = (asked: number) => veiledSpread(values, asked).bins.flatMap(({ to }) => (to === null ? [] : [to]))
    const all = new Set(edges(200))
    expect(all.size).toBeGreaterThan(3)
    for (let asked = 2; asked <= 200; asked++) for (const edge of edges(asked)) expect(all).toContain(edge)
  })

  it('最低、最高的一家变了，图不变；四分之一、中位、四分之三不是哪一家的数', () => {
    const values = skewed(60)
    for (const many of [10, 14, 60]) {
      const before = skewed(many)
      const moved = [-1e6, ...before.slice(1, -1), (before.at(-1) ?? 0) * 40]
      expect(veiledSpread(moved, 36).bins).toEqual(veiledSpread(before, 36).bins)
    }
    const { quarter, median, three_quarters: threeQuarters } = veiledSpread(values, 36)
    for (const one of [quarter, median, threeQuarters]) expect(values).not.toContain(one)
    expect(veiledSpread([1, 2, 3, 4], 36)).toMatchObject({ median: null, bins: [] })
    expect(veiledSpread([7, 7, 7, 7, 7, 7], 36).bins).toEqual([{ from: null, to: null, count: 6 }])
  })
})
