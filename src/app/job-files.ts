// App · files that jobs leave behind for whoever began them, and for nobody else: in a scratch folder until the server ends, the newest fifty.
import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, finding } from '../kernel/finding.ts'
import type { Who } from '../store/pg/session.ts'
import { openScratch } from '../store/scratch.ts'
import type { Jobs } from './jobs.ts'

export interface JobFiles {
  /** Where a job may write a file with that ending; `name` is what it tells of it. */
  readonly place: (ending: string) => { readonly name: string; readonly path: string }
  /** To be called when it was written: the oldest beyond fifty go. */
  readonly keep: (path: string) => void
  /** The file that a job of this person told under a word. */
  readonly find: (
    jobs: Jobs,
    who: Who,
    job: string,
    word: string,
  ) => Promise<{ readonly path: string } | { readonly findings: readonly Finding[] }>
}

const MOST = 50

export function openJobFiles(): JobFiles {
  let folder: string | undefined
  const kept: string[] = []
  return {
    place(ending) {
      folder ??= openScratch('wanmu-jobs-')
      const name = `${randomUUID()}.${ending}`
      return { name, path: join(folder, name) }
    },
    keep(path) {
      kept.push(path)
      for (const old of kept.splice(0, kept.length - MOST)) rmSync(old, { force: true })
    },
    async find(jobs, who, id, word) {
      const job = await jobs.find(who, id)
      if (job?.person !== who.person) return { findings: [finding('process/no-job', {})] }
      const name = (job.answer as { told?: Readonly<Record<string, unknown>> } | null)?.told?.[word]
      const path = folder === undefined || typeof name !== 'string' ? undefined : join(folder, name)
      return path === undefined || !existsSync(path) ? { findings: [finding('process/no-marked', {})] } : { path }
    },
  }
}
