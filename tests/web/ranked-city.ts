// 模拟数据: a city whose rankings can be read: twelve firms on record in two years, and two hundred and seventy of nine counties from a sheet, in two years too; and its platforms.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { computeEvaluation } from '../../src/app/evaluation/compute.ts'
import { usccCheckCharacter } from '../../src/kernel/uscc.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { but, type City, demand, FIGURES, fileAll, openCity, TAX, taxes } from '../process/city.ts'
import { driver } from '../process/run.ts'

const COUNTIES = ['南湖区', '秀洲区', '嘉善县', '海盐县', '海宁市', '平湖市', '桐乡市', '嘉兴经开区', '嘉兴港区']
export const EACH = 30

/** Of nobody; as many of each county. */
const codeOf = (n: number): string => {
  const body = `91330400Y${String(n).padStart(8, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}

/** Between 0 and 1, the same in every run. */
function noise(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453
  return x - Math.floor(x)
}

export async function rankedCity(store: Store, each = EACH): Promise<City> {
  const city = await openCity(store)
  // The second and third, the seventh and eighth stood the other way round the year before.
  const [second = 0, third = 0, seventh = 0, eighth = 0] = [TAX[1], TAX[2], TAX[6], TAX[7]]
  const tax = but(but(but(but(TAX, 2, third), 3, second), 7, eighth), 8, seventh)
  await fileAll(city, '2024', { ...FIGURES, tax: taxes(tax) })
  await driver(city, '规下2024', '2024').all()
  await fileAll(city, '2025')
  await driver(city, '规下2025', '2025').all()
  for (const year of [2024, 2025])
    await fromSheet(city, {
      id: `全市${year}`,
      year,
      scheme: 'jiaxing-enterprises-below',
      lines: firmLines(year, each),
    })
  await fromSheet(city, { id: '平台2024', year: 2024, scheme: 'jiaxing-platforms', lines: platformLines() })
  return city
}

type Line = readonly (string | number)[]

function firmLines(year: number, each: number): Line[] {
  const head = [
    ...['统一社会信用代码', '企业名称', '所属县市区', '行业代码', '实缴税收（万元）'],
    ...['用地面积（亩）', '用电量（万千瓦时）', '投产年数（年）'],
  ]
  const lines = COUNTIES.flatMap((county, c) =>
    Array.from({ length: each }, (_, i): Line => {
      const n = c * each + i + 1
      // Heavy-tailed, and much the same from year to year.
      const tax = 20 * Math.exp(2.4 * noise(n) + 0.7 * noise(n + 7919 * year))
      const [land, power] = [4 + 30 * noise(n + 101), 10 + 90 * noise(n + 211)]
      return [
        ...[codeOf(n), `模拟企业${county}${i + 1}`, county, '2929'],
        ...[tax.toFixed(2), land.toFixed(2), power.toFixed(2), 9],
      ]
    }),
  )
  return [head, ...lines]
}

/** Whole numbers up to these. */
const PLATFORM = {
  ...{
    revenue: 9e6,
    revenue_last: 9e6,
    added: 2e6,
    lead_revenue: 5e6,
    big_firms: 3,
    investment: 9e5,
    projects_started: 9,
  },
  ...{ tax: 5e5, land: 9000, below_land: 4000, vacated_land: 900, energy: 8e5, rnd: 2e5, carriers: 12, teams: 20 },
  ...{ foreign_capital: 9000, accidents: 2 },
}

const platformLines = (): Line[] => [
  ['平台编号', '平台名称', '所属县市区', ...Object.keys(PLATFORM)],
  ...Array.from({ length: 24 }, (_, p): Line => {
    const values = Object.values(PLATFORM).map((most, i) => Math.round(most * (0.1 + 0.9 * noise(100 * p + i))))
    return [`MNP${String(p + 1).padStart(2, '0')}`, `模拟平台${p + 1}`, COUNTIES[p % COUNTIES.length] ?? '', ...values]
  }),
]

interface FromSheet {
  readonly id: string
  readonly year: number
  readonly scheme: string
  readonly lines: readonly Line[]
}

/** Frozen from a sheet and computed, shown to nobody yet. */
async function fromSheet(city: City, { id, year, scheme, lines }: FromSheet): Promise<void> {
  const path = join(city.folder, `模拟${id}.csv`)
  writeFileSync(path, `${lines.map((line) => line.join(',')).join('\n')}\n`)
  const drive = driver(city, id, String(year), scheme)
  demand(await drive.frozen({ files: [path] }))
  demand(await computeEvaluation(city.works, await city.as('规则'), id))
}
