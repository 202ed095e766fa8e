// Bench · what every bench is given and gives back.
import type { Measure } from './measure.ts'

export interface Setting {
  /** Share of the full size. */
  readonly scale: number
  readonly times: number
  /** Folder for data, removed afterwards. */
  readonly folder: string
  /** Root of the package. */
  readonly root: string
}

export interface Line {
  readonly what: string
  readonly wanmu: Measure
  readonly rival: Measure
  readonly rivalName: string
  /** Both gave the same result. */
  readonly same: boolean
  readonly goals: readonly { readonly goal: string; readonly met: boolean }[]
}

export type Bench = (setting: Setting) => Promise<Line[]>
