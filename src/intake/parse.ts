// Intake · runs the parse worker with limits on time and memory, and turns what stops it into a problem that can be told.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ParseMessage, ParseTask } from './parse-worker.ts'
import { problem, type RawFile } from './raw.ts'

/** The file parsed into raw files in `task.folder`. Rejects with a Problem, or with the signal's reason. */
export function parseFile(
  task: ParseTask,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<RawFile> {
  signal?.throwIfAborted()
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: task.limits.heapMegabytes, maxYoungGenerationSizeMb: 32 },
    })
    const stop = (settle: () => void): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      void worker.terminate().then(settle)
    }
    const refuse = (reason: unknown): void => stop(() => reject(reason))
    const abort = (): void => refuse(signal?.reason)
    const { seconds, heapMegabytes } = task.limits
    const timer = setTimeout(() => refuse(problem('intake/too-slow', { seconds })), seconds * 1000)
    signal?.addEventListener('abort', abort)
    worker.on('message', (message: ParseMessage) => {
      if (message.kind === 'progress') onProgress(message.done, message.total)
      else if (message.kind === 'done') stop(() => resolve(message.file))
      else refuse(message.kind === 'problem' ? message.problem : new Error(message.message))
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      refuse(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? problem('intake/too-heavy', { megabytes: heapMegabytes }) : error,
      ),
    )
  })
}

/** A worker needs compiled code: beside this file when built, in dist/ when the sources are run by a test. */
function workerFile(): string {
  const here = fileURLToPath(import.meta.url)
  const file = here.endsWith('.ts')
    ? fileURLToPath(new URL('../../dist/intake/parse-worker.js', import.meta.url))
    : fileURLToPath(new URL('./parse-worker.js', import.meta.url))
  if (!existsSync(file)) throw new Error('dist/ is missing: run `npm run build` first')
  return file
}
