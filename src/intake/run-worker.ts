// Intake · runs a worker with limits on time and memory, and turns what stops it into a problem that can be told.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type TransferListItem, Worker } from 'node:worker_threads'
import { type Problem, problem } from './raw.ts'

export type WorkerMessage<T> =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'fault'; readonly message: string }

export interface WorkerLimits {
  readonly seconds: number
  readonly heapMegabytes: number
}

export interface WorkerRun {
  /** Path from this folder, without ending: `./parse-worker`. */
  readonly worker: string
  readonly task: object
  readonly limits: WorkerLimits
  readonly onProgress: (done: number, total: number) => void
  readonly signal: AbortSignal | undefined
  readonly transfer?: readonly TransferListItem[]
}

/** What the worker made. Rejects with a Problem, or with the signal's reason. */
export function runWorker<T>({ worker: name, task, limits, onProgress, signal, transfer }: WorkerRun): Promise<T> {
  signal?.throwIfAborted()
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(name), {
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32 },
      ...(transfer === undefined ? {} : { transferList: [...transfer] }),
    })
    const stop = (settle: () => void): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      void worker.terminate().then(settle)
    }
    const refuse = (reason: unknown): void => stop(() => reject(reason))
    const abort = (): void => refuse(signal?.reason)
    const { seconds, heapMegabytes } = limits
    const timer = setTimeout(() => refuse(problem('intake/too-slow', { seconds })), seconds * 1000)
    signal?.addEventListener('abort', abort)
    worker.on('message', (message: WorkerMessage<T>) => {
      if (message.kind === 'progress') onProgress(message.done, message.total)
      else if (message.kind === 'done') stop(() => resolve(message.value))
      else refuse(message.kind === 'problem' ? message.problem : new Error(message.message))
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      refuse(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? problem('intake/too-heavy', { megabytes: heapMegabytes }) : error,
      ),
    )
  })
}

/** A worker needs compiled code: bundled or built beside this file, or in dist/ when the sources are run by a test. */
function workerFile(name: string): string {
  const here = fileURLToPath(import.meta.url)
  const places = here.endsWith('.ts')
    ? [`../../dist/intake/${name}.js`]
    : [`./${name.split('/').at(-1)}.js`, `${name}.js`]
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path))
  if (file === undefined) throw new Error('dist/ is missing: run `npm run build` first')
  return file
}
