// App · imports as jobs: a file that was sent is checked or put on record while the server answers others; what is wrong in it comes back as a workbook.
import { existsSync } from 'node:fs'
import { type Finding, say } from '../kernel/finding.ts'
import { findingsSheet } from '../report/findings-sheet.ts'
import type { Store } from '../store/pg/open.ts'
import type { Who } from '../store/pg/session.ts'
import { importBook } from './import-book.ts'
import type { Imported } from './import-rows.ts'
import {
  importSent,
  importSentLand,
  refuseImport,
  registerOf,
  type SentLand,
  type SentRegister,
} from './import-sent.ts'
import type { JobFiles } from './job-files.ts'
import type { JobDone, Jobs } from './jobs.ts'
import { markOf } from './mark-of.ts'
import type { Steps } from './run-steps.ts'
import { sentences } from './sentences.ts'

export type SentFile = SentRegister | SentLand

export interface ImportDesk {
  /** Told: added, changed, ended, same; `marked` names the workbook of what is wrong. */
  readonly begin: (jobs: Jobs, who: Who, sent: SentFile, key: string) => ReturnType<Jobs['begin']>
  /** Units and indicators of the rule book from a day on. */
  readonly book: (who: Who, day: string, key: string) => ReturnType<typeof importBook>
}

export function openImportDesk(store: Store, files: JobFiles): ImportDesk {
  const work = async (who: Who, sent: SentFile, steps: Steps): Promise<JobDone> => {
    const { name: marked, path } = files.place('xlsx')
    const { imported, findings, total } =
      'register' in sent
        ? await importSent(store, who, { ...sent, ...steps, marked: path })
        : await importSentLand(store, who, { ...sent, ...steps })
    if (!('register' in sent) && findings.length > 0) await writeList(path, findings)
    if (existsSync(path)) files.keep(path)
    const told = {
      ...(sent.dry === true ? { dry: 1 } : {}),
      ...(imported === undefined ? {} : countsOf(imported)),
      ...(existsSync(path) ? { marked } : {}),
    }
    return { findings: findings.slice(0, MOST_KEPT), total, told, refused: imported === undefined }
  }
  return {
    async begin(jobs, who, sent, key) {
      const what = 'register' in sent ? sent.register : sent.what
      const refused = refuseImport(who.role, registerOf(what))
      if (refused.length > 0) return { findings: refused }
      const kind = sent.dry === true ? 'import-check' : 'import'
      const { bytes, ...said } = sent
      const job = { kind, subject: what, key, asked: markOf(said, [bytes]) }
      return await jobs.begin(who, job, (steps) => work(who, sent, steps))
    },
    async book(who, day, key) {
      const refused = refuseImport(who.role, 'unit')
      return refused.length > 0 ? { findings: refused } : await importBook(store, who, { day, key })
    },
  }
}

const MOST_KEPT = 200
const countsOf = ({ added, changed, ended, same }: Imported) => ({ added, changed, ended, same })

export async function writeList(path: string, findings: readonly Finding[]): Promise<void> {
  // Loaded here: most errands write no workbook, and start-up matters.
  const [{ writeXlsx }, { writeFile }] = await Promise.all([
    import('../report/write-xlsx.ts'),
    import('node:fs/promises'),
  ])
  const said = findings.map((one) => ({ ...one, said: say({ ...one, at: {} }, sentences, 'zh') }))
  await writeFile(path, await writeXlsx([findingsSheet('问题清单', said)]))
}
