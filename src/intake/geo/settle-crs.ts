// Intake · geometry: what the file says about its coordinates, against the coordinates themselves. What cannot be known is asked, never guessed.
import type { Bounds } from '../../kernel/shape.ts'
import { problem } from '../raw.ts'
import { type Crs, type CrsFault, DEGREES, isCrs, sayCrs, zoneCrs } from './crs.ts'
import type { GeoLog } from './geo-log.ts'

/** Mainland and its waters: what lies outside was read in the wrong coordinates. */
export const CHINA: Bounds = { minX: 73, minY: 3, maxX: 136, maxY: 54 }

/** Middle of the coordinates: a few stray points must not decide. */
export interface Middle {
  readonly x: number
  readonly y: number
}

export interface Said {
  /** Undefined when the file says nothing. */
  readonly crs: Crs | CrsFault | undefined
  /** The format itself means degrees, as GeoJSON does since RFC 7946. */
  readonly degrees: boolean
  /** What the user stated. */
  readonly meridian: number | undefined
}

/** Throws a Problem when it cannot be known. */
export function settleCrs({ crs: said, degrees, meridian }: Said, middle: Middle, log: GeoLog): Crs {
  if (said !== undefined && !isCrs(said)) throw problem(said.fault, { said: said.said })
  const fits = fittingCrs(middle)
  if (fits === 'swapped') throw problem('geo/axes-swapped', { x: round(middle.x), y: round(middle.y) })
  if (said === undefined) return fits === 'degrees' && degrees ? DEGREES : unsaid(fits, meridian, middle, log)
  if (said.kind === 'degrees') {
    if (fits === 'degrees') return said
    throw problem('geo/prj-contradicts', { said: sayCrs(said), x: round(middle.x), y: round(middle.y) })
  }
  if (fits === 'bare' && said.falseEasting < 1e6) return said
  if (fits === 'bare') return told({ ...said, falseEasting: 5e5 }, said, log)
  if (typeof fits === 'object' && fits.kind === 'zone' && fits.meridian === said.meridian)
    return fits.falseEasting === said.falseEasting ? said : told(fits, said, log)
  throw problem('geo/prj-contradicts', { said: sayCrs(said), x: round(middle.x), y: round(middle.y) })
}

function unsaid(fits: Fit, meridian: number | undefined, middle: Middle, log: GeoLog): Crs {
  if (fits === 'degrees') return assumed(DEGREES, log)
  if (typeof fits === 'object') return assumed(fits, log)
  if (fits === 'bare' && meridian !== undefined) return { kind: 'zone', meridian, falseEasting: 5e5 }
  throw problem(fits === 'bare' ? 'geo/zone-unknown' : 'geo/crs-unknown', { x: round(middle.x), y: round(middle.y) })
}

type Fit = Crs | 'degrees' | 'bare' | 'swapped' | undefined

/** Which coordinates these can be: degrees, metres of a zone with its number, metres without one. */
function fittingCrs({ x, y }: Middle): Fit {
  if (inChina(x, y)) return 'degrees'
  if (inChina(y, x)) return 'swapped'
  if (isNorthing(y)) {
    const zone = zoneCrs(Math.floor(x / 1e6))
    if (zone !== undefined) return zone
    if (x > 1e5 && x < 9e5) return 'bare'
  }
  return isNorthing(x) && (zoneCrs(Math.floor(y / 1e6)) !== undefined || (y > 1e5 && y < 9e5)) ? 'swapped' : undefined
}

const inChina = (x: number, y: number): boolean =>
  x >= CHINA.minX && x <= CHINA.maxX && y >= CHINA.minY && y <= CHINA.maxY
/** Metres from the equator of 3° to 54° N. */
const isNorthing = (y: number): boolean => y > 3e5 && y < 6.1e6

function assumed(crs: Crs, log: GeoLog): Crs {
  log.add('geo/crs-assumed', {}, { crs: sayCrs(crs) }, false)
  return crs
}

function told(crs: Crs, said: Crs, log: GeoLog): Crs {
  log.add('geo/prefix-differs', {}, { said: sayCrs(said), crs: sayCrs(crs) }, false)
  return crs
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
