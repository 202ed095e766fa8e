// Makes the synthetic city (模拟数据) and writes it as the files that departments would send: xlsx, or Parquet when there are many enterprises.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { DemoBook } from '../demo/city.ts'
import { type DemoOptions, demoSql } from '../demo/demo-sql.ts'
import { type Department, ENTERPRISE, type Inputs, planSheet, type Sheet } from '../demo/departments.ts'
import type { SizeClass } from '../demo/enterprises-sql.ts'
import { historySheet } from '../demo/history-sql.ts'
import { type PlatformFigures, platformSheets } from '../demo/platform-figures-sql.ts'
import { enterpriseSheet, memberSheet, registerSheets } from '../demo/registers.ts'
import { planChance } from '../demo/uniform.ts'
import { CODES } from '../demo/uscc-sql.ts'
import { writeSheet } from '../report/write-sheets.ts'
import { type Duck, openDuck } from '../store/duck.ts'
import { type DemoRecord, makeDemoRecord } from './make-demo-record.ts'
import { makeLand } from './make-land.ts'

export interface DemoRequest {
  /** Folder for the files; made when absent. */
  readonly out: string
  readonly seed: number
  /** Of the engine, `3GB`. */
  readonly memory?: string
  /** Above- and below-scale together. */
  readonly enterprises: number
  /** Also the parcels on which they stand, and who owns and rents them. */
  readonly parcels?: boolean
  /** Also what the records ask for besides the enterprises; of a city in sheets only. */
  readonly record?: boolean
  readonly onProgress?: (done: number, total: number, what: string) => void
}

/** Paths of what was written, by what they are for. */
export interface DemoFiles {
  readonly above: readonly string[]
  readonly below: readonly string[]
  readonly platforms: readonly string[]
  /** Five years of figures, one row per enterprise. */
  readonly history: readonly string[]
  readonly registers: readonly string[]
  /** Parcels and tenure, when asked for. */
  readonly land: readonly string[]
  /** When asked for. */
  readonly record?: DemoRecord
}

export const DEMO_LIMITS = { least: 100, most: CODES, usual: 26_000 }
/** Beyond so many enterprises the files are Parquet. */
export const MOST_IN_SHEETS = 200_000

export async function makeDemo(request: DemoRequest): Promise<DemoFiles> {
  const { out, seed, enterprises, onProgress } = request
  if (!Number.isInteger(enterprises) || enterprises < DEMO_LIMITS.least || enterprises > DEMO_LIMITS.most)
    throw new RangeError(`enterprises must be a whole number from ${DEMO_LIMITS.least} to ${DEMO_LIMITS.most}`)
  await mkdir(out, { recursive: true })
  const book = await readBook()
  const platforms = {
    inputs: await readInputs('platforms'),
    recipe: (await read('data/demo/platforms.yaml')) as PlatformFigures,
  }
  const whole = enterprises <= MOST_IN_SHEETS
  const groups = await planGroups(book, platforms, whole)
  const duck = await openDuck({ memoryLimit: request.memory ?? '800MB' })
  try {
    const statements = demoSql(book, { seed, enterprises, platforms, wholeHistory: whole })
    const total = statements.length + Object.values(groups).flat().length
    let done = 0
    for (const sql of statements) {
      await duck.run(sql)
      onProgress?.(++done, total, '生成模拟企业')
    }
    const write = whole ? writeWorkbook : writeParquet
    const writeGroup = async (sheets: readonly Sheet[]): Promise<string[]> => {
      const paths: string[] = []
      for (const sheet of sheets) {
        paths.push(await write(duck, sheet, out))
        onProgress?.(++done, total, sheet.file)
      }
      return paths
    }
    return {
      above: await writeGroup(groups.above),
      below: await writeGroup(groups.below),
      platforms: await writeGroup(groups.platforms),
      history: await writeGroup(groups.history),
      registers: await writeGroup(groups.registers),
      land: request.parcels === true ? await makeLand(duck, out, book.city.year, seed) : [],
      ...(request.record === true && whole
        ? { record: await makeDemoRecord(duck, { book, recipe: platforms.recipe, out, chance: planChance(seed) }) }
        : {}),
    }
  } finally {
    duck.close()
  }
}

async function writeWorkbook(duck: Duck, sheet: Sheet, out: string): Promise<string> {
  const path = join(out, `${sheet.file}.xlsx`)
  const rows = (await duck.connection.runAndReadAll(sheet.sql)).getRowsJS() as (string | number | null)[][]
  await writeFile(path, await writeSheet([{ name: sheet.name, title: sheet.title, head: sheet.head, rows }]))
  return path
}

async function writeParquet(duck: Duck, sheet: Sheet, out: string): Promise<string> {
  const path = join(out, `${sheet.file}.parquet`)
  await duck.run(`COPY (${sheet.sql}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`)
  return path
}

async function planGroups(
  book: DemoBook,
  platforms: DemoOptions['platforms'],
  whole: boolean,
): Promise<Readonly<Record<Exclude<keyof DemoFiles, 'land' | 'record'>, readonly Sheet[]>>> {
  const { year } = book.city
  const departments = (await read('data/demo/departments.yaml')) as Record<SizeClass, Department[]>
  const sheets = async (size: SizeClass): Promise<Sheet[]> => {
    const inputs = await readInputs(`enterprises-${size}`)
    return departments[size].map((one) => planSheet(one, size, inputs, ENTERPRISE, year))
  }
  return {
    above: await sheets('above'),
    below: await sheets('below'),
    platforms: platformSheets(platforms.inputs, platforms.recipe, year),
    history: [historySheet(book, 'above', whole), historySheet(book, 'below', whole)],
    registers: [...registerSheets(year), memberSheet(year), ...(whole ? [enterpriseSheet(year)] : [])],
  }
}

async function readInputs(scheme: string): Promise<Inputs> {
  return ((await read(`policies/jiaxing/schemes/${scheme}.yaml`)) as { inputs: Inputs }).inputs
}

async function readBook(): Promise<DemoBook> {
  return {
    city: await read('data/demo/city.yaml'),
    industries: await read('data/demo/industries.yaml'),
    profile: await read('data/demo/profile.yaml'),
    towns: await read('data/published/jiaxing-towns.yaml'),
    figures: await read('data/published/jiaxing-figures.yaml'),
  } as DemoBook
}

// From src/app, dist/app and dist/run alike the package's root is two folders up.
const read = async (path: string): Promise<unknown> =>
  parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'))
