// App · a scheme and spreadsheets that were sent, evaluated or explained as `wanmu evaluate` and `wanmu explain` do it: as a job, nothing put on record.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Finding, finding, type Language } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import { ROLE_WORDS } from '../record/words.ts'
import type { Who } from '../store/pg/session.ts'
import { dropScratch, openScratch } from '../store/scratch.ts'
import { type EvaluateRequest, evaluate, type Outcome } from './evaluate.ts'
import { explain } from './explain.ts'
import type { JobFiles } from './job-files.ts'
import type { JobDone, Jobs } from './jobs.ts'
import { loadScheme } from './load-scheme.ts'
import { markOf } from './mark-of.ts'
import { plainName } from './plain-name.ts'
import { countSkipped } from './run-scheme.ts'
import type { Steps } from './run-steps.ts'
import { writeExplanation } from './write-explanation.ts'
import { type Format, writeResult } from './write-result.ts'

export const SENT_FORMATS = ['xlsx', 'csv', 'json', 'parquet', 'docx'] as const satisfies readonly Format[]
/** An old workbook is taken only to be told how it is mended. */
export const SENT_ENDINGS = ['xlsx', 'xls', 'csv', 'parquet'] as const

export interface SentData {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface SentEvaluation {
  /** The scheme file as text. */
  readonly yaml: string
  readonly files: readonly SentData[]
  readonly skipBad: boolean
  readonly made:
    | { readonly format: (typeof SENT_FORMATS)[number]; readonly detail: boolean; readonly internal: boolean }
    | Explained
}

interface Explained {
  readonly id: string
  readonly format: 'text' | 'json'
  readonly language: Language
}

/** Told: rows read, bad rows left out, `result` (the file), `marked` (the source sheets with what is wrong in them). */
export type EvaluateSent = (
  jobs: Jobs,
  who: Who,
  sent: SentEvaluation,
  key: string,
) => Promise<{ readonly id: string } | { readonly findings: readonly Finding[] }>

const MOST_TOLD = 200

/** Enterprises are evaluated, they evaluate nobody. */
export const refuseTrial = (role: Role): Finding[] =>
  role === 'enterprise' ? [finding('process/not-trial', {}, { role: ROLE_WORDS.enterprise.zh })] : []

export const openEvaluateSent =
  (files: JobFiles): EvaluateSent =>
  async (jobs, who, sent, key) => {
    const against = refuseTrial(who.role)
    if (against.length > 0) return { findings: against }
    // Before it waits for its turn: a scheme that does not hold needs no data to be refused.
    const { checked, findings } = await loadScheme(sent.yaml)
    if (checked === undefined) return { findings }
    const kind = 'id' in sent.made ? 'trial-explain' : 'trial'
    const { files: data, ...said } = sent
    const asked = markOf(
      { ...said, names: data.map(({ name }) => name) },
      data.map(({ bytes }) => bytes),
    )
    const job = { kind, subject: checked.scheme.scheme, key, asked }
    return await jobs.begin(who, job, (steps) => work(files, sent, steps))
  }

async function work(shelf: JobFiles, { yaml, files, skipBad, made }: SentEvaluation, steps: Steps): Promise<JobDone> {
  const folder = openScratch('wanmu-trial-')
  try {
    const scheme = join(folder, 'scheme.yaml')
    await writeFile(scheme, yaml)
    const data: string[] = []
    for (const [i, { name, bytes }] of files.entries()) {
      // Two files may bear one name: each lies in a folder of its own.
      const own = join(folder, String(i))
      await mkdir(own)
      const path = join(own, plainName(name, endingOf(name)))
      await writeFile(path, bytes)
      data.push(path)
    }
    const marked = shelf.place('xlsx')
    const request = { scheme, data, skipBad, findings: marked.path, ...steps }
    const result = shelf.place(ENDING[made.format])
    const outcome = await ('id' in made
      ? explained(request, made, result.path)
      : evaluated(request, made, result.path, steps))
    const there = [result, marked].filter(({ path }) => existsSync(path))
    for (const { path } of there) shelf.keep(path)
    const told = {
      ...(outcome.value ?? {}),
      ...(there.includes(result) ? { result: result.name } : {}),
      ...(there.includes(marked) ? { marked: marked.name } : {}),
    }
    return {
      findings: outcome.findings.slice(0, MOST_TOLD),
      total: outcome.total,
      told,
      refused: outcome.value === undefined,
    }
  } finally {
    dropScratch(folder)
  }
}

type Counts = { readonly rows: number; readonly skipped: number }

const evaluated = (
  request: Omit<EvaluateRequest, 'detail'>,
  made: Extract<SentEvaluation['made'], { detail: boolean }>,
  out: string,
  { signal }: Steps,
): Promise<Outcome<Counts>> =>
  evaluate(
    { ...request, detail: made.detail || made.format === 'xlsx', sorted: made.format === 'parquet' },
    async (done) => {
      const stdout = process.stderr
      await writeResult(done, {
        ...{ ...made, out, stdout, width: 0, color: false, limit: 0 },
        ...(signal === undefined ? {} : { signal }),
      })
      return { rows: done.intake.rows, skipped: await countSkipped(done.duck) }
    },
  )

async function explained(
  request: Omit<EvaluateRequest, 'detail'>,
  { id, format, language }: Explained,
  out: string,
): Promise<Outcome<Record<never, number>>> {
  const outcome = await explain(request, id)
  if (outcome.value === undefined) return { ...outcome, value: undefined }
  await writeExplanation(outcome.value, { format, language, out, stdout: process.stderr })
  return { ...outcome, value: {} }
}

const ENDING = { xlsx: 'xlsx', csv: 'csv', json: 'json', parquet: 'parquet', docx: 'docx', text: 'txt' } as const

/** Without its dot; anything else than a sheet is refused by whoever reads it. */
const endingOf = (name: string): string => extname(name).slice(1).toLowerCase()
