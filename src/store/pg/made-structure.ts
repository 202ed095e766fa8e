// Store · the structure as this program's migrations make it, in an embedded database of its own, out of reach of whoever owns the records.
import { openStore } from './open.ts'
import { listStructure, type Structure } from './structure.ts'

let made: Promise<Structure> | undefined

/** Made when it is first asked for, which takes seconds; the same for as long as the program runs. */
export function madeStructure(): Promise<Structure> {
  made ??= makeStructure().catch((fault: unknown) => {
    made = undefined
    throw fault
  })
  return made
}

async function makeStructure(): Promise<Structure> {
  const opened = await openStore({ memory: true }, { begin: true })
  if ('findings' in opened) throw new Error(opened.findings.map(({ code }) => code).join(', '))
  try {
    return await listStructure(opened.store.db)
  } finally {
    await opened.store.close()
  }
}
