// Units: conversions are exact, aliases meet, kinds never mix.
import { expect, it } from 'vitest'
import { convert, findConversion, findUnit, namesOfKind } from './units.ts'

function turned(value: number, from: string, to: string): number | undefined {
  const [a, b] = [findUnit(from), findUnit(to)]
  const ratio = a === undefined || b === undefined ? undefined : findConversion(a, b)
  return ratio === undefined ? undefined : convert(value, ratio)
}

it.each([
  [10_000, '㎡', '亩', 15],
  [666.67, '平方米', '亩', (666.67 * 3) / 2000],
  [1, '公顷', '亩', 15],
  [1, 'km²', '亩', 1500],
  [2, '平方公里', '公顷', 200],
  [12_345, '元', '万元', 1.2345],
  [1.5, '亿元', '万元', 15_000],
  [3, '千元', '元', 3000],
  [7, '%', '1', 0.07],
  [7, '％', '‰', 70],
  [2500, '千克', '吨', 2.5],
  [1.2, '万吨标准煤', '吨标煤', 12_000],
  [3, '万度', '千瓦时', 30_000],
  [3, 'kWh', '度', 3],
  [2, '万人', '人', 20_000],
  [10, '万元/公顷', '万元/亩', 10 / 15],
  [1, '元/㎡', '万元/亩', 0.1 / 1.5],
])('%s %s 换算为 %s 得 %s', (value, from, to, expected) => {
  expect(turned(value, from, to)).toBeCloseTo(expected as number, 12)
})

it('不同种类的单位不能换算', () => {
  expect(turned(1, '吨', '亩')).toBeUndefined()
  expect(turned(1, '吨', '吨标煤')).toBeUndefined()
  expect(findUnit('当量值')).toBeUndefined()
})

it('每个别名都能查到它自己的单位，且只属于一种', () => {
  const kinds = ['area', 'money', 'mass', 'energy', 'electricity', 'people', 'ratio', 'volume', 'count']
  for (const kind of kinds)
    for (const [name, unit] of namesOfKind(kind)) expect(findUnit(name)).toMatchObject({ kind, symbol: unit.symbol })
})
