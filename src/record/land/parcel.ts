// Land · a parcel as a department hands it in: where it lies, what stands in its register, and how large it is by measure and by record.
import type { Place } from '../../kernel/finding.ts'
import type { Shape } from '../../kernel/shape.ts'

export interface Parcel {
  readonly code: string
  readonly shape: Shape
  /** By its shape, on the ellipsoid; ㎡. */
  readonly measured: number
  /** By its certificate; ㎡. */
  readonly registered?: number
  /** Name or code as written. */
  readonly county?: string
  readonly holder?: string
  readonly uscc?: string
  readonly use?: string
  /** Town or street, and platform, as written. */
  readonly town?: string
  readonly platform?: string
  /** Day of supply. */
  readonly supplied?: string
  readonly at: Place
}

/** ㎡ → 亩, by the exact ratio. */
export const toMu = (squareMetres: number): number => (squareMetres * 3) / 2000

/** First six digits of the 19 of a parcel code, or of the 28 of a real-estate unit: GB/T 2260. */
export const countyOfCode = (code: string): string | undefined => /^(\d{6})\d{6}[A-Z]{2}/.exec(code)?.[1]

/** Codes as they are compared: half width, capitals, no blanks. */
export const plainCode = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()
