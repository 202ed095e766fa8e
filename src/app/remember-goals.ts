// App · goals reckoned once for all who see the same, until a figure that they are made of or a register changes.
import { goalsMoved, goalsSight } from '../store/pg/goals-moved.ts'
import type { Session } from '../store/pg/session.ts'

interface Kept {
  readonly head: number
  readonly told: Promise<unknown>
}

/** Answers kept for each store. */
const MOST = 64
const kept = new WeakMap<object, Map<string, Kept>>()

/** `asked`: all that the answer depends on besides the records; `wanted`: indicators that it is made of, `platform.tax`. */
export async function rememberGoals<T>(
  store: object,
  session: Session,
  asked: readonly (string | boolean | undefined)[],
  wanted: readonly string[],
  reckon: () => Promise<T>,
): Promise<T> {
  const { sees, head } = await goalsSight(session)
  const all = kept.get(store) ?? new Map<string, Kept>()
  kept.set(store, all)
  const key = JSON.stringify([sees, ...asked])
  const before = all.get(key)
  if (before !== undefined && (before.head === head || !(await goalsMoved(session, before.head, wanted)))) {
    // Of two that asked at once the newer stays.
    if (all.get(key) === before) all.set(key, { ...before, head })
    return (await before.told) as T
  }
  const told = reckon()
  all.delete(key)
  all.set(key, { head, told })
  const [oldest] = all.keys()
  if (all.size > MOST && oldest !== undefined) all.delete(oldest)
  told.catch(() => all.delete(key))
  return await told
}
