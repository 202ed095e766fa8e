// Intake · geometry: in which coordinates a file is written. Only CGCS2000 (and WGS 84, the same within a metre): longitude and latitude, or Gauss-Kruger zones.
// A place's parcels in an older datum lie up to a hundred metres off, and the parameters that would bring them over are not public: such a file is refused.

export type Crs =
  | { readonly kind: 'degrees' }
  /** Gauss-Kruger on CGCS2000: degrees of the central meridian, metres added to the easting. */
  | { readonly kind: 'zone'; readonly meridian: number; readonly falseEasting: number }

export type CrsFault = {
  readonly fault: 'geo/old-datum' | 'geo/other-projection' | 'geo/prj-unread'
  readonly said: string
}

/** Beyond this no coordinate of any projection lies; what a file writes for "none" is far larger. */
export const FARTHEST = 1e8

export const DEGREES: Crs = { kind: 'degrees' }
export const isCrs = (found: Crs | CrsFault): found is Crs => 'kind' in found

/** Zones of 3° are numbered 25 to 45, those of 6° 13 to 23 in China: no number means both. */
export const zoneCrs = (zone: number): Crs | undefined => {
  const meridian = zone >= 25 && zone <= 45 ? zone * 3 : zone >= 13 && zone <= 23 ? zone * 6 - 3 : undefined
  return meridian === undefined ? undefined : { kind: 'zone', meridian, falseEasting: zone * 1e6 + 5e5 }
}

/** EPSG codes of CGCS2000: 4491–4501 and 4502–4512 are 6° zones with and without prefix, 4513–4533 and 4534–4554 those of 3°. */
export function epsgCrs(code: number): Crs | undefined {
  if (code === 4490 || code === 4326) return DEGREES
  if (code >= 4491 && code <= 4501) return zoneCrs(code - 4491 + 13)
  if (code >= 4502 && code <= 4512) return { kind: 'zone', meridian: 75 + (code - 4502) * 6, falseEasting: 5e5 }
  if (code >= 4513 && code <= 4533) return zoneCrs(code - 4513 + 25)
  if (code >= 4534 && code <= 4554) return { kind: 'zone', meridian: 75 + (code - 4534) * 3, falseEasting: 5e5 }
  return undefined
}

/** `crs` of a GeoJSON file of before RFC 7946: `urn:ogc:def:crs:EPSG::4528`, `EPSG:4490`, `urn:ogc:def:crs:OGC:1.3:CRS84`. */
export function namedCrs(name: string): Crs | CrsFault {
  if (/CRS84|CRS:84/i.test(name)) return DEGREES
  const code = /EPSG:(?:[\d.]*:)?(\d+)$/i.exec(name.trim())?.[1]
  return epsgCrs(Number(code)) ?? { fault: 'geo/other-projection', said: name.slice(0, 80) }
}

/** The text of a .prj: WKT 1 as ESRI or OGC write it, or WKT 2. Read for the few things that matter, whatever else stands in it. */
export function prjCrs(text: string): Crs | CrsFault {
  const wkt = text.slice(0, 20_000)
  const name = /^\s*\w+\s*[[(]\s*"([^"]*)"/.exec(wkt)?.[1] ?? wkt.slice(0, 40)
  if (!/^\s*(PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|PROJECTEDCRS|GEOGRAPHICCRS|BOUNDCRS)\s*[[(]/i.test(wkt))
    return { fault: 'geo/prj-unread', said: name }
  if (!/CGCS_?2000|China_2000|China Geodetic Coordinate System 2000|WGS_?(19)?84|WGS 84/i.test(wkt))
    return {
      fault: /Beijing|Xian|Xi'an|Krassovsky|IAG|1954|1980/i.test(wkt) ? 'geo/old-datum' : 'geo/other-projection',
      said: name,
    }
  if (!/^\s*(PROJ)/i.test(wkt)) return DEGREES
  if (!/Gauss_?Kruger|Transverse[_ ]Mercator/i.test(wkt)) return { fault: 'geo/other-projection', said: name }
  const meridian = parameter(wkt, 'Central_Meridian|Longitude of natural origin|longitude_of_center')
  const falseEasting = parameter(wkt, 'False_Easting|False easting')
  const scale = parameter(wkt, 'Scale_Factor|Scale factor at natural origin') ?? 1
  if (meridian === undefined || falseEasting === undefined) return { fault: 'geo/prj-unread', said: name }
  // UTM has another scale, and CGCS2000 files are never in it.
  if (scale !== 1 || meridian < 70 || meridian > 138) return { fault: 'geo/other-projection', said: name }
  return { kind: 'zone', meridian, falseEasting }
}

function parameter(wkt: string, names: string): number | undefined {
  const found = new RegExp(`PARAMETER\\s*[[(]\\s*"(?:${names})"\\s*,\\s*(-?[\\d.]+(?:[eE][+-]?\\d+)?)`, 'i').exec(
    wkt,
  )?.[1]
  return found === undefined || !Number.isFinite(Number(found)) ? undefined : Number(found)
}

/** In the words of a finding. */
export function sayCrs(crs: Crs): string {
  if (crs.kind === 'degrees') return 'CGCS2000 经纬度'
  const zone = Math.floor(crs.falseEasting / 1e6)
  return `CGCS2000 高斯-克吕格，中央经线 ${crs.meridian}°，${zone > 0 ? `带号 ${zone}` : '坐标不带带号'}`
}
