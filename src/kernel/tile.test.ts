// Tiles: known tiles of known places, and each tile is made of its four quarters.
import { describe, expect, it } from 'vitest'
import { isTile, tileAbove, tileAt, tileBounds } from './tile.ts'

describe('瓦片', () => {
  it('嘉兴市中心在 z12 的 3421/1680；世界是一块', () => {
    expect(tileAt(120.75, 30.75, 12)).toEqual({ z: 12, x: 3421, y: 1680 })
    const world = tileBounds({ z: 0, x: 0, y: 0 })
    expect([world.minX, world.maxX]).toEqual([-180, 180])
    expect(world.maxY).toBeCloseTo(85.0511288, 6)
    expect(world.minY).toBeCloseTo(-85.0511288, 6)
  })
  it('四角的点落在自己的瓦片里，上级瓦片包住它', () => {
    const tile = tileAt(120.7563, 30.7466, 15)
    const { minX, minY, maxX, maxY } = tileBounds(tile)
    const [x, y] = [(minX + maxX) / 2, (minY + maxY) / 2]
    expect(tileAt(x, y, 15)).toEqual(tile)
    expect(tileAt(minX + 1e-9, maxY - 1e-9, 15)).toEqual(tile)
    expect(tileAt(minX - 1e-9, y, 15)).toEqual({ ...tile, x: tile.x - 1 })
    expect(tileAt(x, minY - 1e-9, 15)).toEqual({ ...tile, y: tile.y + 1 })
    expect(tileAbove(tile, 12)).toEqual(tileAt(x, y, 12))
  })
  it('没有的瓦片认得出', () => {
    expect(isTile({ z: 3, x: 8, y: 0 })).toBe(false)
    expect(isTile({ z: 3, x: 7, y: 7 })).toBe(true)
    expect(isTile({ z: 23, x: 0, y: 0 })).toBe(false)
  })
})
