// Values in force on a day, and days.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDay } from '../../src/kernel/day.ts'
import { at, inForce } from '../../src/policy/at.ts'
import { book } from './own-book.ts'

describe('at(day)', () => {
  const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  const text = (date: Date): string => date.toISOString().slice(0, 10)
  const values = fc.dictionary(day.map(text), fc.integer(), { minKeys: 1, maxKeys: 8, noNullPrototype: true })

  it('取施行日不晚于当天的最后一个值；第一个值之前没有', () => {
    fc.assert(
      fc.property(values, day.map(text), (dated, on) => {
        const found = inForce(dated, on)
        const before = Object.keys(dated).filter((one) => one <= on)
        if (found === undefined) return before.length === 0
        return found.since <= on && found.value === dated[found.since] && before.every((one) => one <= found.since)
      }),
    )
  })

  it('两个施行日之间不变；与书写次序无关', () => {
    fc.assert(
      fc.property(values, day.map(text), (dated, on) => {
        const found = inForce(dated, on)
        const reversed = Object.fromEntries(Object.entries(dated).reverse())
        return (
          JSON.stringify(found) === JSON.stringify(inForce(reversed, on)) &&
          (found === undefined || JSON.stringify(found) === JSON.stringify(inForce(dated, found.since)))
        )
      }),
    )
  })

  it('嘉兴规则库：施行前没有值，施行后有；后加的值不改过去', () => {
    expect(at(book, '2019-12-31').goals.filter(({ target }) => target !== undefined)).toEqual([])
    expect(at(book, '2019-12-31').edition).toBeUndefined()
    expect(at(book, '2020-01-01').edition?.id).toBe('draft')
    expect(at(book, '2020-01-01').goals.filter(({ target }) => target === undefined)).toEqual([])
    const low = (on: string) => at(book, on).parameters.find(({ id }) => id === 'low_efficiency_above')?.setting
    expect([low('2020-12-31'), low('2021-01-01')?.value.value]).toEqual([undefined, 10])
    const goal = book.goals['vacated_yearly']
    if (goal === undefined) throw new Error('vacated_yearly')
    const later = {
      ...book,
      goals: { vacated_yearly: { ...goal, values: { ...goal.values, '2024-01-01': { at_least: 12000 } } } },
    }
    const target = (on: string) => at(later, on).goals[0]?.target?.value.at_least
    expect([target('2023-12-31'), target('2024-01-01')]).toEqual([10000, 12000])
  })

  it('真实的日期与日历一致', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (y, m, d) => {
          const written = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
          const date = new Date(Date.UTC(y, m - 1, d))
          return isDay(written) === (date.getUTCMonth() === m - 1 && date.getUTCDate() === d && m >= 1)
        },
      ),
    )
  })
})
