// App · parcels from files with shapes.
import { readGeo } from '../intake/geo/read-geo.ts'
import type { Finding } from '../kernel/finding.ts'
import type { Parcel } from '../record/land/parcel.ts'
import { toParcels } from '../record/land/to-parcels.ts'
import type { Steps } from './run-steps.ts'

export interface ReadParcels extends Steps {
  readonly files: readonly string[]
  /** Central meridian of coordinates that do not tell their zone. */
  readonly meridian?: number
}

export interface ParcelsRead {
  readonly parcels: readonly Parcel[]
  readonly findings: readonly Finding[]
  /** Beyond the findings that were kept. */
  readonly more: number
  /** Of all findings, kept or not. */
  readonly blocking: number
  readonly crs: readonly string[]
}

export async function readParcels(request: ReadParcels): Promise<ParcelsRead> {
  const { layers, findings, total, blocking } = await readGeo(request)
  const found = toParcels(layers)
  return {
    parcels: found.parcels,
    findings: [...findings, ...found.findings],
    more: total - findings.length,
    blocking: blocking + found.findings.filter((one) => one.blocking).length,
    crs: [...new Set(layers.map(({ crs }) => crs).filter((crs) => crs !== ''))],
  }
}
