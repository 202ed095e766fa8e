// App · the land of the synthetic city into the records (模拟数据): boundaries, towns, parcels, tenure, from the files that `makeDemo` wrote. Units, and for their boundaries platforms and parks, must be in the registers.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../kernel/finding.ts'
import { unitFinder } from '../policy/names.ts'
import type { Store } from '../store/pg/open.ts'
import { subjectsAt, type Unit, unitsAt } from '../store/pg/registers.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { hashFiles } from './hash-files.ts'
import { type Bounded, importBoundaries } from './import-boundaries.ts'
import { importParcels } from './import-parcels.ts'
import { type Imported, importRows } from './import-rows.ts'
import { importTenure } from './import-tenure.ts'
import { loadBook, OWN_BOOK } from './load-book.ts'
import type { Steps } from './run-steps.ts'

export interface DemoLand extends Steps {
  /** As `makeDemo` gives them: parcels, tenure, boundaries of towns, zones, platforms, exit-type parks. */
  readonly files: readonly string[]
  readonly day: string
}

export interface DemoLandLoaded {
  readonly parcels: number
  readonly tenure: number
  readonly boundaries: number
  readonly towns: number
  /** What the imports told; one that blocks stopped the loading there. */
  readonly findings: readonly Finding[]
}

const COUNTIES = fileURLToPath(new URL('../../data/published/jiaxing-counties.geojson', import.meta.url))

export async function loadDemoLand(
  store: Store,
  who: Who,
  { files, day, ...steps }: DemoLand,
): Promise<DemoLandLoaded> {
  const [parcels = '', tenure = '', towns = '', zones = '', platforms = '', parks = ''] = files
  const told = { parcels: 0, tenure: 0, boundaries: 0, towns: 0, findings: [] as Finding[] }
  /** Whether the import was done. */
  const note = (done: { readonly imported?: object; readonly findings: readonly Finding[] }): boolean => {
    told.findings.push(...done.findings)
    return done.imported !== undefined
  }
  const bound = async (of: Bounded, file: string): Promise<boolean> => {
    const kept = await readAs(store, who, async (session) =>
      of === 'unit' ? (await unitsAt(session, day)).length : (await subjectsAt(session, of, day)).length,
    )
    // Platforms and parks that are not on record have no boundary on record either.
    if (kept === 0) return true
    const done = await importBoundaries(store, who, { ...steps, of, files: [file], day })
    told.boundaries += done.imported?.added ?? 0
    return note(done)
  }
  const townsDone = await addTowns(store, who, towns, day)
  told.towns = townsDone.imported?.added ?? 0
  if (!note(townsDone)) return told
  for (const file of [COUNTIES, towns, zones]) if (!(await bound('unit', file))) return told
  if (!(await bound('platform', platforms)) || !(await bound('exit_park', parks))) return told
  const landed = await importParcels(store, who, { ...steps, files: [parcels], day, complete: false })
  if (!note(landed)) return told
  told.parcels = landed.imported?.parcels.added ?? 0
  const held = await importTenure(store, who, { ...steps, files: [tenure], day, complete: false })
  note(held)
  told.tenure = held.imported?.added ?? 0
  return told
}

interface Town {
  readonly properties: { readonly 代码: string; readonly 名称: string; readonly 上级: string }
}

/** Towns as units below the unit that answers for them. */
async function addTowns(
  store: Store,
  who: Who,
  file: string,
  day: string,
): Promise<{ readonly imported?: Imported; readonly findings: readonly Finding[] }> {
  const { book, findings } = await loadBook(OWN_BOOK)
  if (book === undefined) return { findings }
  const find = unitFinder(book)
  const { features } = JSON.parse(await readFile(file, 'utf8')) as { readonly features: readonly Town[] }
  return {
    findings: [],
    ...(await importRows<Unit>(store, who, {
      register: 'unit',
      day,
      source: { file: file.split('/').at(-1) ?? file, hash: hashFiles([file]) },
      rows: features.map(({ properties: { 代码: code, 名称: name, 上级: above } }) => ({
        ...{ code, name, kind: 'town', parent: find(above)?.id ?? null, valid_from: day, ended: false },
      })),
      nameOf: ({ code }) => code,
      complete: false,
      before: (session) => unitsAt(session, day),
    })),
  }
}
