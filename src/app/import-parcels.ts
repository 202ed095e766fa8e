// App · parcels with their shapes into the registers: read, laid over one another and over the boundaries on record, all findings told.
import type { Json } from '../kernel/canonical-json.ts'
import { type Finding, finding, notice } from '../kernel/finding.ts'
import { checkParcels, type Located } from '../record/land/check-parcels.ts'
import { outlineOf, shapeOf } from '../record/land/outline.ts'
import type { County } from '../record/land/outside-county.ts'
import type { Sliver } from '../record/land/overlaps.ts'
import { type Parcel, toMu } from '../record/land/parcel.ts'
import { type PlacedShape, shapesAt } from '../store/pg/land.ts'
import type { Store } from '../store/pg/open.ts'
import { type RegisterSubject, subjectsAt, type Unit, unitsAt } from '../store/pg/registers.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { type FindHome, homeFinder } from './find-home.ts'
import { hashFiles } from './hash-files.ts'
import { type Imported, importRows } from './import-rows.ts'
import { type ReadParcels, readParcels } from './land-read.ts'
import { loadBook, OWN_BOOK } from './load-book.ts'
import { parcelsBeside } from './parcels-beside.ts'
import { runSteps, type Steps } from './run-steps.ts'

export interface ParcelImport extends ReadParcels {
  readonly day: string
  /** These are all parcels there are. */
  readonly complete: boolean
  readonly book?: string
  /** Only checked: nothing is put on record. */
  readonly dry?: boolean
}

export interface ParcelsImported {
  readonly parcels: Imported
  readonly shapes: Imported
}

export interface ImportTold<T> {
  readonly imported?: T
  readonly findings: readonly Finding[]
  readonly total: number
}

/** As `land check` takes them by default. */
const RULES: { readonly tolerance: number; readonly sliver: Sliver } = {
  tolerance: 0.03,
  sliver: { least: 1, width: 0.05 },
}

export async function importParcels(
  store: Store,
  who: Who,
  request: ParcelImport,
): Promise<ImportTold<ParcelsImported>> {
  const read = await readParcels(request)
  if (read.blocking > 0) return { findings: read.findings, total: read.findings.length + read.more }
  const source = {
    file: request.files.map((file) => file.split('/').at(-1)).join('、'),
    hash: hashFiles(request.files),
  }
  const done = await recordParcels(store, who, read.parcels, { ...request, source })
  const findings = [...read.findings, ...done.findings]
  return { ...done, findings, total: findings.length + read.more }
}

export interface RecordParcels extends Steps {
  readonly day: string
  readonly complete: boolean
  readonly book?: string
  readonly dry?: boolean
  readonly source: { readonly file: string; readonly hash: string }
}

/** Parcels as read, wherever they came from. Two acts: what the register says of them, and where they lie. */
export async function recordParcels(
  store: Store,
  who: Who,
  parcels: readonly Parcel[],
  request: RecordParcels,
): Promise<ImportTold<ParcelsImported>> {
  const { book, findings: ofBook } = await loadBook(request.book ?? OWN_BOOK)
  if (book === undefined) return { findings: ofBook, total: ofBook.length }
  const { day, complete, dry, source } = request
  const known = await readAs(store, who, async (session) => ({
    units: await unitsAt(session, day),
    platforms: await subjectsAt(session, 'platform', day),
    borders: await shapesAt(session, 'unit', day),
  }))
  const find = homeFinder(known.units, book)
  const placed = placeParcels(parcels, find, known.platforms, nearestBorder(known.borders, known.units))
  if (placed.findings.some(({ blocking }) => blocking))
    return { findings: placed.findings, total: placed.findings.length }
  // After a complete file there are no others.
  const onRecord = complete ? [] : await parcelsBeside(store, who, placed.parcels, day, request)
  const located = await runSteps(
    checkParcels(placed.parcels, { ...RULES, counties: countiesOf(known.borders, known.units), onRecord }),
    request,
  )
  // Nothing is said of parcels whose unit has no boundary on record.
  const told = located.map(settle).filter(({ code }) => code !== 'land/county-unknown')
  const findings = [...placed.findings, ...told]
  if (findings.some(({ blocking }) => blocking)) return { findings, total: findings.length }
  const common = { day, complete, dry, source }
  const done = await importRows<RegisterSubject>(store, who, {
    ...common,
    register: 'parcel',
    rows: placed.parcels.map((parcel) => toSubject(parcel, day)),
    nameOf: ({ id }) => id,
    before: (session) => subjectsAt(session, 'parcel', day),
  })
  if ('findings' in done)
    return { findings: [...findings, ...done.findings], total: findings.length + done.findings.length }
  const shapes = await importRows<PlacedShape>(store, who, {
    ...common,
    register: 'shape',
    rows: placed.parcels.map(({ code, unit, shape }) => toShape('parcel', code, unit, shape, day)),
    nameOf: ({ id }) => id,
    before: (session) => shapesAt(session, 'parcel', day),
  })
  if ('findings' in shapes)
    return { findings: [...findings, ...shapes.findings], total: findings.length + shapes.findings.length }
  return { imported: { parcels: done.imported, shapes: shapes.imported }, findings, total: findings.length }
}

export function toShape(kind: string, id: string, unit: string, shape: Parcel['shape'], day: string): PlacedShape {
  const { outline, bounds } = outlineOf(shape)
  const { minX: west, minY: south, maxX: east, maxY: north } = bounds
  return { kind, id, unit, west, south, east, north, outline, valid_from: day, ended: false }
}

type Placed = Parcel & { readonly unit: string }

function placeParcels(
  parcels: readonly Parcel[],
  find: FindHome,
  platforms: readonly RegisterSubject[],
  borderOf: (unit: Unit) => string,
): { parcels: Placed[]; findings: Finding[] } {
  const ids = new Map(platforms.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]))
  const findings: Finding[] = []
  const placed = parcels.flatMap((parcel): Placed[] => {
    const { code, county, town, platform, at } = parcel
    const home = find({ county, town, code })
    if (home === undefined) {
      findings.push(finding('record/unknown-unit', at, { unit: county ?? '', name: code }))
      return []
    }
    if (platform !== undefined && !ids.has(platform))
      findings.push(notice('land/platform-unknown', at, { code, platform }))
    // Known by its unit from here on: the boundaries on record go by units.
    return [
      {
        ...parcel,
        unit: home.code,
        county: borderOf(home),
        ...(platform === undefined ? {} : { platform: ids.get(platform) ?? platform }),
      },
    ]
  })
  return { parcels: placed, findings }
}

/** The unit itself or the one above it that has a boundary on record. */
function nearestBorder(borders: readonly PlacedShape[], units: readonly Unit[]): (unit: Unit) => string {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const drawn = new Set(borders.map(({ id }) => id))
  return ({ code }) => {
    for (
      let at = byCode.get(code), steps = 0;
      at !== undefined && steps < 10;
      at = byCode.get(at.parent ?? ''), steps++
    )
      if (drawn.has(at.code)) return at.code
    return ''
  }
}

function countiesOf(borders: readonly PlacedShape[], units: readonly Unit[]): County[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  return borders.flatMap(({ id, outline }): County[] => {
    const unit = byCode.get(id)
    return unit === undefined ? [] : [{ code: id, name: unit.name, shape: shapeOf(outline) }]
  })
}

/** What two parcels dispute, or where one lies, is told and left to be cleared up; what has no inside cannot be kept. */
const settle = ({ finding: one }: Located): Finding => (NO_AREA.includes(one.code) ? one : { ...one, blocking: false })
const NO_AREA = ['land/ring-crosses', 'land/ring-tangled']

function toSubject(parcel: Placed, day: string): RegisterSubject {
  const { code, unit, registered, measured, holder, uscc, use, supplied, town, platform } = parcel
  const facts: Record<string, Json | undefined> = {
    area: registered === undefined ? undefined : round(toMu(registered)),
    measured: round(toMu(measured)),
    holder: uscc,
    holder_name: holder,
    use,
    supplied,
    town,
    platform,
  }
  const said = Object.entries(facts).filter((pair): pair is [string, Json] => pair[1] !== undefined)
  return { kind: 'parcel', id: code, name: code, unit, facts: Object.fromEntries(said), valid_from: day, ended: false }
}

/** 亩, to less than a tenth of a square metre. */
const round = (area: number): number => Math.round(area * 1e4) / 1e4
