// App · evaluation: the figures in force as files, the same bytes for the same figures, in whatever order they were filed.
import { join } from 'node:path'
import type { CheckedScheme } from '../../evaluate/scheme/check.ts'
import { type Finding, notice, say } from '../../kernel/finding.ts'
import type { Inputs } from '../../record/evaluations/round.ts'
import { type Duck, openDuck } from '../../store/duck.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import { dropScratch, openScratch } from '../../store/scratch.ts'
import type { Steps } from '../run-steps.ts'
import { sentences } from '../sentences.ts'
import { type Against, checkFigures } from './check-figures.ts'
import { collect, type Plan } from './collect.ts'
import type { Works } from './works.ts'

export interface Snapshot {
  /** Undefined when something blocks. */
  readonly kept?: { readonly snapshot: string; readonly inputs: Pick<Inputs, 'sources' | 'left_out'> }
  /** See `Collected`; of spreadsheets there is none. */
  readonly head?: number
  readonly findings: readonly Finding[]
  readonly total: number
}

const MOST_SHOWN = 200

export async function makeSnapshot(
  works: Works,
  who: Who,
  checked: CheckedScheme,
  plan: Plan,
  skipBad: boolean,
  { onProgress, signal }: Steps,
): Promise<Snapshot> {
  const folder = openScratch('wanmu-freeze-')
  // One thread: what is written does not depend on how many there are.
  const duck = await openDuck({ memoryLimit: '1500MB', threads: 1 })
  const interrupt = (): void => duck.interrupt()
  signal?.addEventListener('abort', interrupt)
  try {
    const collected = await collect(
      (use) => readAs(works.store, who, use),
      duck,
      checked,
      plan,
      (done) => {
        signal?.throwIfAborted()
        onProgress?.(done, Math.max(done, 1), '取数 figures')
      },
    )
    const { whole, against, notices } = await checkFigures(duck, collected, plan.period)
    const bad = skipBad ? against.filter(({ finding }) => !finding.blocking) : against
    const blocking = [...whole, ...bad.map((one) => one.finding)]
    if (blocking.length > 0)
      return { findings: [...blocking.slice(0, MOST_SHOWN), ...notices], total: blocking.length + notices.length }
    signal?.throwIfAborted()
    const left = skipBad ? await leaveOut(duck, against) : 0
    const parts = await writeParts(
      duck,
      folder,
      collected.columns.map(({ id }) => id),
      left > 0,
    )
    const snapshot = await works.files.keepFile(parts.snapshot, 'parquet')
    const sources = await works.files.keepFile(parts.sources, 'parquet')
    const told = left === 0 ? notices : [...notices, notice('process/left-out', {}, { count: left })]
    const inputs =
      parts.left === undefined ? { sources } : { sources, left_out: await works.files.keepFile(parts.left, 'parquet') }
    return { kept: { snapshot, inputs }, head: collected.head, findings: told, total: told.length }
  } catch (fault) {
    signal?.throwIfAborted()
    throw fault
  } finally {
    signal?.removeEventListener('abort', interrupt)
    duck.close()
    dropScratch(folder)
  }
}

/** How many were left out; why stands in `left`. */
async function leaveOut({ connection, run }: Duck, against: readonly Against[]): Promise<number> {
  const why = new Map<string, string[]>()
  for (const { id, finding } of against) why.set(id, [...(why.get(id) ?? []), say(finding, sentences, 'zh')])
  await run('CREATE TABLE reasons (id VARCHAR, because VARCHAR)')
  const appender = await connection.createAppender('reasons')
  for (const [id, told] of why) {
    appender.appendVarchar(id)
    appender.appendVarchar(told.join('；'))
    appender.endRow()
  }
  appender.closeSync()
  await run('CREATE TABLE "left" AS SELECT id, w.name, because FROM reasons JOIN wide w USING (id)')
  await run('DELETE FROM wide WHERE id IN (SELECT id FROM reasons)')
  return why.size
}

async function writeParts(duck: Duck, folder: string, columns: readonly string[], left: boolean) {
  const write = async (name: string, select: string): Promise<string> => {
    const path = join(folder, `${name}.parquet`)
    await duck.run(`COPY (${select}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`)
    return path
  }
  const quoted = columns.map((column) => `"${column.replaceAll('"', '""')}"`)
  return {
    snapshot: await write(
      'snapshot',
      `SELECT ${['id', 'name', 'reporting_unit', ...quoted].join(', ')} FROM wide ORDER BY id`,
    ),
    sources: await write(
      'sources',
      `SELECT subject AS id, input, value, measure, period, caliber, return_id, cell, approval, approved_by
       FROM chosen WHERE subject IN (SELECT id FROM wide) ORDER BY id, input, period`,
    ),
    left: left ? await write('left', 'SELECT id, name, because FROM "left" ORDER BY id') : undefined,
  }
}
