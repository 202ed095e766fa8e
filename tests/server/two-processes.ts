// Two servers on the same records, as two processes are on one PostgreSQL database; the embedded one has a single connection, which both take.
import { type EvaluationDesk, openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { openWorks } from '../../src/app/evaluation/open-works.ts'
import type { Timing } from '../../src/app/jobs-in-hand.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { scratchFolder } from '../scratch.ts'
import { cityOf } from '../store/city.ts'
import type { Engine } from '../store/engines.ts'
import { type Opened, openDoor } from './open.ts'

export interface Served extends Opened {
  readonly store: Store
  readonly jobs: EvaluationDesk['jobs']
}

export interface Both {
  readonly one: Served
  readonly other: Served
  readonly close: () => Promise<void>
}

/** With a small city in it. `timing` is of the one and of the other. */
export async function openBoth(engine: Engine, timing: readonly [Timing, Timing]): Promise<Both> {
  const place = await engine.place()
  const open = async (): Promise<Store> => {
    const opened = await openStore(place, { begin: true })
    if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
    return opened.store
  }
  const first = await open()
  await cityOf(first, ['审计'])
  const second = engine.isServer ? await open() : first
  const [one, other] = [await serve(first, timing[0]), await serve(second, timing[1])]
  return {
    one,
    other,
    async close() {
      for (const { door, jobs } of [one, other]) {
        await jobs.close()
        await door.close()
      }
      await first.close()
      if (second !== first) await second.close()
    },
  }
}

async function serve(store: Store, timing: Timing): Promise<Served> {
  const evaluations = await openEvaluationDesk(openWorks(store, scratchFolder('process')), timing)
  return { store, jobs: evaluations.jobs, ...(await openDoor(store, { evaluations })) }
}
