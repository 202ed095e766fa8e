// Command line · audit verify | head.
import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { cancelSignal } from './cancel.ts'
import { placeOf, type RecordOptions, takeValue, tell, withRecordsAt } from './records.ts'
import { openProgress, tellFindings } from './tell.ts'

interface Noted {
  readonly seq: number
  readonly hash: string
}

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('操作记录的审计 · audit of the acts on record')
  withRecordsAt(
    audit
      .command('verify')
      .description(
        '从头核对记录链、每条操作是否合规、各表是否与记录一致、冻结的文件是否完好、数据库的结构是否被动过 · walk the chain, replay every act, hash every frozen file, compare the structure of the database',
      ),
  )
    .option(
      '--head <file>',
      '再与公证过的链头核对（audit head 写出的文件） · check against a head noted before',
      readNoted,
    )
    .action(verify)
  withRecordsAt(audit.command('head').description('写出链头，供公证 · the head of the chain, for notarising')).action(
    head,
  )
}

async function verify(options: RecordOptions & { readonly head?: Noted }): Promise<void> {
  const [{ withRecords, snapshotsOf }, { audit }, { OURS }, { lookAt }] = await Promise.all([
    import('../app/open-records.ts'),
    import('../app/audit.ts'),
    import('../app/clock.ts'),
    import('../app/kept-files.ts'),
  ])
  const place = placeOf(options)
  const progress = openProgress()
  const kept = {
    look: lookAt(snapshotsOf(place.data)),
    structure: true,
    onProgress: progress.report,
    signal: cancelSignal(),
  }
  const opened = await withRecords(place, {}, (store) => audit(store, OURS.zone, options.head, kept)).finally(
    progress.stop,
  )
  const done = takeValue(opened, options.lang)
  if (done === undefined) return
  tellFindings(done.findings, done.findings.length, options.lang)
  if (done.findings.some(({ blocking }) => blocking)) process.exitCode = 1
  else
    tell(
      options.lang,
      `完好：${done.head.seq} 条记录，链头 ${done.head.hash || '（空）'}。`,
      `Sound: ${done.head.seq} acts, head ${done.head.hash || '(none)'}.`,
    )
}

async function head(options: RecordOptions): Promise<void> {
  const [{ withRecords }, { readHead }] = await Promise.all([
    import('../app/open-records.ts'),
    import('../app/audit.ts'),
  ])
  const found = takeValue(await withRecords(placeOf(options), {}, readHead), options.lang)
  if (found !== undefined)
    process.stdout.write(`${JSON.stringify({ ...found, noted: new Date().toISOString() }, null, 2)}\n`)
}

function readNoted(path: string): Noted {
  try {
    const { seq, hash } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Noted>
    if (Number.isSafeInteger(seq) && typeof hash === 'string') return { seq: seq as number, hash }
  } catch {
    // Told below.
  }
  throw new InvalidArgumentError('须是 audit head 写出的文件 · a file that audit head wrote')
}
