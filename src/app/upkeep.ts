// App · upkeep at the desk: the chain's head, the audit and the backup as jobs, an evaluation computed once more to be compared.
import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Finding, finding } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import type { Store } from '../store/pg/open.ts'
import type { Who } from '../store/pg/session.ts'
import { audit, type Head, readHead } from './audit.ts'
import { backup } from './backup.ts'
import { OURS } from './clock.ts'
import { reproduce } from './evaluation/reproduce.ts'
import { refusePart, refuseUnseen, stateOf, type Works } from './evaluation/works.ts'
import type { Jobs } from './jobs.ts'
import { lookInFolder } from './kept-files.ts'
import { markOf } from './mark-of.ts'
import { foldersOf } from './open-records.ts'

type Refused = { readonly findings: readonly Finding[] }
type Begun = Awaited<ReturnType<Jobs['begin']>>

export interface Upkeep {
  readonly head: (who: Who) => Promise<Head | Refused>
  readonly audit: (who: Who, noted: { seq: number; hash: string } | undefined, key: string) => Promise<Begun>
  readonly reproduce: (who: Who, id: string, version: number | undefined, key: string) => Promise<Begun>
  readonly backup: (who: Who, key: string) => Promise<Begun>
  /** Names of the backups that lie here, the newest first. */
  readonly backups: (who: Who) => Promise<readonly string[] | Refused>
  /** Where it lies. */
  readonly backupFile: (who: Who, name: string) => Promise<{ readonly path: string } | Refused>
}

const AUDITS: readonly Role[] = ['auditor', 'system-admin']
const BACKS_UP: readonly Role[] = ['system-admin']

export function openUpkeep({
  store,
  works,
  jobs,
  data,
}: {
  store: Store
  works: Works
  jobs: Jobs
  data: string
}): Upkeep {
  const folder = join(data, 'backups')
  const refuse = (who: Who, roles: readonly Role[]): Refused | undefined =>
    roles.includes(who.role) ? undefined : { findings: [finding('store/not-your-upkeep', {}, { role: who.role })] }
  return {
    head: async (who) => refuse(who, [...AUDITS, 'rule-keeper']) ?? (await readHead(store)),
    audit: async (who, noted, key) =>
      refuse(who, AUDITS) ??
      (await jobs.begin(who, { kind: 'audit', subject: 'main', key, asked: markOf({ noted }) }, async (steps) => {
        const kept = { ...steps, look: lookInFolder(works.files), structure: true }
        const { head, findings } = await audit(store, OURS.zone, noted, kept)
        const told = { seq: head.seq, hash: head.hash, sound: findings.some(({ blocking }) => blocking) ? 0 : 1 }
        return { findings: findings.slice(0, MOST_KEPT), total: findings.length, told }
      })),
    reproduce: async (who, id, version, key) => {
      const unseen = await refuseUnseen(works, who, id)
      if (unseen.length > 0) return { findings: unseen }
      const part = await refusePart(works, who, (await stateOf(works, who, id)).plan?.scope.unit)
      if (part.length > 0) return { findings: part }
      return await jobs.begin(
        who,
        { kind: 'reproduce', subject: id, key, asked: markOf({ version }) },
        async (steps) => {
          const { same, findings, hashes, version: of } = await reproduce(works, who, id, version, steps)
          const told = { same: same ? 1 : 0, ...(of === undefined ? {} : { version: of }), ...hashes }
          return { findings, total: findings.length, told }
        },
      )
    },
    backup: async (who, key) =>
      refuse(who, BACKS_UP) ??
      (await jobs.begin(who, { kind: 'backup', subject: 'main', key, asked: markOf({}) }, async () => {
        await mkdir(folder, { recursive: true })
        const file = `wanmu-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}.zip`
        const made = await backup(store, foldersOf({ data, url: undefined }), join(folder, file))
        if ('findings' in made) return { findings: made.findings.slice(0, MOST_KEPT), total: made.findings.length }
        const { manifest, notices } = made
        const parts = Object.keys(manifest.parts).length
        const told = { file, parts, seq: manifest.head.seq, hash: manifest.head.hash }
        return { findings: notices.slice(0, MOST_KEPT), total: notices.length, told }
      })),
    backups: async (who) =>
      refuse(who, BACKS_UP) ??
      (existsSync(folder)
        ? (await readdir(folder))
            .filter((name) => NAME.test(name))
            .sort()
            .reverse()
        : []),
    async backupFile(who, name) {
      const path = join(folder, name)
      return (
        refuse(who, BACKS_UP) ??
        (NAME.test(name) && existsSync(path) ? { path } : { findings: [finding('store/no-such-backup', {}, { name })] })
      )
    },
  }
}

const NAME = /^wanmu-\d{8}T\d{6}Z\.zip$/
const MOST_KEPT = 200
