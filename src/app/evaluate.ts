// App · evaluate: scheme and spreadsheets in, the published result out. Nothing is written while a blocking finding stands.
import { statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { CheckedScheme } from '../evaluate/scheme/check.ts'
import { checkTypes } from '../evaluate/scheme/check-types.ts'
import type { Scheme } from '../evaluate/scheme/schema.ts'
import { columnTypes } from '../evaluate/scheme/types.ts'
import { readData } from '../intake/read.ts'
import type { ColumnSpec, IntakeResult } from '../intake/types.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { type Duck, MANY_ROWS, openDuck } from '../store/duck.ts'
import { dropScratch, openScratch } from '../store/scratch.ts'
import { loadSchemeFile } from './load-scheme.ts'
import { checkOutputs, placeFile } from './place-file.ts'
import { poolNotices } from './pool-notices.ts'
import { type Run, runScheme, settledTypes } from './run-scheme.ts'

export interface EvaluateRequest {
  /** Path of the scheme file. */
  readonly scheme: string
  /** Paths of .xlsx, .csv and .parquet files, joined on `id`. */
  readonly data: readonly string[]
  readonly detail: boolean
  readonly explain?: boolean
  /** The result is wanted as Parquet: it is put into published order once, on its way to the file. */
  readonly sorted?: boolean
  readonly skipBad: boolean
  /** Where the source sheets are written back with their findings, if anywhere. */
  readonly findings?: string
  /** Where `use` will write: checked before any work is done. */
  readonly outputs?: (scheme: Scheme) => readonly string[]
  readonly memoryLimit?: string
  readonly threads?: number
  readonly onProgress?: (done: number, total: number, what: string) => void
  readonly signal?: AbortSignal
}

/** What stands evaluated in the database while `use` has it. */
export interface Evaluated {
  readonly duck: Duck
  readonly checked: CheckedScheme
  readonly scheme: Scheme
  readonly intake: IntakeResult
  readonly run: Run
  readonly types: ReturnType<typeof settledTypes>
  /** Some of the data is marked as synthetic. */
  readonly synthetic: boolean
  /** Parquet file that holds the result in published order already, when that was asked for or the units are many. */
  readonly sorted?: string
  /** Folder that results may be written to; removed afterwards. */
  readonly folder: string
}

export interface Outcome<T> {
  /** Undefined when refused. */
  readonly value: T | undefined
  readonly findings: readonly Finding[]
  /** How many findings there are in all, told or not. */
  readonly total: number
}

/** Evaluates and hands the open database to `use`; the database is locked against files and settings by then. */
export async function evaluate<T>(request: EvaluateRequest, use: (done: Evaluated) => Promise<T>): Promise<Outcome<T>> {
  // Opens on a thread of its own while the scheme is read.
  const opening = openDuck({
    memoryLimit: request.memoryLimit ?? '1500MB',
    ...(request.threads === undefined ? {} : { threads: request.threads }),
  })
  // Whatever is wrong with it is told once it is wanted.
  opening.catch(() => {})
  const loaded = await loadSchemeFile(request.scheme).catch(async (fault: unknown) => {
    ;(await opening).close()
    throw fault
  })
  const { checked } = loaded
  const findings = [...loaded.findings, ...(checked === undefined ? [] : outputFaults(request, checked.scheme))]
  const duck = await opening
  if (checked === undefined || findings.some((one) => one.blocking)) {
    duck.close()
    return { value: undefined, findings, total: findings.length }
  }
  const folder = openScratch('wanmu-out-')
  const interrupt = (): void => duck.interrupt()
  request.signal?.addEventListener('abort', interrupt)
  try {
    const { scheme } = checked
    const before = marksOf(request.data)
    const intake = await readData(duck, {
      files: request.data,
      columns: specs(checked),
      skipBad: request.skipBad,
      uscc: scheme.subject === 'enterprise',
      keepRaw: request.explain === true,
      folder,
      ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    })
    const told = [...findings, ...intake.findings]
    const total = findings.length + intake.total
    if (request.findings !== undefined && intake.total > 0) {
      // Loaded here, as in write-result: most errands write no workbook, and start-up matters.
      const { writeFindings } = await import('../intake/write-back.ts')
      await placeFile(request.findings, (path) => writeFindings(duck, request.data, path), request.signal)
    }
    if (intake.blocking > 0) return { value: undefined, findings: told, total }
    await duck.lock([folder], intake.inPlace)
    const types = settledTypes(checked, intake.types)
    const clashes = checkTypes(checked, types, loaded.where)
    if (clashes.length > 0) return { value: undefined, findings: [...told, ...clashes], total: total + clashes.length }
    const sorted =
      intake.rows > MANY_ROWS || request.sorted === true ? { keepAt: join(folder, 'sorted.parquet') } : undefined
    const run = await runScheme(duck, checked, types, { ...request, ...sorted, sources: intake.sources })
    if (run.refused > 0) return { value: undefined, findings: [...told, ...run.findings], total: total + run.refused }
    if (intake.inPlace.length > 0 && marksOf(request.data) !== before) {
      const changed = finding(
        'intake/changed-meanwhile',
        {},
        { files: intake.inPlace.map((file) => basename(file)).join('、') },
      )
      return { value: undefined, findings: [...told, changed], total: total + 1 }
    }
    const synthetic = request.data.some((file) => basename(file).includes('模拟')) || (await namesSynthetic(duck))
    const notices = await poolNotices(duck, scheme)
    const value = await use({
      ...{ duck, checked, scheme, intake, run, types, synthetic, folder },
      ...(sorted === undefined ? {} : { sorted: sorted.keepAt }),
    })
    return {
      value,
      findings: [...told, ...run.findings, ...notices],
      total: total + run.leftOut + notices.length,
    }
  } catch (fault) {
    request.signal?.throwIfAborted()
    throw fault
  } finally {
    request.signal?.removeEventListener('abort', interrupt)
    duck.close()
    dropScratch(folder)
  }
}

const outputFaults = ({ scheme: file, data, findings, outputs }: EvaluateRequest, scheme: Scheme): Finding[] =>
  checkOutputs([...(outputs?.(scheme) ?? []), ...(findings === undefined ? [] : [findings])], [file, ...data])

/** Tells a file that was written to since. */
const marksOf = (files: readonly string[]): string =>
  files
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((found) => `${found?.ino} ${found?.size} ${found?.mtimeMs}`)
    .join('\n')

/** A renamed file of the synthetic city is still synthetic: its units' names say so. */
const namesSynthetic = async (duck: Duck): Promise<boolean> =>
  (await duck.all(`SELECT 1 FROM input WHERE name LIKE '模拟%' LIMIT 1`)).length > 0

export function specs({ scheme, formulas }: CheckedScheme): ColumnSpec[] {
  const types = columnTypes(scheme, formulas)
  return Object.entries(scheme.inputs).map(([id, one]) => {
    const type = types[id]
    return {
      id,
      label: one.label ?? id,
      unit: one.unit === undefined || one.unit === 1 || one.unit === '1' ? '' : String(one.unit),
      ...(type === undefined ? {} : { type }),
      ...(one.min === undefined ? {} : { min: one.min }),
      ...(one.max === undefined ? {} : { max: one.max }),
      ...(one.oneOf === undefined ? {} : { oneOf: one.oneOf }),
      ...(one.required === undefined ? {} : { required: one.required }),
      ...(one.optional === undefined ? {} : { optional: one.optional }),
    }
  })
}
