import { describe, expect, it } from 'vitest'
import { differs, sideBySide } from './side-by-side.ts'

const told = (left: unknown, right: unknown) =>
  sideBySide(left, right)
    .filter(differs)
    .map(({ keys, left: a, right: b }) => [keys.join('.'), a, b])

describe('两份值并排', () => {
  it('列表里的按编号对，不按次序；成对的按名称对', () => {
    const x = { id: 'x', label: '甲', weight: 1 }
    const y = { id: 'y', label: '乙', weight: 2 }
    expect(told({ of: [x, y] }, { of: [y, x] })).toEqual([])
    expect(told({ of: [x, y] }, { of: [y, { ...x, weight: 3 }] })).toEqual([['of.x.weight', 1, 3]])
    expect(
      told(
        {
          cut: [
            ['A', 0.2],
            ['B', 1],
          ],
        },
        {
          cut: [
            ['A', 0.3],
            ['B', 1],
          ],
        },
      ),
    ).toEqual([['cut.A', 0.2, 0.3]])
  })

  it('只有一边有的，另一边空着；次序照右边，左边独有的跟在原来的前一项后面', () => {
    expect(told({ a: 1, b: 2, c: 3 }, { a: 1, c: 3, d: 4 })).toEqual([
      ['b', 2, undefined],
      ['d', undefined, 4],
    ])
    expect(sideBySide({ a: 1, b: 2, c: 3 }, { a: 1, c: 3, d: 4 }).map(({ keys }) => keys[0])).toEqual([
      'a',
      'b',
      'c',
      'd',
    ])
  })

  it('同名的两项不会混成一项；名称写在旁边', () => {
    const twice = {
      adjust: [
        { id: 'p', points: 1 },
        { id: 'p', points: 2 },
      ],
    }
    expect(sideBySide(twice, twice)).toHaveLength(4)
    const [line] = sideBySide({ goal: { label: { zh: '目标', en: 'goal' }, at_least: 1 } }, {})
    expect(line).toMatchObject({ labels: [{ zh: '目标', en: 'goal' }] })
  })
})
