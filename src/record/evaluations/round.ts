// Record · evaluations: one result and what it was computed from, by the hash of each file.
import type { Listed } from './payload.ts'

export interface Inputs {
  /** Where each figure came from. */
  readonly sources?: string
  /** Those left out when it was frozen, and why. */
  readonly left_out?: string
  readonly scheme?: string
  readonly book?: string
  readonly skip_bad?: true
}

export interface Outcome {
  /** Those that could be given no value. */
  readonly skipped?: string
  readonly program?: string
  readonly listed?: Listed
}

export interface Round {
  readonly version: number
  /** The act that brought it: `compute` or `amend`. */
  readonly kind: string
  readonly snapshot: string
  readonly result: string
  readonly inputs: Inputs
  readonly outcome: Outcome
  readonly by: string
  readonly at: string
}

export const NO_INPUTS: Inputs = {}

export const inputsOf = ({ sources, left_out, scheme, book, skip_bad }: Inputs): Inputs => ({
  ...(sources === undefined ? {} : { sources }),
  ...(left_out === undefined ? {} : { left_out }),
  ...(scheme === undefined ? {} : { scheme }),
  ...(book === undefined ? {} : { book }),
  ...(skip_bad === undefined ? {} : { skip_bad }),
})

export const outcomeOf = ({ skipped, program, listed }: Outcome): Outcome => ({
  ...(skipped === undefined ? {} : { skipped }),
  ...(program === undefined ? {} : { program }),
  ...(listed === undefined ? {} : { listed }),
})
