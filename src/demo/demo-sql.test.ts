// The synthetic city: repeatable, valid codes, right totals, right counts.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Duck, openDuck } from '../store/duck.ts'
import type { DemoBook } from './city.ts'
import { demoSql } from './demo-sql.ts'
import type { PlatformFigures } from './platform-figures-sql.ts'

const read = (path: string): unknown => parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'))
const book = {
  city: read('demo/city.yaml'),
  industries: read('demo/industries.yaml'),
  profile: read('demo/profile.yaml'),
  towns: read('published/jiaxing-towns.yaml'),
  figures: read('published/jiaxing-figures.yaml'),
} as DemoBook
const platforms = {
  inputs: {
    county: {},
    revenue: { unit: '亿元' },
    land: { unit: '亩' },
    listed: { unit: '家' },
    hours: { min: 2, max: 3 },
  },
  recipe: read('demo/platforms.yaml') as PlatformFigures,
}

async function makeCity(options: { threads?: number; seed?: number; enterprises?: number }): Promise<Duck> {
  const duck = await openDuck({ threads: options.threads ?? 2, memoryLimit: '1GB' })
  for (const sql of demoSql(book, { seed: options.seed ?? 1, enterprises: options.enterprises ?? 26_000, platforms }))
    await duck.run(sql)
  return duck
}

const one = async (duck: Duck, sql: string): Promise<number> => Number(Object.values((await duck.all(sql))[0] ?? {})[0])
const fingerprint = (duck: Duck): Promise<unknown> =>
  duck.all(
    `${['above', 'below', 'history_above', 'history_below', 'platform', 'platform_sums', 'park_sums']
      .map((view) => `SELECT '${view}' AS v, bit_xor(hash(t))::VARCHAR AS h FROM ${view} t`)
      .join(' UNION ALL ')} ORDER BY v`,
  )

// Check digits, written a second time and another way: by table and string, from GB 32100-2015 and GB 11714-1997.
function isValidCode(code: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const values = [...code].map((letter) => alphabet.indexOf(letter))
  if (code.length !== 18 || values.some((value) => value < 0)) return false
  const sum = weights.reduce((total, weight, k) => total + weight * (values[k] ?? 0), 0)
  const organisation = [...code.slice(8, 16)].map((letter) => Number.parseInt(letter, 36))
  const orgSum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, k) => total + weight * (organisation[k] ?? 0), 0)
  const orgCheck = '0X987654321'[orgSum % 11]
  return values[17] === (31 - (sum % 31)) % 31 && code[16] === orgCheck
}

describe('模拟城市', () => {
  let duck: Duck
  beforeAll(async () => {
    duck = await makeCity({})
  })
  afterAll(() => duck.close())

  it('检验函数认得真码与错码', () => {
    expect(isValidCode('91350100M000100Y43')).toBe(true)
    expect(isValidCode('91350100M000100Y4Z')).toBe(false)
  })

  it('同一种子，线程数不同，数据相同；种子不同，数据不同', async () => {
    const single = await makeCity({ threads: 1 })
    const other = await makeCity({ seed: 2 })
    const expected = await fingerprint(duck)
    expect(await fingerprint(single)).toEqual(expected)
    expect(await fingerprint(other)).not.toEqual(expected)
    single.close()
    other.close()
  })

  it('统一社会信用代码全部有效，互不重复', async () => {
    const rows = await duck.all('SELECT id FROM above UNION ALL SELECT id FROM below')
    const codes = rows.map((row) => String(row.id))
    expect(codes.filter((code) => !isValidCode(code))).toEqual([])
    expect(new Set(codes).size).toBe(26_000)
    expect(
      await one(duck, 'SELECT count(DISTINCT name) FROM (FROM above SELECT name UNION ALL FROM below SELECT name)'),
    ).toBe(26_000)
  })

  it('九个统计单位，七十二个镇街，二十四个重大平台，四十个退出型园区', async () => {
    expect(await one(duck, 'SELECT count(*) FROM above')).toBe(6000)
    expect(await one(duck, 'SELECT count(*) FROM below')).toBe(20_000)
    expect(await one(duck, 'SELECT count(DISTINCT county) FROM above')).toBe(9)
    expect(await one(duck, 'SELECT count(DISTINCT town) FROM below')).toBe(72)
    expect(await one(duck, 'SELECT count(*) FROM platform_sums WHERE above_firms > 60')).toBe(24)
    expect(await one(duck, 'SELECT count(*) FROM park_sums WHERE below_firms > 0')).toBe(40)
  })

  it('合计与公布数相差不到千分之一', async () => {
    const near = (value: number, published: number): void => expect(Math.abs(value / published - 1)).toBeLessThan(0.001)
    const added = 28_156_000 * (7569.5 / 6739.45)
    near(await one(duck, 'SELECT sum(added) FROM above'), added)
    near(await one(duck, 'SELECT sum(added_2022) FROM history_above'), 28_156_000)
    near(await one(duck, 'SELECT sum(tax) / sum(land) FROM above'), 34)
    near(await one(duck, 'SELECT sum(added) / sum(land) FROM above'), 225)
    near(await one(duck, 'SELECT sum(added) / sum(staff) FROM above'), 33)
    near(await one(duck, 'SELECT sum(rnd) / sum(revenue) FROM above'), 0.029)
    near(await one(duck, 'SELECT sum(added) / sum(energy) FROM above'), 1.9)
    near(await one(duck, 'SELECT sum(tax) / sum(land) FROM below'), 9.5)
    near(await one(duck, 'SELECT sum(tax) / sum(electricity) FROM below'), 0.22)
  })

  it('有该有的毛病，没有拦路的毛病', async () => {
    const share = (condition: string): Promise<number> =>
      one(duck, `SELECT avg(CASE WHEN ${condition} THEN 1.0 ELSE 0 END) FROM above`)
    expect(await share('tax = 0')).toBeGreaterThan(0.01)
    expect(await share('emission IS NULL')).toBeGreaterThan(0.1)
    expect(await share('rnd IS NULL')).toBeGreaterThan(0.02)
    expect(await share('rnd = 0')).toBeGreaterThan(0.05)
    expect(await share('years_in_production < 2')).toBeGreaterThan(0.02)
    expect(
      await share(
        'land <= 0 OR land IS NULL OR tax IS NULL OR added <= 0 OR staff <= 0 OR energy <= 0 OR revenue < added',
      ),
    ).toBe(0)
    expect(await one(duck, 'SELECT count(*) - count(DISTINCT site) FROM above')).toBeGreaterThan(300)
    expect(await one(duck, 'SELECT sum(major_accident) FROM above')).toBeGreaterThan(0)
    expect(
      await one(duck, 'SELECT count(*) FROM (SELECT site FROM above GROUP BY site HAVING count(DISTINCT county) > 1)'),
    ).toBe(0)
  })

  it('头重尾长：前十分之一企业占增加值四成以上，指标之间相关', async () => {
    const top =
      'SELECT sum(added) FILTER (r <= 600) / sum(added) FROM (SELECT added, row_number() OVER (ORDER BY added DESC) r FROM above)'
    expect(await one(duck, top)).toBeGreaterThan(0.4)
    expect(await one(duck, 'SELECT corr(ln(added), ln(tax)) FROM above WHERE tax > 0')).toBeGreaterThan(0.7)
    expect(await one(duck, 'SELECT corr(ln(added), ln(land)) FROM above')).toBeGreaterThan(0.4)
  })

  it('平台数据由平台内企业合计而来，按办法的单位给出；没有配方的指标也有值', async () => {
    const off =
      'SELECT count(*) FROM platform p JOIN platform_sums s USING (i) WHERE abs(p.revenue - s.above_revenue / 10000) > 0.001'
    expect(await one(duck, off)).toBe(0)
    expect(await one(duck, 'SELECT count(*) FROM platform WHERE hours BETWEEN 2 AND 3 AND listed >= 0')).toBe(24)
  })

  it('企业少时也成城', async () => {
    const small = await makeCity({ enterprises: 100 })
    expect(await one(small, 'SELECT count(*) FROM above')).toBe(23)
    expect(await one(small, 'SELECT count(*) FROM below')).toBe(77)
    small.close()
  })
})
