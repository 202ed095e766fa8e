// Record · a table of steps: at which standing which act may follow, by whom, and where it leads.
import type { Role } from '../kernel/role.ts'

export interface Step<Standing extends string> {
  readonly to: Standing
  readonly by: readonly Role[]
}

/** Every standing has its row; what is not in it cannot be done there. */
export type Steps<Standing extends string, Kind extends string> = Readonly<
  Record<Standing, Readonly<Partial<Record<Kind, Step<Standing>>>>>
>

export const to = <Standing extends string>(standing: Standing, ...by: readonly Role[]): Step<Standing> => ({
  to: standing,
  by,
})

export function findStep<S extends string, K extends string>(
  steps: Steps<S, K>,
  standing: S,
  kind: K,
): Step<S> | undefined {
  const row: Readonly<Partial<Record<K, Step<S>>>> = steps[standing]
  return Object.hasOwn(row, kind) ? row[kind] : undefined
}
