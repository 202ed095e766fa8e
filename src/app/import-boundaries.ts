// App · boundaries of reporting units, platforms or parks from a file with shapes: each goes to whoever bears its name or code.
import { readGeo } from '../intake/geo/read-geo.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { Shape } from '../kernel/shape.ts'
import { toCounties } from '../record/land/to-counties.ts'
import type { SubjectKind } from '../record/registers/register.ts'
import { type PlacedShape, shapesAt } from '../store/pg/land.ts'
import type { Store } from '../store/pg/open.ts'
import { subjectsAt, unitsAt } from '../store/pg/registers.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import { homeFinder } from './find-home.ts'
import { hashFiles } from './hash-files.ts'
import { type ImportTold, toShape } from './import-parcels.ts'
import { type Imported, importRows } from './import-rows.ts'
import { loadBook, OWN_BOOK } from './load-book.ts'
import type { Steps } from './run-steps.ts'

/** What a boundary can be of: units, and all kinds of subject but enterprises and parcels. */
export const BOUNDED = [
  'unit',
  'platform',
  'cluster',
  'base',
  'park',
  'complex',
  'exit_park',
] as const satisfies readonly ('unit' | SubjectKind)[]
export type Bounded = (typeof BOUNDED)[number]

export interface BoundaryImport extends Steps {
  readonly of: Bounded
  readonly files: readonly string[]
  readonly day: string
  readonly meridian?: number
  readonly book?: string
  /** Only checked: nothing is put on record. */
  readonly dry?: boolean
}

export interface Boundary {
  readonly name: string
  readonly code?: string
  readonly shape: Shape
  /** Of the file, for findings. */
  readonly at: Finding['at']
}

export async function importBoundaries(store: Store, who: Who, request: BoundaryImport): Promise<ImportTold<Imported>> {
  const read = await readGeo(request)
  const { counties, findings: unnamed } = toCounties(read.layers)
  const findings = [...read.findings, ...unnamed]
  if (findings.some(({ blocking }) => blocking)) return { findings, total: read.total + unnamed.length }
  const file = request.files.map((path) => path.split('/').at(-1)).join('、')
  const source = { file, hash: hashFiles(request.files) }
  const bounds = counties.map((one): Boundary => ({ ...one, at: { file } }))
  const done = await recordBoundaries(store, who, bounds, { ...request, source })
  return { ...done, findings: [...findings, ...done.findings], total: findings.length + done.total }
}

/** Those that nobody bears are findings, and nothing is kept then. */
export async function recordBoundaries(
  store: Store,
  who: Who,
  boundaries: readonly Boundary[],
  {
    of,
    day,
    book: folder = OWN_BOOK,
    dry,
    source,
  }: Omit<BoundaryImport, 'files'> & { readonly source: { file: string; hash: string } },
): Promise<ImportTold<Imported>> {
  const find = await bearers(store, who, of, day, folder)
  if ('findings' in find) return { findings: find.findings, total: find.findings.length }
  const findings: Finding[] = []
  const rows = boundaries.flatMap((one): PlacedShape[] => {
    const bearer = find.bearer(one)
    if (bearer === undefined)
      findings.push(finding('land/boundary-of-nobody', one.at, { name: one.name, code: one.code ?? '' }))
    return bearer === undefined ? [] : [toShape(of, bearer.id, bearer.unit, one.shape, day)]
  })
  const twice = rows.find(({ id }, i) => rows.findIndex((other) => other.id === id) !== i)
  if (twice !== undefined) findings.push(finding('land/boundary-twice', {}, { id: twice.id }))
  if (findings.length > 0) return { findings, total: findings.length }
  const done = await importRows<PlacedShape>(store, who, {
    register: 'shape',
    day,
    source,
    rows,
    complete: false,
    dry,
    nameOf: ({ id }) => id,
    before: (session) => shapesAt(session, of, day),
  })
  return 'findings' in done
    ? { findings: done.findings, total: done.findings.length }
    : { imported: done.imported, findings: [], total: 0 }
}

interface Bearer {
  readonly id: string
  readonly unit: string
}
type FindBearer = (one: Pick<Boundary, 'name' | 'code'>) => Bearer | undefined

async function bearers(
  store: Store,
  who: Who,
  of: Bounded,
  day: string,
  folder: string,
): Promise<{ readonly bearer: FindBearer } | { readonly findings: readonly Finding[] }> {
  const { book, findings } = await loadBook(folder)
  if (book === undefined) return { findings }
  return await readAs(store, who, async (session: Session) => {
    if (of === 'unit') {
      const find = homeFinder(await unitsAt(session, day), book)
      const unit: FindBearer = ({ name, code }) => {
        const found = find({ county: name }) ?? find({ county: code ?? '' })
        return found === undefined ? undefined : { id: found.code, unit: found.code }
      }
      return { bearer: unit }
    }
    const subjects = await subjectsAt(session, of, day)
    const byId = new Map(subjects.map((one) => [one.id, one]))
    const byName = new Map(subjects.map((one) => [one.name, one]))
    return { bearer: ({ name, code }: Pick<Boundary, 'name' | 'code'>) => byId.get(code ?? '') ?? byName.get(name) }
  })
}
