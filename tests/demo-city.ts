// The synthetic city of `wanmu demo`, small, on record in memory, behind the real server. 模拟数据.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEvaluationDesk } from '../src/app/evaluation/desk.ts'
import { openWorks } from '../src/app/evaluation/open-works.ts'
import { type DemoLoaded, loadDemo } from '../src/app/load-demo/load-demo.ts'
import { makeDemo } from '../src/app/make-demo.ts'
import { PAGES } from '../src/server/pages.ts'
import { openStore, type Store } from '../src/store/pg/open.ts'
import { type Opened, openDoor } from './server/open.ts'
import { initialisedCopy } from './store/initialised-copy.ts'

export interface DemoCity extends Opened {
  readonly store: Store
  readonly loaded: DemoLoaded
  readonly address: string
  readonly close: () => Promise<void>
}

/** Of everyone who can sign in. */
export const DEMO_PASSWORD = 'Tian-2026-kai'

export async function openDemoCity(enterprises: number): Promise<DemoCity> {
  const folder = mkdtempSync(join(tmpdir(), 'wanmu-demo-'))
  const files = await makeDemo({ out: join(folder, '部门报送'), seed: 1, enterprises, parcels: true, record: true })
  const done = await openStore({ memory: true, copy: await initialisedCopy() }, { begin: true })
  if ('findings' in done) throw new Error(JSON.stringify(done.findings))
  const { store } = done
  const load = { files, data: folder, password: DEMO_PASSWORD, today: new Date() }
  const loaded = await loadDemo(store, load)
  const evaluations = await openEvaluationDesk(openWorks(store, folder))
  const opened = await openDoor(store, { pages: PAGES, evaluations })
  const address = await opened.door.listen({ port: 0, host: '127.0.0.1' })
  return {
    ...opened,
    store,
    loaded,
    address,
    async close() {
      await evaluations.jobs.close()
      await opened.door.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
