// App · evaluation: computed once more from what was frozen: the same bytes, or what differs by name.
import { type Finding, finding, notice } from '../../kernel/finding.ts'
import { type Ending, openContentFiles } from '../../store/content-files.ts'
import { openDuck } from '../../store/duck.ts'
import type { Who } from '../../store/pg/session.ts'
import { dropScratch, openScratch } from '../../store/scratch.ts'
import type { Steps } from '../run-steps.ts'
import { computeFrozen } from './compute.ts'
import { findFile, type Part } from './find-file.ts'
import { roundOf } from './round-of.ts'
import { refusePart, refuseUnseen, stateOf, type Works } from './works.ts'

export interface Reproduced {
  readonly same: boolean
  readonly version?: number
  readonly hashes?: Readonly<Record<'snapshot' | 'scheme' | 'result', string>>
  readonly findings: readonly Finding[]
}

const refuse = (findings: readonly Finding[]): Reproduced => ({ same: false, findings })

export async function reproduce(
  works: Works,
  who: Who,
  id: string,
  version?: number,
  steps: Steps = {},
): Promise<Reproduced> {
  const unseen = await refuseUnseen(works, who, id)
  if (unseen.length > 0) return refuse(unseen)
  const state = await stateOf(works, who, id)
  const part = await refusePart(works, who, state.plan?.scope.unit)
  if (part.length > 0) return refuse(part)
  const round = roundOf(id, state, version)
  if ('findings' in round) return refuse(round.findings)
  const { snapshot, inputs, result, outcome } = round
  const { scheme } = inputs
  if (scheme === undefined) return refuse([finding('process/not-frozen-here', {}, { id })])
  const known = { version: round.version, hashes: { snapshot, scheme, result } }
  const parts: readonly (readonly [string | undefined, 'parquet' | 'yaml' | 'json', Part])[] = [
    [snapshot, 'parquet', 'snapshot'],
    [inputs.sources, 'parquet', 'sources'],
    [inputs.left_out, 'parquet', 'left_out'],
    [scheme, 'yaml', 'scheme'],
    [inputs.book, 'json', 'book'],
    [result, 'parquet', 'result'],
    [outcome.skipped, 'parquet', 'skipped'],
  ]
  const looked = await Promise.all(
    parts.map(([hash, ending, name]) => (hash === undefined ? { findings: [] } : findFile(works, hash, ending, name))),
  )
  const wrong = looked.flatMap((one) => ('findings' in one ? one.findings : []))
  // Even beside a tampered result it is worth knowing whether what was frozen still gives what is on record.
  const inputsSound = !('findings' in (looked[0] ?? {})) && !('findings' in (looked[3] ?? {}))
  if (!inputsSound) return { same: false, ...known, findings: wrong }
  const again = await computeAside(works, round, id, state.plan?.scope.kind ?? '', steps)
  if (again.result === undefined) return { same: false, ...known, findings: [...wrong, ...again.findings] }
  try {
    if (again.result === result) return { same: wrong.length === 0, ...known, findings: wrong }
    const then = outcome.program ?? '—'
    const now = again.outcome.program ?? '—'
    const kept = looked[5]
    const differs =
      kept === undefined || 'findings' in kept
        ? { count: 1, example: result }
        : await differences(kept.path, again.path)
    return differs.count === 0
      ? {
          same: wrong.length === 0,
          ...known,
          findings: [...wrong, notice('process/same-in-other-bytes', {}, { then, now })],
        }
      : {
          same: false,
          ...known,
          findings: [...wrong, finding('process/result-differs', {}, { ...differs, then, now })],
        }
  } finally {
    again.drop()
  }
}

/** Into a folder of its own: what is kept stays untouched. */
async function computeAside(
  works: Works,
  { version, snapshot, inputs }: Parameters<typeof computeFrozen>[2] & { readonly version: number },
  evaluation: string,
  kind: string,
  steps: Steps,
) {
  const folder = openScratch('wanmu-again-')
  const aside = openContentFiles(folder)
  // Frozen parts are read where they are, the result is written aside.
  const files = {
    ...aside,
    find: async (hash: string, ending: Ending) => {
      const own = await aside.find(hash, ending)
      return own === 'absent' ? await works.files.find(hash, ending) : own
    },
  }
  const drop = (): void => dropScratch(folder)
  try {
    const made = await computeFrozen({ ...works, files }, { evaluation, version, kind }, { snapshot, inputs }, steps)
    const found = made.result === undefined ? undefined : await aside.find(made.result, 'parquet')
    if (made.result === undefined) drop()
    return { ...made, path: typeof found === 'object' ? found.path : '', drop }
  } catch (fault) {
    drop()
    throw fault
  }
}

/** How many units differ in any column, and one of them. */
async function differences(kept: string, made: string): Promise<{ count: number; example: string }> {
  const duck = await openDuck({ threads: 1 })
  try {
    const read = (path: string): string => `read_parquet('${path.replaceAll("'", "''")}')`
    const columns = async (path: string): Promise<string> =>
      (await duck.all(`DESCRIBE SELECT * FROM ${read(path)}`)).map((row) => String(row['column_name'])).join('\n')
    if ((await columns(kept)) !== (await columns(made))) return { count: 1, example: 'columns' }
    const [row] = await duck.all(
      `WITH a AS (FROM ${read(kept)}), b AS (FROM ${read(made)}),
         gone AS (FROM a EXCEPT ALL FROM b), come AS (FROM b EXCEPT ALL FROM a)
       SELECT count(DISTINCT id) AS n, min(id) AS id FROM (SELECT id FROM gone UNION ALL SELECT id FROM come)`,
    )
    return { count: Number(row?.['n']), example: String(row?.['id'] ?? '') }
  } finally {
    duck.close()
  }
}
