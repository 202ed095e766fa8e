// Store · folders and half-written files that must not outlive the process, however it ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const standing = new Set<string>()

/** A new folder of our own; removed by `dropScratch`, at the latest when the process ends. */
export function openScratch(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name))
  keepTrack(folder)
  return folder
}

/** A path that is removed when the process ends before `dropScratch` was called. */
export function keepTrack(path: string): void {
  if (standing.size === 0) process.once('exit', sweep)
  standing.add(path)
}

export function dropScratch(path: string): void {
  rmSync(path, { recursive: true, force: true })
  standing.delete(path)
  if (standing.size === 0) process.removeListener('exit', sweep)
}

function sweep(): void {
  for (const path of standing) {
    try {
      rmSync(path, { recursive: true, force: true })
    } catch {
      // The process is ending: the other paths still want removing.
    }
  }
}
