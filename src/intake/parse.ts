// Intake · one spreadsheet parsed in the worker.
import type { ParseTask } from './parse-worker.ts'
import type { RawFile } from './raw.ts'
import { runWorker } from './run-worker.ts'

/** The file parsed into raw files in `task.folder`. Rejects with a Problem, or with the signal's reason. */
export const parseFile = (
  task: ParseTask,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<RawFile> => runWorker({ worker: './parse-worker', task, limits: task.limits, onProgress, signal })
