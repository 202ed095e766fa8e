// Store · one process per data folder: a lock that the operating system holds, and drops by itself when the process dies.
import { linkSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Fact } from '../kernel/finding.ts'
import { DuckDBInstance } from './duckdb.ts'

export interface FolderLock {
  readonly release: () => void
}
/** Who holds the folder, as far as it is known. */
export type Holder = Readonly<Record<'pid' | 'host' | 'since', Fact>>

/** Locks of files are per process: within this one we keep our own list. */
const held = new Set<string>()

/**
 * DuckDB opens its file with an exclusive lock of the operating system. That is all it is used for here: Node has no such lock
 * of its own, and a lock file with a process number can neither tell a dead process from another machine's nor be taken over safely.
 */
export async function lockFolder(folder: string): Promise<FolderLock | Holder> {
  mkdirSync(folder, { recursive: true })
  const path = realpathSync(folder)
  if (held.has(path)) return { pid: process.pid, host: hostname(), since: '—' }
  held.add(path)
  try {
    const file = join(path, 'lock.db')
    await makeOnce(file)
    const instance = await DuckDBInstance.create(file, { threads: '1' })
    writeFileSync(join(path, 'holder.json'), JSON.stringify(holderNow()))
    return {
      release() {
        instance.closeSync()
        held.delete(path)
      },
    }
  } catch (fault) {
    held.delete(path)
    const pid = /Could not set lock.*\(PID (\d+)\)/s.exec(String(fault))?.[1]
    if (pid === undefined && !String(fault).includes('Could not set lock')) throw fault
    return { ...readHolder(path), ...(pid === undefined ? {} : { pid }) }
  }
}

/** Made aside and put in place at once: a process killed while making it leaves no half file behind. */
async function makeOnce(file: string): Promise<void> {
  const aside = `${file}.${process.pid}.new`
  try {
    readFileSync(file, { flag: 'r' })
    return
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
  }
  const instance = await DuckDBInstance.create(aside, { threads: '1' })
  instance.closeSync()
  try {
    linkSync(aside, file)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    rmSync(aside, { force: true })
  }
}

const holderNow = (): Holder => ({ pid: process.pid, host: hostname(), since: new Date().toISOString() })

function readHolder(path: string): Holder {
  try {
    return JSON.parse(readFileSync(join(path, 'holder.json'), 'utf8')) as Holder
  } catch {
    return { pid: '—', host: '—', since: '—' }
  }
}
