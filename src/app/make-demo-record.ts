// Makes what the synthetic city (模拟数据) puts on record besides its enterprises, as the files that departments would send.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { DemoBook } from '../demo/city.ts'
import type { PeriodColumn } from '../demo/periodic-sheets.ts'
import type { PlatformFigures } from '../demo/platform-figures-sql.ts'
import { platformYearsSql, unitYearsSql } from '../demo/platform-years-sql.ts'
import { type Catalogue, periodicSheets, type RecordRecipe, registerLists } from '../demo/record-sheets.ts'
import type { Chance } from '../demo/uniform.ts'
import { unitFinder } from '../policy/names.ts'
import type { Book } from '../policy/read.ts'
import { writeSheet } from '../report/write-sheets.ts'
import type { Duck } from '../store/duck.ts'
import { loadBook, OWN_BOOK } from './load-book.ts'

export interface DemoRecord extends Pick<RecordRecipe, 'evaluations' | 'shown_unit'> {
  readonly years: { readonly first: number; readonly last: number }
  /** By kind of subject: cluster, base, park, complex. */
  readonly registers: Readonly<Record<string, string>>
  /** By kind of subject: unit, platform, cluster, base, exit_park. */
  readonly figures: Readonly<Record<string, { readonly file: string; readonly columns: readonly PeriodColumn[] }>>
}

interface Request {
  readonly book: DemoBook
  readonly recipe: PlatformFigures
  readonly out: string
  readonly chance: Chance
}

export async function makeDemoRecord(duck: Duck, { book, recipe, out, chance }: Request): Promise<DemoRecord> {
  const { city, profile } = book
  const { book: rules, findings } = await loadBook(OWN_BOOK)
  if (rules === undefined) throw new Error(`the rule book is at fault: ${JSON.stringify(findings.slice(0, 3))}`)
  const find = unitFinder(rules)
  const catalogue = catalogueOf(rules.indicators)
  const years = Array.from({ length: city.year - city.first_year + 1 }, (_, n) => city.first_year + n)
  const asked = Object.fromEntries(
    Object.entries(catalogue['platform'] ?? {}).filter(
      ([id, { period }]) => period !== 'register' && recipe.figures[id] !== undefined,
    ),
  )
  const rows = {
    platforms: await duck.all(platformYearsSql(asked, recipe, years, chance)),
    units: await duck.all(unitYearsSql(years)),
  }
  const plan = {
    city,
    profile,
    catalogue,
    recipe: parse(await readFile(new URL('../../data/demo/record.yaml', import.meta.url), 'utf8')) as RecordRecipe,
    unitIds: Object.fromEntries(profile.units.map(({ name }) => [name, find(name)?.id ?? name])),
    exitParks: (await duck.all('SELECT id, name FROM park_list ORDER BY no')).map((row) => ({
      id: String(row['id']),
      name: String(row['name']),
    })),
  }
  const write = async (file: string, sheet: Parameters<typeof writeSheet>[0][number]): Promise<string> => {
    const path = join(out, `${file}.xlsx`)
    await writeFile(path, await writeSheet([sheet]))
    return path
  }
  const registers: Record<string, string> = {}
  for (const { kind, file, head, rows } of registerLists(plan, chance))
    registers[kind] = await write(file, { name: '名录', title: `${city.year}年度 名录（模拟数据）`, head, rows })
  const figures: Record<string, { file: string; columns: readonly PeriodColumn[] }> = {}
  for (const [kind, { file, columns, ...sheet }] of Object.entries(periodicSheets(plan, rows, chance)))
    figures[kind] = { file: await write(file, sheet), columns }
  const { evaluations, shown_unit } = plan.recipe
  return { registers, figures, evaluations, shown_unit, years: { first: city.first_year, last: city.year } }
}

function catalogueOf(indicators: Book['indicators']): Catalogue {
  const found: Record<string, Record<string, Catalogue[string][string]>> = {}
  for (const [full, { label, unit = '', period }] of Object.entries(indicators)) {
    const [kind = '', id = ''] = full.split('.')
    found[kind] = { ...found[kind], [id]: { label: label.zh, unit, period } }
  }
  return found
}
