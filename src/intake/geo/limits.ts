// Intake · geometry: limits that keep a hostile file from becoming a hang or a full memory. A whole city's parcels stay far below them.

export interface GeoLimits {
  readonly seconds: number
  readonly heapMegabytes: number
  readonly uncompressedMegabytes: number
  /** Records of one file. */
  readonly records: number
  /** Points of one file, and of one record. */
  readonly points: number
  readonly recordPoints: number
  /** Rings of one record. */
  readonly recordRings: number
  readonly fields: number
}

export const GEO_LIMITS: GeoLimits = {
  seconds: 180,
  heapMegabytes: 1024,
  uncompressedMegabytes: 1024,
  records: 2_000_000,
  points: 20_000_000,
  recordPoints: 200_000,
  recordRings: 5000,
  fields: 300,
}

/** Findings kept of one file; all are counted. */
export const MOST_KEPT = 20_000
