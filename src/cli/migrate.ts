// Command line · migrate.
import { type Command, Option } from 'commander'
import type { Algorithm } from '../store/hash.ts'
import { placeOf, type RecordOptions, takeValue, tell, withRecordsAt } from './records.ts'

export function addMigrate(program: Command): void {
  withRecordsAt(
    program
      .command('migrate')
      .description(
        '建立记录，或把旧版结构更新到本版（只能前进，请先备份） · set up the records or bring them up to date',
      ),
  )
    .addOption(
      new Option('--hash <algorithm>', '新建时记录链所用的杂凑算法 · hash of a chain begun now')
        .choices(['sm3', 'sha256'])
        .default('sm3'),
    )
    .action(run)
}

async function run(options: RecordOptions & { readonly hash: Algorithm }): Promise<void> {
  const { withRecords } = await import('../app/open-records.ts')
  const opening = { migrate: true, algorithm: options.hash }
  const done = takeValue(
    await withRecords(placeOf(options), opening, async ({ engine }, ran) => ({ engine, ran })),
    options.lang,
  )
  if (done === undefined) return
  const names = done.ran.join('、')
  if (done.ran.length === 0) tell(options.lang, '结构已是本版，没有要做的。', 'Already up to date, nothing to do.')
  else tell(options.lang, `已完成：${names}。`, `Done: ${done.ran.join(', ')}.`)
}
