// The server as people run it: its own process, a real port, told by its own message when it is ready.
import { type ChildProcess, spawn } from 'node:child_process'
import type { Where } from '../../../src/store/pg/open.ts'

export interface Served {
  readonly child: ChildProcess
  /** Undefined when the process ended before it was ready. */
  readonly address: Promise<string | undefined>
  readonly gone: Promise<void>
  /** What it said up to then. */
  readonly told: () => string
}

/** `data`: its data folder, in which the records lie too unless they are on a server. */
export function startServer(main: string, where: Where, data: string): Served {
  const env = { ...process.env, DATABASE_URL: 'url' in where ? where.url : '' }
  const child = spawn(process.execPath, ['--no-warnings', main, 'serve', '--data', data, '--port', '0'], { env })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let text = ''
  const ready = new Promise<string>((resolve) => {
    // A line of its log for every request: looked through only until it is ready, or whoever measures would measure this.
    let found: string | undefined
    child.stderr.on('data', (chunk) => {
      if (found !== undefined) return
      text += String(chunk)
      found = /已在 (http:\S+) 提供服务/.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  child.stdout.resume()
  return { child, gone, told: () => text, address: Promise.race([ready, gone.then(() => undefined)]) }
}
