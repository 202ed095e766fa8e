// App · evaluation: computed from what is frozen; the result is kept by its hash, its rows go where each sees their own.
import { join } from 'node:path'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { Listed } from '../../record/evaluations/payload.ts'
import type { Outcome } from '../../record/evaluations/round.ts'
import { hashRows } from '../../record/registers/register.ts'
import { openDuck } from '../../store/duck.ts'
import { hashBy } from '../../store/hash.ts'
import { putResults } from '../../store/pg/results.ts'
import type { Session, Who } from '../../store/pg/session.ts'
import type { ResultRow } from '../../store/pg/tables.ts'
import { readHead } from '../audit.ts'
import type { Steps } from '../run-steps.ts'
import { writePlain } from '../write-result.ts'
import { append } from './append.ts'
import { evaluateFrozen, type Frozen } from './evaluate-frozen.ts'
import { findFile } from './find-file.ts'
import { programOf } from './program.ts'
import { type Asked, type Done, refused, refuseEarly, refusePart, stateOf, type Works } from './works.ts'

export async function computeEvaluation(works: Works, who: Who, id: string, asked: Asked = {}): Promise<Done> {
  const early = await refuseEarly(works, who, id, { kind: 'compute', payload: { result: '?' } })
  if (early.length > 0) return refused(early)
  const { snapshot, inputs, plan, version } = await stateOf(works, who, id)
  const part = await refusePart(works, who, plan?.scope.unit)
  if (part.length > 0) return refused(part)
  const kind = plan?.scope.kind ?? ''
  const made = await computeFrozen(works, { evaluation: id, version, kind }, { snapshot, inputs }, asked)
  if (made.result === undefined) return refused(made.findings, made.total)
  asked.signal?.throwIfAborted()
  const { result, outcome, rows, findings } = made
  const { scheme } = inputs
  const payload = { result, snapshot, ...(scheme === undefined ? {} : { scheme }), ...toJson(outcome) }
  return await append(works, who, id, 'compute', payload, asked, findings, putting(id, version, rows))
}

/** Rows of a result are written with the act that brings it. */
export const putting =
  (id: string, version: number, rows: readonly ResultRow[]) =>
  (session: Session): Promise<void> =>
    putResults(session, id, version, rows)

export const toJson = ({ listed, ...rest }: Outcome) => ({
  ...rest,
  ...(listed === undefined ? {} : { listed: { ...listed } }),
})

export interface Of {
  readonly evaluation: string
  readonly version: number
  readonly kind: string
}

export interface Computed {
  /** Undefined when refused. */
  readonly result?: string
  readonly outcome: Outcome
  readonly rows: readonly ResultRow[]
  readonly findings: readonly Finding[]
  readonly total: number
}

export async function computeFrozen(works: Works, of: Of, frozen: Frozen, steps: Steps): Promise<Computed> {
  const { algorithm } = await readHead(works.store)
  const done = await evaluateFrozen(works, of.evaluation, frozen, steps, async (evaluated) => {
    const { duck, folder, run, intake } = evaluated
    const result = await works.files.keepFile(await writePlain(evaluated, 'parquet'), 'parquet')
    const program = await programOf(duck)
    const skipped =
      run.refused + intake.skipped === 0 && (await countSkipped(duck)) === 0
        ? undefined
        : join(folder, 'skipped.parquet')
    if (skipped !== undefined)
      await duck.run(
        `COPY (SELECT id, name, because FROM skipped ORDER BY id, because) TO '${skipped.replaceAll("'", "''")}' (FORMAT parquet)`,
      )
    return {
      result,
      program,
      ...(skipped === undefined ? {} : { skipped: await works.files.keepFile(skipped, 'parquet') }),
    }
  })
  if (done.value === undefined) return { outcome: {}, rows: [], findings: done.findings, total: done.total }
  const { result, ...said } = done.value
  const rows = await readResult(works, of, frozen.snapshot, result)
  const listed: Listed = { rows: rows.length, hash: hashRows(rows, hashBy(algorithm)) }
  return { result, outcome: { ...said, listed }, rows, findings: done.findings, total: done.total }
}

const countSkipped = async (duck: { all: (sql: string) => Promise<Record<string, unknown>[]> }): Promise<number> =>
  Number((await duck.all('SELECT count(*) AS n FROM skipped'))[0]?.['n'])

/** The result as rows, each with the unit that the snapshot says. */
export async function readResult(
  works: Works,
  { evaluation, version, kind }: Of,
  snapshot: string,
  result: string,
): Promise<ResultRow[]> {
  const [figures, made] = await Promise.all([
    findFile(works, snapshot, 'parquet', 'snapshot'),
    findFile(works, result, 'parquet', 'result'),
  ])
  if ('findings' in figures || 'findings' in made)
    throw new Error(`kept a moment ago, gone now: ${canonicalJson([snapshot, result])}`)
  const duck = await openDuck({ threads: 1 })
  try {
    const read = (path: string): string => `read_parquet('${path.replaceAll("'", "''")}')`
    const rows = await duck.all(
      `SELECT r.id, r.name, s.reporting_unit, r.pool, r.total, r."rank", r.grade, r.because
       FROM ${read(made.path)} r JOIN ${read(figures.path)} s USING (id) ORDER BY r.id`,
    )
    const text = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell))
    const number = (cell: unknown): number | null => (cell === null || cell === undefined ? null : Number(cell))
    return rows.map((row) => ({
      ...{ evaluation, version, subject_kind: kind, id: text(row['id']), name: text(row['name']) },
      ...{ unit: text(row['reporting_unit']), pool: text(row['pool']), total: number(row['total']) },
      ...{ rank: number(row['rank']), grade: text(row['grade']), because: text(row['because']) },
    }))
  } finally {
    duck.close()
  }
}
