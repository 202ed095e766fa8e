// Kernel · tiles of a map: which square of longitude and latitude a tile is (web Mercator, as all web maps cut it), and in which tile a point lies.
import type { Bounds } from './shape.ts'

export interface Tile {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** `margin` is a share of the tile's side on every side. */
export function tileBounds({ z, x, y }: Tile, margin = 0): Bounds {
  const n = 2 ** z
  return {
    minX: lonAt((x - margin) / n),
    maxX: lonAt((x + 1 + margin) / n),
    minY: latAt((y + 1 + margin) / n),
    maxY: latAt((y - margin) / n),
  }
}

export function tileAt(lon: number, lat: number, z: number): Tile {
  const n = 2 ** z
  const sin = Math.sin((lat * Math.PI) / 180)
  return {
    z,
    x: Math.floor(((lon + 180) / 360) * n),
    y: Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * n),
  }
}

/** The tile at a lower zoom that holds this one. */
export const tileAbove = ({ z, x, y }: Tile, at: number): Tile => ({
  z: at,
  x: Math.floor(x / 2 ** (z - at)),
  y: Math.floor(y / 2 ** (z - at)),
})

export const isTile = ({ z, x, y }: Tile): boolean => z >= 0 && z <= 22 && x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z

const lonAt = (share: number): number => share * 360 - 180
const latAt = (share: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI
