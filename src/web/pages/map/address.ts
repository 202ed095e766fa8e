// Web · the map's address: layer, day, year, whose grades, filter, camera and what is picked.
export const LAYERS = ['grade', 'tax', 'use'] as const
export type Layer = (typeof LAYERS)[number]

export interface MapSearch {
  /** By grade when left out. */
  readonly layer?: Layer
  /** Day of the registers; today when left out. */
  readonly on?: string
  /** Of figures and grades. */
  readonly year?: string
  readonly evaluation?: string
  readonly grade?: string
  /** Longitude, latitude, zoom. */
  readonly at?: string
  /** `parcel/330402…`, `platform/…`, `unit/…`, `enterprise/…`. */
  readonly pick?: string
}

const TEXTS = { on: /^\d{4}-\d{2}-\d{2}$/, year: /^\d{4}$/, evaluation: /./, grade: /./, at: AT(), pick: /^[a-z_]+\/./ }

export function readMapSearch(given: Record<string, unknown>): MapSearch {
  const layer = LAYERS.find((one) => one === given['layer'] && one !== 'grade')
  const texts = Object.entries(TEXTS).flatMap(([key, form]) => {
    const value = given[key]
    // What looks like a number in an address is read as one.
    const text = typeof value === 'number' ? String(value) : value
    return typeof text === 'string' && form.test(text) ? [[key, text]] : []
  })
  return { ...Object.fromEntries(texts), ...(layer === undefined ? {} : { layer }) }
}

function AT(): RegExp {
  const number = '-?\\d{1,3}(\\.\\d{1,6})?'
  return new RegExp(`^${number},${number},\\d{1,2}(\\.\\d{1,2})?$`)
}
