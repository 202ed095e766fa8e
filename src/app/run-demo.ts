// App · the demo: makes the synthetic city (模拟数据), then evaluates its enterprises and its platforms from the departments' files.
import { mkdir } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../kernel/finding.ts'
import { demoExplanations, type ShownExplanation } from './demo-explanations.ts'
import { evaluate } from './evaluate.ts'
import { type DemoFiles, MOST_IN_SHEETS, makeDemo } from './make-demo.ts'
import { countSkipped } from './run-scheme.ts'
import { type Format, writeResult } from './write-result.ts'

export interface DemoRun {
  readonly out: string
  readonly seed: number
  readonly enterprises: number
  /** Of the engine, `3GB`; left out, half of the machine's where the city is too large for spreadsheets. */
  readonly memory?: string
  /** Also write parcels and tenure among the departments' files. */
  readonly parcels?: boolean
  /** Also what the records ask for besides. */
  readonly record?: boolean
  readonly onProgress?: (done: number, total: number, what: string) => void
  readonly signal?: AbortSignal
}

export interface DemoResult {
  readonly title: string
  readonly files: readonly string[]
  readonly units: number
  readonly skipped: number
  readonly grades: readonly { readonly grade: string; readonly units: number }[]
  readonly findings: readonly Finding[]
  /** Of the above-scale enterprises, unless there are too many for sheets. */
  readonly explanations: readonly ShownExplanation[]
}

const SCHEMES = { above: 'enterprises-above', below: 'enterprises-below', platforms: 'platforms' } as const

/** One result per scheme; rows that the departments sent with faults are left out and said so. */
export async function runDemo(request: DemoRun): Promise<{ results: DemoResult[]; files: DemoFiles }> {
  const progress = request.onProgress === undefined ? {} : { onProgress: request.onProgress }
  const signal = request.signal === undefined ? {} : { signal: request.signal }
  const memory =
    request.memory ?? (request.enterprises > MOST_IN_SHEETS ? `${Math.floor(totalmem() / 2 ** 21)}MB` : undefined)
  const made = await makeDemo({
    out: join(request.out, '部门报送'),
    seed: request.seed,
    ...(memory === undefined ? {} : { memory }),
    enterprises: request.enterprises,
    parcels: request.parcels === true,
    record: request.record === true,
    ...progress,
  })
  const results = join(request.out, '评价结果')
  await mkdir(results, { recursive: true })
  // A workbook holds a million rows at most, and nobody reads so many.
  const formats: Format[] = request.enterprises > MOST_IN_SHEETS ? ['parquet'] : ['xlsx', 'docx', 'csv']
  const told: DemoResult[] = []
  const inSheets = formats.includes('xlsx')
  for (const group of ['above', 'below', 'platforms'] as const) {
    const scheme = fileURLToPath(new URL(`../../policies/jiaxing/schemes/${SCHEMES[group]}.yaml`, import.meta.url))
    const outcome = await evaluate(
      {
        scheme,
        data: made[group],
        detail: inSheets,
        explain: inSheets && group === 'above',
        sorted: !inSheets,
        skipBad: true,
        ...(memory === undefined ? {} : { memoryLimit: memory }),
        ...progress,
        ...signal,
      },
      async (done) => {
        const files: string[] = []
        for (const format of formats) {
          const out = join(results, `模拟-${done.scheme.scheme}.${format}`)
          await writeResult(done, {
            format,
            out,
            detail: false,
            internal: false,
            width: 100,
            color: false,
            limit: 0,
            stdout: process.stdout,
          })
          files.push(out)
        }
        const explanations =
          inSheets && group === 'above' ? await demoExplanations(done, results, { ...progress, ...signal }) : []
        const grades = await done.duck.all('SELECT grade, count(*) AS n FROM result GROUP BY grade ORDER BY grade')
        return {
          title: typeof done.scheme.title === 'object' ? done.scheme.title.zh : done.scheme.scheme,
          files,
          explanations,
          units: grades.reduce((sum, row) => sum + Number(row['n']), 0),
          skipped: await countSkipped(done.duck),
          grades: grades.map((row) => ({ grade: String(row['grade']), units: Number(row['n']) })),
        }
      },
    )
    if (outcome.value === undefined)
      throw new Error(`the demo's own data was refused: ${JSON.stringify(outcome.findings.slice(0, 3))}`)
    told.push({ ...outcome.value, findings: outcome.findings })
  }
  return { results: told, files: made }
}
