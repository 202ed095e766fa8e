// 名录里的数怎样算进目标：年末的、最近一个整月末的；改了的从那天起；终止的、不是数的没有。
import { expect, it } from 'vitest'
import { figuresOfFacts } from './goal-facts.ts'

const told = (values: [string, string | null][], day: string) =>
  figuresOfFacts([{ kind: 'park', id: 'k1', fact: 'land', values }], day).map(({ period, value }) => [period, value])

it('每个年末一个，再加最近一个整月', () => {
  expect(told([['2023-05-01', '96']], '2025-03-30')).toEqual([
    ['2023', 96],
    ['2024', 96],
    ['2025-02', 96],
  ])
  expect(told([['2023-05-01', '96']], '2025-03-31').at(-1)).toEqual(['2025-03', 96])
  expect(told([['2023-05-01', '96']], '2025-12-31').at(-1)).toEqual(['2025', 96])
  expect(told([['2023-05-01', '96']], '2026-01-15').at(-1)).toEqual(['2025', 96])
})

it('登记以前没有；改了的从那天起；终止的以后没有；不是数的不算', () => {
  expect(told([['2025-03-10', '96']], '2025-03-30')).toEqual([])
  expect(
    told(
      [
        ['2022-01-01', '90'],
        ['2024-01-01', '120'],
      ],
      '2024-12-31',
    ),
  ).toEqual([
    ['2022', 90],
    ['2023', 90],
    ['2024', 120],
  ])
  expect(
    told(
      [
        ['2023-01-01', '90'],
        ['2024-06-01', null],
      ],
      '2025-01-31',
    ),
  ).toEqual([['2023', 90]])
  expect(told([['2023-01-01', '约一百']], '2024-01-31')).toEqual([])
})
