// A server on the small city, in memory: for what has nothing to do with the engine.
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { cityOf } from '../store/city.ts'
import { initialisedCopy } from '../store/initialised-copy.ts'
import { type Opened, openDoor } from './open.ts'

export interface SmallCity extends Opened {
  readonly store: Store
  readonly close: () => Promise<void>
}

/** With these people, beside the ones it is made by. */
export async function openSmallCity(people: readonly string[]): Promise<SmallCity> {
  const made = await openStore({ memory: true, copy: await initialisedCopy() }, { begin: true })
  if ('findings' in made) throw new Error(JSON.stringify(made.findings))
  const { store } = made
  await cityOf(store, people)
  const opened = await openDoor(store)
  const close = async (): Promise<void> => {
    await opened.door.close()
    await store.close()
  }
  return { ...opened, store, close }
}
