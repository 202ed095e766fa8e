// Command line · audit verify | head.
import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { placeOf, type RecordOptions, takeValue, tell, withRecordsAt } from './records.ts'
import { tellFindings } from './tell.ts'

interface Noted {
  readonly seq: number
  readonly hash: string
}

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('操作记录的审计 · audit of the acts on record')
  withRecordsAt(
    audit
      .command('verify')
      .description('从头核对记录链、每条操作是否合规、各表是否与记录一致 · walk the chain and replay every act'),
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
  const [{ withRecords }, { audit }, { OURS }] = await Promise.all([
    import('../app/open-records.ts'),
    import('../app/audit.ts'),
    import('../app/clock.ts'),
  ])
  const opened = await withRecords(placeOf(options), {}, (store) => audit(store, OURS.zone, options.head))
  const done = takeValue(opened, options.lang)
  if (done === undefined) return
  tellFindings(done.findings, done.findings.length, options.lang)
  if (done.findings.length > 0) process.exitCode = 1
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
