// Layers into parcels: the field names of departments, units seen from the shapes, codes missing and doubled. 模拟数据。
import { describe, expect, it } from 'vitest'
import { readHeader } from '../../src/record/land/parcel-names.ts'
import { toParcels, type Value } from '../../src/record/land/to-parcels.ts'
import { at, toDegrees } from '../fixtures/parcels.ts'
import { box } from '../fixtures/shapefile.ts'

const lot = (east: number) => [[Float64Array.from(toDegrees(box(...at(east, 0), 100, 100)).flat())]]
const layer = (fields: Readonly<Record<string, readonly Value[]>>) => ({
  file: '模拟.zip',
  shapes: [lot(0), lot(200), lot(400)],
  fields: Object.entries(fields).map(([name, values]) => ({ name, values })),
})
const read = (fields: Readonly<Record<string, readonly Value[]>>) => {
  const { parcels, findings } = toParcels([layer(fields)])
  return { parcels, codes: findings.map(({ code }) => code.replace('land/', '')), findings }
}
const ZDDM = ['a', 'b', 'c']

describe('字段', () => {
  it.each([
    ['宗地代码', 'code'],
    ['ZDDM', 'code'],
    ['zddm', 'code'],
    ['宗地代', 'code'],
    ['BDCDYH', 'code'],
    ['宗地面积（亩）', 'area'],
    ['面积(㎡)', 'area'],
    ['MJ_MU', 'area'],
    ['宗地面', 'area'],
    ['QLRMC', 'holder'],
    ['统一社', 'uscc'],
    ['县（市、区）', 'county'],
    ['供地日期', 'supplied'],
    ['OBJECTID', undefined],
    ['备注', undefined],
  ])('%s → %s', (name, column) => expect(readHeader(name)?.column).toBe(column))
  it('没有代码字段：说出现有哪些', () => {
    expect(read({ OBJECTID: [1, 2, 3] })).toMatchObject({ codes: ['no-code-field'], parcels: [] })
  })
  it('两个一样好的字段：要人来选', () => {
    expect(read({ ZDDM, 'MJ(亩)': [15, 15, 15], 'MJ(㎡)': [1e4, 1e4, 1e4] }).codes).toContain('fields-alike')
  })
})

describe('面积单位', () => {
  it.each([
    ['ZDMJ', 10_000, ['area-unit-seen']],
    ['ZDMJ', 15, ['area-unit-seen']],
    ['ZDMJ', 1, ['area-unit-seen']],
    ['面积（亩）', 15, []],
    ['面积（公顷）', 1, []],
  ])('%s 写 %s', (name, value, codes) => {
    const found = read({ ZDDM, [name]: [value, value, `${value}`] })
    expect(found.codes).toEqual(codes)
    for (const { registered } of found.parcels) expect(registered).toBeCloseTo(10_000, 6)
  })
  it('写的单位与图形不符、什么单位都不像：拒绝', () => {
    expect(read({ ZDDM, '面积（亩）': [10_000, 10_000, 10_000] }).codes).toEqual(['area-unit-wrong'])
    expect(read({ ZDDM, 面积: [77, 77, 77] }).codes).toEqual(['area-unit-unknown'])
  })
  it('不是数、为零的面积：在哪一条', () => {
    const found = read({ ZDDM, ZDMJ: ['一万', 0, '10,000.00'] })
    expect(found.codes).toEqual(['area-not-number', 'area-not-number', 'area-unit-seen'])
    expect(found.findings[1]?.at).toEqual({ file: '模拟.zip', record: 2, header: 'ZDMJ' })
    expect(found.parcels.map(({ registered }) => registered)).toEqual([undefined, undefined, 10_000])
  })
})

it('代码重复、缺失：其余照读', () => {
  const found = read({ ZDDM: ['a', 'a', null], ZDMJ: [1e4, 1e4, 1e4] })
  expect(found.codes).toEqual(['area-unit-seen', 'no-code', 'code-twice'])
  expect(found.parcels.map(({ code }) => code)).toEqual(['A'])
})

it('日期、信用代码读得懂的记下，读不懂的告知', () => {
  const found = read({
    ZDDM,
    'ZDMJ（㎡）': [1e4, 1e4, 1e4],
    供地日期: ['20200301', '2020年3月', null],
    QLRZJH: ['91350100M000100Y43', '91350100M000100Y44', '330402198001010011'],
  })
  expect(found.codes).toEqual(['not-a-day', 'uscc-wrong'].sort())
  expect(found.parcels.map(({ supplied }) => supplied)).toEqual(['2020-03-01', undefined, undefined])
  expect(found.parcels.map(({ uscc }) => uscc)).toEqual(['91350100M000100Y43', undefined, undefined])
})
