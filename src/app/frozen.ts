// App · freezing and computing: data become one clean Parquet file named by its hash; a frozen scheme on it gives the same bytes again.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readData } from '../intake/read.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { openDuck } from '../store/duck.ts'
import { dropScratch, openScratch } from '../store/scratch.ts'
import { evaluate, specs } from './evaluate.ts'
import { loadSchemeFile } from './load-scheme.ts'
import { findKept, hashFile, keepFile } from './snapshots.ts'
import { writeResult } from './write-result.ts'

export interface Made {
  /** Undefined when refused. */
  readonly hash?: string
  readonly rows?: number
  readonly findings: readonly Finding[]
  readonly total: number
}

const refused = (...findings: Finding[]): Made => ({ findings, total: findings.length })

/** `data`: files, or the text of a sheet made from the records. */
export async function freezeData(
  folder: string,
  schemeHash: string,
  data: readonly string[] | { readonly text: string },
): Promise<Made> {
  const scheme = await findKept(folder, schemeHash, 'yaml')
  if (scheme === undefined) return refused(finding('record/not-kept', {}, { hash: schemeHash }))
  const { checked, findings } = await loadSchemeFile(scheme)
  if (checked === undefined) return { findings, total: findings.length }
  const scratch = openScratch('wanmu-freeze-')
  const duck = await openDuck({ memoryLimit: '1500MB' })
  try {
    const sheet = join(scratch, '已批准的数.csv')
    if ('text' in data) writeFileSync(sheet, data.text)
    const files = 'text' in data ? [sheet] : data
    const columns = specs(checked)
    const read = await readData(duck, { files, columns, skipBad: false, uscc: checked.scheme.subject === 'enterprise' })
    if (read.blocking > 0) return { findings: read.findings, total: read.total }
    const made = join(scratch, 'snapshot.parquet')
    await duck.run('SET threads=1')
    await duck.run(`COPY (SELECT * FROM input ORDER BY id) TO '${made.replaceAll("'", "''")}' (FORMAT parquet)`)
    return {
      hash: await keepFile(folder, made, 'parquet'),
      rows: read.rows,
      findings: read.findings,
      total: read.total,
    }
  } finally {
    duck.close()
    dropScratch(scratch)
  }
}

/** Evaluates a frozen snapshot with a frozen scheme. `keep`: the result joins the snapshots; otherwise only its hash is told. */
export async function computeFrozen(
  folder: string,
  schemeHash: string,
  snapshot: string,
  keep: boolean,
): Promise<Made> {
  const [scheme, data] = [await findKept(folder, schemeHash, 'yaml'), await findKept(folder, snapshot, 'parquet')]
  if (scheme === undefined) return refused(finding('record/not-kept', {}, { hash: schemeHash }))
  if (data === undefined) return refused(finding('record/not-kept', {}, { hash: snapshot }))
  const scratch = openScratch('wanmu-compute-')
  try {
    const out = join(scratch, 'result.parquet')
    const done = await evaluate({ scheme, data: [data], detail: true, skipBad: false }, async (evaluated) => {
      await writeResult(evaluated, {
        format: 'parquet',
        out,
        detail: true,
        internal: false,
        width: 0,
        color: false,
        limit: 0,
        stdout: process.stdout,
      })
      return evaluated.intake.rows
    })
    if (done.value === undefined) return { findings: done.findings, total: done.total }
    const hash = keep ? await keepFile(folder, out, 'parquet') : await hashFile(out)
    return { hash, rows: done.value, findings: done.findings, total: done.total }
  } finally {
    dropScratch(scratch)
  }
}
