// Command line · evaluate.
import { type Command, Option } from 'commander'
import { FORMATS, type Format } from '../app/write-result.ts'
import { cancelSignal, type Shared, withData } from './options.ts'
import { openProgress, tellFindings } from './tell.ts'

interface Options extends Shared {
  readonly format: Format
  readonly detail?: boolean
  readonly out?: string
  readonly findings?: string
  readonly internal?: boolean
  readonly limit: string
}

export function addEvaluate(program: Command): void {
  withData(
    program
      .command('evaluate')
      .description('评价、排名、分级 · evaluate, rank and grade')
      .argument('<scheme>', '方案文件 · scheme file'),
  )
    .addOption(
      new Option('--format <format>', '输出格式 · format of the result').choices([...FORMATS]).default('table'),
    )
    .option('--detail', '带每个指标的取值、得分和说明 · with every node’s value, points and note')
    .option('--out <path>', '写到文件 · write to a file')
    .option(
      '--findings <out.xlsx>',
      '把源表写回，有误单元格着色并批注 · write the source sheets back with bad cells marked',
    )
    .option('--internal', '通报含总分，供内部使用 · circular with totals, for internal use')
    .option('--limit <rows>', '终端里最多显示的行数 · rows shown in the terminal', '50')
    .action(run)
}

async function run(scheme: string, options: Options): Promise<void> {
  const [{ evaluate }, { writeResult }] = await Promise.all([
    import('../app/evaluate.ts'),
    import('../app/write-result.ts'),
  ])
  const progress = openProgress()
  const outcome = await evaluate(
    {
      scheme,
      data: options.data,
      detail: options.detail === true || options.format === 'xlsx',
      skipBad: options.skipBad === true,
      ...(options.findings === undefined ? {} : { findings: options.findings }),
      ...(options.memory === undefined ? {} : { memoryLimit: options.memory }),
      onProgress: progress.report,
      signal: cancelSignal(),
    },
    async (done) => {
      const out = await writeResult(done, {
        format: options.format,
        ...(options.out === undefined ? {} : { out: options.out }),
        detail: options.detail === true,
        internal: options.internal === true,
        width: process.stdout.columns ?? 100,
        color: process.stdout.isTTY === true,
        limit: Number(options.limit),
        stdout: process.stdout,
      })
      return { out, skipped: done.intake.skipped }
    },
  ).finally(progress.stop)
  tellFindings(outcome.findings, outcome.total, options.lang)
  if (outcome.value === undefined) {
    process.stderr.write(options.lang === 'zh' ? '有须改之处，没有评价。\n' : 'Refused: mend what is listed above.\n')
    process.exitCode = 1
    return
  }
  if (outcome.value.out !== undefined)
    process.stderr.write(`${options.lang === 'zh' ? '已写出' : 'written'} ${outcome.value.out}\n`)
}
