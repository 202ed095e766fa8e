// App · tenure into the records: rows of spreadsheets against the parcels on record, each with its own days and its place in the file.
import { type Finding, sayPlace } from '../kernel/finding.ts'
import { checkTenure } from '../record/land/check-tenure.ts'
import { inOrder, type Tenure } from '../record/land/tenure.ts'
import { toTenure } from '../record/land/to-tenure.ts'
import { type HeldTenure, parcelsById, tenureRowsAt } from '../store/pg/land.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { hashFiles } from './hash-files.ts'
import type { ImportTold } from './import-parcels.ts'
import { type Imported, importRows } from './import-rows.ts'
import { readTenure, type TenureSheet } from './read-tenure.ts'
import { areaOfFacts } from './record-land-used.ts'
import type { Steps } from './run-steps.ts'

export interface TenureImport extends Steps {
  readonly files: readonly string[]
  readonly day: string
  /** These are all rows there are: what is not among them no longer holds from the day on. */
  readonly complete: boolean
  /** Only checked: nothing is put on record. */
  readonly dry?: boolean
}

export async function importTenure(store: Store, who: Who, request: TenureImport): Promise<ImportTold<Imported>> {
  const sheet = await readTenure({ ...request, tenure: request.files })
  if (sheet.blocking > 0) return { findings: sheet.findings, total: sheet.findings.length + sheet.more }
  const source = {
    file: request.files.map((file) => file.split('/').at(-1)).join('、'),
    hash: hashFiles(request.files),
  }
  const done = await recordTenure(store, who, sheet.rows, { ...request, source })
  const findings = [...sheet.findings, ...done.findings]
  return { ...done, findings, total: findings.length + sheet.more }
}

export async function recordTenure(
  store: Store,
  who: Who,
  sheet: TenureSheet['rows'],
  { day, complete, dry, source }: Omit<TenureImport, 'files'> & { readonly source: { file: string; hash: string } },
): Promise<ImportTold<Imported>> {
  const codes = [...new Set(sheet.flatMap(({ parcel }) => parcel ?? []))]
  const known = await readAs(store, who, (session) => parcelsById(session, codes, day))
  const areas = new Map([...known].map(([code, { facts }]) => [code, areaOfFacts(facts, 'registered')?.area] as const))
  const read = toTenure(sheet, (code) => areas.get(code))
  const checked = checkTenure(read.rows, (code) => known.has(code))
  const faults = [...read.findings, ...checked.findings]
  // What is in dispute between two rows is kept as both say it, and told: on its days no land used is handed out.
  const told: Finding[] = [...faults, ...checked.conflicts.map((one) => ({ ...one.finding, blocking: false }))]
  if (faults.some(({ blocking }) => blocking)) return { findings: told, total: told.length }
  const done = await importRows<HeldTenure>(store, who, {
    register: 'tenure',
    day,
    complete,
    dry,
    source,
    rows: toRows(checked.sound, (parcel) => known.get(parcel)?.unit ?? '', day),
    nameOf: ({ id }) => id,
    settle: (row, old) => (sameBut(row, old) ? { ...row, source: old.source } : row),
    before: (session) => tenureRowsAt(session, day),
  })
  return 'findings' in done
    ? { findings: [...told, ...done.findings], total: told.length + done.findings.length }
    : { imported: done.imported, findings: told, total: told.length }
}

/** Delivered again in another file, nothing has changed. */
const sameBut = (row: HeldTenure, old: HeldTenure): boolean =>
  (['share', 'until', 'evidence', 'unit'] as const).every((key) => row[key] === old[key])

/** A tenure goes by its parcel, holder, kind, first day and counterpart; the second of the same is numbered. */
function toRows(rows: readonly Tenure[], unitOf: (parcel: string) => string, day: string): HeldTenure[] {
  const seen = new Map<string, number>()
  return inOrder(rows).map(({ parcel, holder, kind, share, from, to, counterpart, evidence, at }) => {
    const bare = [parcel, holder, kind, from ?? '', counterpart ?? ''].join('|')
    const n = (seen.get(bare) ?? 0) + 1
    seen.set(bare, n)
    return {
      id: n === 1 ? bare : `${bare}|${n}`,
      parcel,
      holder,
      kind,
      share,
      since: from ?? null,
      until: to ?? null,
      counterpart: counterpart ?? null,
      evidence: evidence ?? null,
      source: sayPlace(at, 'zh'),
      unit: unitOf(parcel),
      valid_from: day,
      ended: false,
    }
  })
}
