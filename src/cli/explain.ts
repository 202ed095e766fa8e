// Command line · explain.
import { type Command, Option } from 'commander'
import { cancelSignal } from './cancel.ts'
import { type Shared, withData } from './options.ts'
import { openProgress, tellFindings } from './tell.ts'

interface Options extends Shared {
  readonly id: string
  readonly format: 'text' | 'json'
  readonly out?: string
}

export function addExplain(program: Command): void {
  withData(
    program
      .command('explain')
      .description('一个单位的得分逐项回溯，及怎样升一级 · one unit walked back to its inputs')
      .argument('<scheme>', '方案文件 · scheme file'),
  )
    .requiredOption('--id <id>', '单位编号 · id of the unit')
    .addOption(new Option('--format <format>', '输出格式 · format').choices(['text', 'json']).default('text'))
    .option('--out <path>', '写到文件 · write to a file')
    .action(run)
}

async function run(scheme: string, options: Options): Promise<void> {
  const [{ explain }, { writeExplanation }] = await Promise.all([
    import('../app/explain.ts'),
    import('../app/write-explanation.ts'),
  ])
  const progress = openProgress()
  const outcome = await explain(
    {
      scheme,
      data: options.data,
      skipBad: options.skipBad === true,
      outputs: () => (options.out === undefined ? [] : [options.out]),
      ...(options.memory === undefined ? {} : { memoryLimit: options.memory }),
      onProgress: progress.report,
      signal: cancelSignal(),
    },
    options.id,
  ).finally(progress.stop)
  tellFindings(outcome.findings, outcome.total, options.lang)
  if (outcome.value === undefined) {
    process.exitCode = 1
    return
  }
  const out = await writeExplanation(outcome.value, {
    format: options.format,
    language: options.lang,
    ...(options.out === undefined ? {} : { out: options.out }),
    stdout: process.stdout,
  })
  if (out !== undefined) process.stderr.write(`${options.lang === 'zh' ? '已写出' : 'written'} ${out}\n`)
}
