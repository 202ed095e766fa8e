// App · evaluation: frozen: the figures in force, the scheme and the rule book, each kept by its hash.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { EvaluationState } from '../../record/evaluations/fold-evaluation.ts'
import type { Inputs } from '../../record/evaluations/round.ts'
import type { Rules } from '../../store/pg/acts.ts'
import type { Who } from '../../store/pg/session.ts'
import { append } from './append.ts'
import { evaluateFrozen, type Frozen } from './evaluate-frozen.ts'
import { findFile } from './find-file.ts'
import { bookText, schemeByHash, schemeHash } from './scheme.ts'
import { makeSnapshot } from './snapshot.ts'
import { snapshotOfFiles } from './snapshot-of-files.ts'
import { stillHolds, whileItHolds } from './still-holds.ts'
import { type Asked, type Done, refused, refuseEarly, refusePart, stateOf, type Works } from './works.ts'

export interface FreezeRequest extends Asked {
  /** Leave out, and say so on record, whose figures are faulty or missing. */
  readonly skipBad?: boolean
  /** Spreadsheets instead of the figures on record. */
  readonly files?: readonly string[]
}

export async function freezeEvaluation(works: Works, who: Who, id: string, request: FreezeRequest = {}): Promise<Done> {
  const { reason } = request
  const said = { kind: 'freeze', payload: { snapshot: '?' }, ...(reason === undefined ? {} : { reason }) }
  const early = await refuseEarly(works, who, id, said)
  if (early.length > 0) return refused(early)
  return await whileItHolds(request, async () => {
    const made = await freezeFigures(works, who, id, await stateOf(works, who, id), request)
    if (made.frozen === undefined) return refused(made.findings, made.total)
    const { snapshot, inputs } = made.frozen
    return await append(works, who, id, 'freeze', { snapshot, ...inputs }, request, made.findings, made.holds)
  })
}

export interface FrozenNow {
  readonly frozen?: Frozen
  /** To be asked once more with the act. */
  readonly holds?: Rules['project']
  readonly findings: readonly Finding[]
  readonly total: number
}

/** What the figures in force come to now, or what given files say, tried by the scheme of the plan before it counts. */
export async function freezeFigures(
  works: Works,
  who: Who,
  id: string,
  { plan }: EvaluationState,
  { skipBad = false, files = [], ...steps }: FreezeRequest,
): Promise<FrozenNow> {
  if (plan === undefined) throw new Error(`${id} has no plan`)
  const hash = schemeHash(plan.scheme)
  if (hash === undefined) return none([finding('process/not-frozen-here', {}, { id })])
  const part = await refusePart(works, who, plan.scope.unit)
  if (part.length > 0) return none(part)
  const [scheme, book] = [await schemeByHash(works, hash), await bookText(works)]
  if ('findings' in scheme) return none(scheme.findings)
  if ('findings' in book) return none(book.findings)
  const made =
    files.length > 0
      ? await snapshotOfFiles(works, who, scheme.checked, plan, files, skipBad, steps)
      : await makeSnapshot(works, who, scheme.checked, plan, skipBad, steps)
  if (made.kept === undefined) return made
  const { kept } = made
  const inputs: Inputs = {
    ...kept.inputs,
    scheme: hash,
    book: await works.files.keepText(book.text, 'json'),
    ...(skipBad ? { skip_bad: true as const } : {}),
  }
  const frozen = { snapshot: kept.snapshot, inputs }
  const tried = await evaluateFrozen(works, id, frozen, steps, async () => true)
  if (tried.value !== undefined)
    return {
      frozen,
      holds: stillHolds(plan, made.head),
      findings: [...made.findings, ...tried.findings],
      total: made.total + tried.total,
    }
  return { findings: await nameUnits(works, kept.snapshot, tried.findings), total: tried.total }
}

const none = (findings: readonly Finding[]): FrozenNow => ({ findings, total: findings.length })

/** A row of the snapshot says nothing to whoever has to mend it: the unit does. */
async function nameUnits(works: Works, snapshot: string, findings: readonly Finding[]): Promise<readonly Finding[]> {
  const file = await findFile(works, snapshot, 'parquet', 'snapshot')
  if ('findings' in file || !findings.some(({ at }) => at.row !== undefined)) return findings
  const { openDuck } = await import('../../store/duck.ts')
  const duck = await openDuck({ threads: 1 })
  try {
    const rows = await duck.all(
      `SELECT file_row_number + 1 AS row, id || ' ' || name AS unit FROM read_parquet('${file.path.replaceAll("'", "''")}', file_row_number = true)`,
    )
    const units = new Map(rows.map((one) => [Number(one['row']), String(one['unit'])]))
    return findings.map((one) => {
      const { row, header } = one.at
      const unit = row === undefined ? undefined : units.get(row)
      return unit === undefined ? one : { ...one, at: { file: unit, ...(header === undefined ? {} : { header }) } }
    })
  } finally {
    duck.close()
  }
}
