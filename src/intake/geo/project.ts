// Intake · geometry: Gauss-Kruger metres into longitude and latitude, in place.
import proj4 from 'proj4'
import type { Crs } from './crs.ts'

const ELLIPSOID = '+a=6378137 +rf=298.257222101'

/** Undefined when nothing is to be done. */
export function openProjection(crs: Crs): ((ring: Float64Array) => void) | undefined {
  if (crs.kind === 'degrees') return undefined
  const plane = `+proj=tmerc +lat_0=0 +lon_0=${crs.meridian} +k=1 +x_0=${crs.falseEasting} +y_0=0 ${ELLIPSOID} +units=m +no_defs`
  const { inverse } = proj4(`+proj=longlat ${ELLIPSOID} +no_defs`, plane)
  return (ring) => {
    for (let i = 0; i < ring.length; i += 2) {
      const [lon, lat] = inverse([ring[i] as number, ring[i + 1] as number])
      ring[i] = lon
      ring[i + 1] = lat
    }
  }
}
