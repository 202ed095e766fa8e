// App · evaluation: spreadsheets frozen instead of the figures on record: read as any others, in the scheme's units, one row per unit.
import { join } from 'node:path'
import type { CheckedScheme } from '../../evaluate/scheme/check.ts'
import { readData } from '../../intake/read.ts'
import { readPeriod } from '../../kernel/period.ts'
import { openDuck } from '../../store/duck.ts'
import { subjectsAt } from '../../store/pg/registers.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import { dropScratch, openScratch } from '../../store/scratch.ts'
import { specs } from '../evaluate.ts'
import type { Steps } from '../run-steps.ts'
import type { Plan } from './collect.ts'
import type { Snapshot } from './snapshot.ts'
import type { Works } from './works.ts'

export async function snapshotOfFiles(
  works: Works,
  who: Who,
  checked: CheckedScheme,
  { scope, period }: Plan,
  files: readonly string[],
  skipBad: boolean,
  { onProgress, signal }: Steps,
): Promise<Snapshot> {
  const folder = openScratch('wanmu-freeze-')
  const duck = await openDuck({ memoryLimit: '1500MB', threads: 1 })
  try {
    const read = await readData(duck, {
      ...{ files, skipBad, columns: specs(checked), uscc: checked.scheme.subject === 'enterprise' },
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    })
    if (read.blocking > 0) return { findings: read.findings, total: read.total }
    const day = readPeriod(period)?.last ?? ''
    const known =
      scope.kind === 'unit' ? [] : await readAs(works.store, who, (session) => subjectsAt(session, scope.kind, day))
    await duck.run('CREATE TABLE homes (id VARCHAR, unit VARCHAR)')
    const appender = await duck.connection.createAppender('homes')
    for (const { id, unit } of known) {
      appender.appendVarchar(id)
      appender.appendVarchar(unit)
      appender.endRow()
    }
    appender.closeSync()
    const write = async (name: string, select: string): Promise<string> => {
      const path = join(folder, `${name}.parquet`)
      await duck.run(`COPY (${select}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`)
      return await works.files.keepFile(path, 'parquet')
    }
    const inputs = Object.keys(checked.scheme.inputs).map((one) => `i."${one.replaceAll('"', '""')}"`)
    const snapshot = await write(
      'snapshot',
      `SELECT ${['i.id', 'i.name', "coalesce(h.unit, '') AS reporting_unit", ...inputs].join(', ')}
       FROM input i LEFT JOIN homes h USING (id) ORDER BY i.id`,
    )
    const left =
      read.skipped === 0
        ? {}
        : { left_out: await write('left', 'SELECT id, name, because FROM skipped ORDER BY id, because') }
    return { kept: { snapshot, inputs: left }, findings: read.findings, total: read.total }
  } finally {
    duck.close()
    dropScratch(folder)
  }
}
