// Kernel · a plane in metres around one point: longitude and latitude stretched, nothing bent, so that what touches or crosses there does so here.

const A = 6_378_137
const F = 1 / 298.257222101
const E2 = F * (2 - F)
const RADIAN = Math.PI / 180

export interface LocalPlane {
  readonly lon: number
  readonly lat: number
  /** Metres per degree. */
  readonly east: number
  readonly north: number
}

/** Within some kilometres of the point lengths are right to a thousandth. */
export function planeAt(lon: number, lat: number): LocalPlane {
  const sin = Math.sin(lat * RADIAN)
  const w = 1 - E2 * sin * sin
  return {
    lon,
    lat,
    east: (A / Math.sqrt(w)) * Math.cos(lat * RADIAN) * RADIAN,
    north: ((A * (1 - E2)) / (w * Math.sqrt(w))) * RADIAN,
  }
}
