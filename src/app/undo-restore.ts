// App · restore: what a failed restore made in the data folder is taken away again; what was there before stays.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '../store/folder-lock.ts'
import { type Place, restoredTo } from './open-records.ts'

/** Called before the records are opened; what it gives is called once they are closed again. */
export function noteFolder(place: Place): () => Promise<void> {
  const { data } = place
  const inside = ['pg', 'lock.db', 'holder.json'].map((name) => join(data, name))
  const made = [...inside, ...Object.values(restoredTo(place)), data].filter((path) => !existsSync(path))
  return async () => {
    if (!existsSync(data)) return
    // Under the lock: another process may have begun to use the folder meanwhile.
    const lock = await lockFolder(data)
    if (!('release' in lock)) return
    try {
      for (const path of made) rmSync(path, { recursive: true, force: true })
    } finally {
      lock.release()
    }
  }
}
