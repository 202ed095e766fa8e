// Folders of a test file, gone once it is done. Files of one worker share their modules: who keeps a folder's path must see whether it is still there.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Set<string>()

/** A new one. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `wanmu-${name}-`))
  made.add(folder)
  return folder
}

export function dropFolders(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
  made.clear()
}
