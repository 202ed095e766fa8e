// App · evaluation: its works on a data folder.
import { openContentFiles } from '../../store/content-files.ts'
import type { Store } from '../../store/pg/open.ts'
import { snapshotsOf } from '../open-records.ts'
import type { Works } from './works.ts'

export const openWorks = (store: Store, data: string, book?: string): Works => ({
  store,
  files: openContentFiles(snapshotsOf(data)),
  ...(book === undefined ? {} : { book }),
})
