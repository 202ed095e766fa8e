// Server · serves a store until told to stop: what is being answered is answered, then the records are closed.

import { openDesk } from '../app/desk.ts'
import { beginPeople } from '../app/do-act.ts'
import { openEvaluationDesk } from '../app/evaluation/desk.ts'
import { openWorks } from '../app/evaluation/open-works.ts'
import type { OpenRecords } from '../app/open-records.ts'
import { openSignIn } from '../app/sign-in.ts'
import { openUpkeep } from '../app/upkeep.ts'
import { VERSION } from '../app/version.ts'
import { PAGES } from './pages.ts'
import { createServer } from './server.ts'

export interface Serving {
  readonly port: number
  readonly host: string
  /** The data folder: snapshots and results lie in it. */
  readonly data: string
  readonly https: boolean
  /** Account of the first system admin. */
  readonly admin: string
  readonly log: { readonly write: (line: string) => unknown }
  readonly stop: Promise<void>
  readonly onReady: (ready: { address: string; oncePassword: string | undefined }) => void
}

export async function serve(store: OpenRecords, serving: Serving): Promise<void> {
  const signIn = await openSignIn(store, { https: serving.https })
  const desk = openDesk(store)
  const works = openWorks(store, serving.data)
  const evaluations = await openEvaluationDesk(works)
  const begun = await beginPeople(store, serving.admin, '系统管理员')
  const oncePassword = 'act' in begun && !begun.repeated ? await signIn.giveOneTimePassword(serving.admin) : undefined
  const door = await createServer({
    version: VERSION,
    healthy: desk.healthy,
    desk,
    signIn,
    evaluations,
    upkeep: openUpkeep({ store, works, jobs: evaluations.jobs, data: serving.data }),
    pages: PAGES,
    logTo: { write: (line) => void serving.log.write(line) },
  })
  try {
    const address = await door.listen({ port: serving.port, host: serving.host })
    serving.onReady({ address, oncePassword })
    await serving.stop
  } finally {
    await evaluations.jobs.close()
    await door.close()
  }
}
