// App · land check: parcels read, measured, laid over one another and over their counties; every finding at once.
import { writeFile } from 'node:fs/promises'
import { fileLabels, readGeo } from '../intake/geo/read-geo.ts'
import { type Finding, say } from '../kernel/finding.ts'
import type { Shape } from '../kernel/shape.ts'
import { checkParcels, type Located } from '../record/land/check-parcels.ts'
import type { Sliver } from '../record/land/overlaps.ts'
import { toMu } from '../record/land/parcel.ts'
import { sumParcels } from '../record/land/sum-parcels.ts'
import { toCounties } from '../record/land/to-counties.ts'
import { findingsGeoJson, type MappedFinding } from '../report/findings-geojson.ts'
import { findingsSheet } from '../report/findings-sheet.ts'
import { type LandLine, landTable } from '../report/land-table.ts'
import { type ReadParcels, readParcels } from './land-read.ts'
import { checkOutputs, placeFile } from './place-file.ts'
import { runSteps } from './run-steps.ts'
import { sentences } from './sentences.ts'

export interface LandCheck extends ReadParcels {
  /** Boundaries of the counties. */
  readonly county?: string
  /** Share of the registered area by which the measured one may differ. */
  readonly tolerance: number
  readonly sliver: Sliver
  /** Where findings go: .xlsx or .geojson. */
  readonly findings?: string
}

export interface LandChecked {
  readonly lines: readonly LandLine[]
  /** The lines for the terminal. */
  readonly table: string
  readonly crs: readonly string[]
  readonly findings: readonly Finding[]
  readonly total: number
  readonly blocking: number
}

export async function checkLand(request: LandCheck): Promise<LandChecked> {
  const inputs = [...request.files, ...(request.county === undefined ? [] : [request.county])]
  const faults = request.findings === undefined ? [] : checkOutputs([request.findings], inputs)
  if (faults.length > 0)
    return { lines: [], table: '', crs: [], findings: faults, total: faults.length, blocking: faults.length }
  const read = await readParcels(request)
  const { counties, findings: borders } = await readCounties(request)
  const located = await runSteps(
    checkParcels(read.parcels, { tolerance: request.tolerance, sliver: request.sliver, counties }),
    request,
  )
  const shapes = new Map(located.map(({ finding, shape }): [Finding, Shape] => [finding, shape]))
  const findings = [
    ...borders,
    ...inOrder([...read.findings, ...located.map((one: Located) => one.finding)], request.files),
  ]
  if (request.findings !== undefined) await writeFindings(request.findings, findings, shapes, request.signal)
  const lines = sumParcels(read.parcels, counties).map((one) => ({
    ...one,
    measured: toMu(one.measured),
    registered: toMu(one.registered),
  }))
  return {
    lines,
    table: lines.length === 0 ? '' : landTable(lines),
    crs: read.crs,
    findings,
    total: findings.length + read.more,
    blocking:
      read.blocking + [...borders, ...located.map(({ finding }) => finding)].filter(({ blocking }) => blocking).length,
  }
}

async function readCounties({ county, onProgress, signal }: LandCheck) {
  if (county === undefined) return { counties: [], findings: [] }
  const steps = { ...(onProgress === undefined ? {} : { onProgress }), ...(signal === undefined ? {} : { signal }) }
  const read = await readGeo({ files: [county], ...steps })
  const found = toCounties(read.layers)
  // Notes on the boundaries are no concern of whoever delivered the parcels.
  return {
    counties: found.counties,
    findings: [...read.findings.filter(({ blocking }) => blocking), ...found.findings],
  }
}

/** By file as given, then by record: what concerns one parcel stands together. */
function inOrder(findings: readonly Finding[], files: readonly string[]): Finding[] {
  const order = new Map(fileLabels(files).map((label, i) => [label, i]))
  const key = ({ at }: Finding): readonly [number, string, number] => [
    order.get(at.file ?? '') ?? -1,
    at.sheet ?? '',
    at.record ?? 0,
  ]
  return findings
    .map((one) => ({ one, key: key(one) }))
    .sort(
      (a, b) => a.key[0] - b.key[0] || (a.key[1] < b.key[1] ? -1 : a.key[1] > b.key[1] ? 1 : 0) || a.key[2] - b.key[2],
    )
    .map(({ one }) => one)
}

async function writeFindings(
  out: string,
  findings: readonly Finding[],
  shapes: ReadonlyMap<Finding, Shape>,
  signal?: AbortSignal,
): Promise<void> {
  const said = findings.map((one): MappedFinding => {
    const shape = shapes.get(one)
    return { ...one, said: say({ ...one, at: {} }, sentences, 'zh'), ...(shape === undefined ? {} : { shape }) }
  })
  const write = async (path: string): Promise<void> => {
    if (/\.(geo)?json$/i.test(out)) return await writeFile(path, findingsGeoJson(said))
    const { writeXlsx } = await import('../report/write-xlsx.ts')
    await writeFile(path, await writeXlsx([findingsSheet('宗地检查', said)]))
  }
  await placeFile(out, write, signal)
}
