// Command line · evaluate.
import { type Command, InvalidArgumentError, Option } from 'commander'
import { FORMATS, type Format } from '../app/write-result.ts'
import { cancelSignal } from './cancel.ts'
import { day, type Shared, withData } from './options.ts'
import { openProgress, tellFindings } from './tell.ts'

interface Options extends Shared {
  readonly format: Format
  readonly detail?: boolean
  readonly out?: string
  readonly findings?: string
  readonly internal?: boolean
  readonly limit: number
  readonly unit?: string
  readonly number?: string
  readonly date?: string
  readonly to?: string
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
    .option('--internal', '通报含总分、名次，供内部使用 · circular with totals and ranks, for internal use')
    .option('--unit <name>', '通报的发文机关 · issuing unit of the circular')
    .option('--number <number>', '通报的发文字号，如 嘉发改〔2026〕1号 · its document number')
    .option('--date <yyyy-mm-dd>', '通报的成文日期 · its date', day)
    .option('--to <names>', '通报的主送机关 · its addressees')
    .option('--limit <rows>', '终端里最多显示的行数 · rows shown in the terminal', wholeNumber, 50)
    .action(run)
}

async function run(scheme: string, options: Options): Promise<void> {
  const [{ evaluate }, { resultPath, writeResult }] = await Promise.all([
    import('../app/evaluate.ts'),
    import('../app/write-result.ts'),
  ])
  const progress = openProgress()
  const signal = cancelSignal()
  const outcome = await evaluate(
    {
      scheme,
      data: options.data,
      detail: options.detail === true || options.format === 'xlsx',
      skipBad: options.skipBad === true,
      sorted: options.format === 'parquet',
      outputs: (scheme) => [resultPath(scheme, options.format, options.out)].filter((path) => path !== undefined),
      ...(options.findings === undefined ? {} : { findings: options.findings }),
      ...(options.memory === undefined ? {} : { memoryLimit: options.memory }),
      onProgress: progress.report,
      signal,
    },
    async (done) => {
      const out = await writeResult(done, {
        format: options.format,
        ...(options.out === undefined ? {} : { out: options.out }),
        detail: options.detail === true,
        internal: options.internal === true,
        circular: given(options),
        width: process.stdout.columns ?? 100,
        color: process.stdout.isTTY === true,
        limit: options.limit,
        stdout: process.stdout,
        signal,
      })
      return { out }
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

function given({ unit, number, date, to }: Options): { unit?: string; number?: string; date?: string; to?: string } {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    ...(to === undefined ? {} : { to }),
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('须是不小于 0 的整数 · a whole number')
  return Number(text)
}
