// A site of one's own for tests in a browser: a store in memory, the real server with the built pages on a free port.
import type { EvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { PAGES } from '../../src/server/pages.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { type Opened, openDoor } from '../server/open.ts'
import { initialisedCopy } from '../store/initialised-copy.ts'

export interface Site extends Opened {
  readonly store: Store
  readonly address: string
  readonly close: () => Promise<void>
}

/** `fill` puts the city on record; `people` get the password of tests; `evaluations` where its snapshots lie elsewhere. */
export async function openSite(
  fill: (store: Store) => Promise<void>,
  people: readonly string[],
  evaluations?: () => Promise<EvaluationDesk>,
): Promise<Site> {
  const done = await openStore({ memory: true, copy: await initialisedCopy() }, { begin: true })
  if ('findings' in done) throw new Error(JSON.stringify(done.findings))
  const { store } = done
  await fill(store)
  const desk = await evaluations?.()
  const opened = await openDoor(store, { pages: PAGES, ...(desk === undefined ? {} : { evaluations: desk }) })
  for (const person of people) await opened.as(person)
  const address = await opened.door.listen({ port: 0, host: '127.0.0.1' })
  return {
    ...opened,
    store,
    address,
    async close() {
      await desk?.jobs.close()
      await opened.door.close()
      await store.close()
    },
  }
}
