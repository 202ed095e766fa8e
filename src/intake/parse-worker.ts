// Intake · the worker in which spreadsheets are parsed, so that a hostile file can be stopped from outside.
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { parseCsv } from './csv-parse.ts'
import { MOST_SHEETS, MOST_SHRINKING, SUSPECT_BYTES } from './limits.ts'
import { isProblem, problem, type RawFile, type RawSheet } from './raw.ts'
import type { WorkerMessage } from './run-worker.ts'
import type { IntakeLimits } from './types.ts'
import { readBook } from './xlsx-book.ts'
import { scanSheet } from './xlsx-sheet.ts'
import { openZip } from './xlsx-zip.ts'

export interface ParseTask {
  readonly file: string
  readonly kind: 'xlsx' | 'csv'
  /** Where raw files are put. */
  readonly folder: string
  readonly limits: IntakeLimits
  /** Hidden sheets that are read all the same. */
  readonly unhide?: readonly string[]
}

export type ParseMessage = WorkerMessage<RawFile>

const STEP = 8 * 1024 * 1024

async function parseBook(task: ParseTask, tell: (done: number, total: number) => void): Promise<RawFile> {
  const zip = await openZip(task.file, task.limits)
  try {
    const book = await readBook(zip)
    const visible = book.sheets.filter((sheet) => !sheet.hidden || task.unhide?.includes(sheet.name) === true)
    if (visible.length > MOST_SHEETS)
      throw problem('intake/too-many-sheets', { sheets: visible.length, most: MOST_SHEETS })
    // A sheet that the book lists and the file does not hold: lost, or said to lie elsewhere.
    if (visible.some((sheet) => !zip.entries.has(sheet.part))) throw problem('intake/broken-file')
    // One long text that a million cells point to swells only when the cells are read.
    const swollen = Math.ceil(Math.max(SUSPECT_BYTES, zip.size * MOST_SHRINKING) / 1024 / 1024)
    const limits = { ...task.limits, uncompressedMegabytes: Math.min(task.limits.uncompressedMegabytes, swollen) }
    const total = visible.reduce((sum, sheet) => sum + (zip.entries.get(sheet.part)?.uncompressedSize ?? 0), 0)
    let done = 0
    const sheets: RawSheet[] = []
    for (const [i, { name, part }] of visible.entries()) {
      const entry = zip.entries.get(part)
      if (entry === undefined) continue
      const scan = scanSheet(name, book, join(task.folder, `${i}.raw`), limits)
      await zip.read(entry, (text, bytes) => {
        scan.take(text)
        done += bytes
        tell(done, total)
      })
      sheets.push(scan.end())
    }
    return { sheets, hiddenSheets: book.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name) }
  } catch (thrown) {
    // What unpacking and reading throw at us comes from the file: cut off, damaged, or not what its directory says.
    throw isProblem(thrown) ? thrown : problem('intake/broken-file')
  } finally {
    zip.close()
  }
}

async function work(task: ParseTask, send: (message: ParseMessage) => void): Promise<void> {
  let told = 0
  const tell = (done: number, total: number): void => {
    if (done - told < STEP) return
    told = done
    send({ kind: 'progress', done, total })
  }
  try {
    const file =
      task.kind === 'xlsx'
        ? await parseBook(task, tell)
        : { sheets: [parseCsv(task.file, join(task.folder, '0.raw'), task.limits, tell)], hiddenSheets: [] }
    send({ kind: 'done', value: file })
  } catch (thrown) {
    if (isProblem(thrown)) send({ kind: 'problem', problem: thrown })
    else send({ kind: 'fault', message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) })
  }
}

if (parentPort !== null) {
  const port = parentPort
  await work(workerData as ParseTask, (message) => port.postMessage(message))
}
