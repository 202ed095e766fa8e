// App · imports as jobs: a file that was sent is checked or put on record while the server answers others; what is wrong in it comes back as a workbook.
import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, finding, say } from '../kernel/finding.ts'
import { findingsSheet } from '../report/findings-sheet.ts'
import type { Store } from '../store/pg/open.ts'
import type { Who } from '../store/pg/session.ts'
import { openScratch } from '../store/scratch.ts'
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
import type { JobDone, Jobs } from './jobs.ts'
import type { Steps } from './run-steps.ts'
import { sentences } from './sentences.ts'

type Refused = { readonly findings: readonly Finding[] }
export type SentFile = SentRegister | SentLand

export interface ImportDesk {
  /** Told: added, changed, ended, same; `marked` names the workbook of what is wrong. */
  readonly begin: (jobs: Jobs, who: Who, sent: SentFile, key: string) => ReturnType<Jobs['begin']>
  /** The workbook of a job that this person may see. The newest fifty lie here until the server ends. */
  readonly marked: (jobs: Jobs, who: Who, job: string) => Promise<{ readonly path: string } | Refused>
  /** Units and indicators of the rule book from a day on. */
  readonly book: (who: Who, day: string) => ReturnType<typeof importBook>
}

export function openImportDesk(store: Store): ImportDesk {
  let folder: string | undefined
  const kept: string[] = []
  const work = async (who: Who, sent: SentFile, steps: Steps): Promise<JobDone> => {
    folder ??= openScratch('wanmu-marked-')
    const marked = `${randomUUID()}.xlsx`
    const path = join(folder, marked)
    const { imported, findings, total } =
      'register' in sent
        ? await importSent(store, who, { ...sent, ...steps, marked: path })
        : await importSentLand(store, who, { ...sent, ...steps })
    if (!('register' in sent) && findings.length > 0) await writeList(path, findings)
    if (existsSync(path)) kept.push(path)
    for (const old of kept.splice(0, kept.length - MOST_WORKBOOKS)) rmSync(old, { force: true })
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
      return await jobs.begin(who, kind, what, (steps) => work(who, sent, steps), key)
    },
    async marked(jobs, who, id) {
      const job = await jobs.find(who, id)
      if (job === undefined) return { findings: [finding('process/no-job', {})] }
      const name = (job.answer as { told?: { marked?: unknown } } | null)?.told?.marked
      const path = folder === undefined || typeof name !== 'string' ? undefined : join(folder, name)
      return path === undefined || !existsSync(path) ? { findings: [finding('process/no-marked', {})] } : { path }
    },
    async book(who, day) {
      const refused = refuseImport(who.role, 'unit')
      return refused.length > 0 ? { findings: refused } : await importBook(store, who, { day })
    },
  }
}

const MOST_KEPT = 200
/** The newest of them lie here. */
const MOST_WORKBOOKS = 50
const countsOf = ({ added, changed, ended, same }: Imported) => ({ added, changed, ended, same })

async function writeList(path: string, findings: readonly Finding[]): Promise<void> {
  // Loaded here: most errands write no workbook, and start-up matters.
  const [{ writeXlsx }, { writeFile }] = await Promise.all([
    import('../report/write-xlsx.ts'),
    import('node:fs/promises'),
  ])
  const said = findings.map((one) => ({ ...one, said: say({ ...one, at: {} }, sentences, 'zh') }))
  await writeFile(path, await writeXlsx([findingsSheet('问题清单', said)]))
}
