// Command line · demo: the synthetic city, evaluated.
import type { Command } from 'commander'
import { cancelSignal } from './cancel.ts'
import { size } from './options.ts'
import { openProgress } from './tell.ts'

interface Options {
  readonly enterprises: string
  readonly seed: string
  readonly out: string
  readonly parcels?: boolean
  readonly memory?: string
}

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('造一个模拟的嘉兴并评价其企业和平台（全部为模拟数据） · a synthetic city, evaluated')
    .option('--enterprises <n>', '企业数，100 至 1000 万 · number of enterprises', '26000')
    .option('--seed <n>', '种子，同一种子数据相同 · seed', '1')
    .option('--out <folder>', '写到哪个文件夹 · folder for the files', 'wanmu-demo')
    .option('--memory <size>', '内存上限，如 3GB；企业超过 20 万家时默认为本机的一半 · memory limit', size)
    .option('--parcels', '另造宗地图形和用地关系表，企业不超过 20 万家 · also parcels and tenure')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const [{ runDemo }, { DEMO_LIMITS, MOST_IN_SHEETS }] = await Promise.all([
    import('../app/run-demo.ts'),
    import('../app/make-demo.ts'),
  ])
  const [enterprises, seed] = [Number(options.enterprises), Number(options.seed)]
  if (
    !Number.isInteger(enterprises) ||
    enterprises < DEMO_LIMITS.least ||
    enterprises > DEMO_LIMITS.most ||
    !Number.isInteger(seed)
  ) {
    process.stderr.write(
      `--enterprises 须为 ${DEMO_LIMITS.least} 至 ${DEMO_LIMITS.most} 的整数，--seed 须为整数。Both must be whole numbers.\n`,
    )
    process.exitCode = 2
    return
  }
  if (options.parcels === true && enterprises > MOST_IN_SHEETS) {
    process.stderr.write(
      `加 --parcels 时企业不超过 ${MOST_IN_SHEETS} 家。With --parcels at most ${MOST_IN_SHEETS} enterprises.\n`,
    )
    process.exitCode = 2
    return
  }
  const progress = openProgress()
  const results = await runDemo({
    out: options.out,
    seed,
    enterprises,
    parcels: options.parcels === true,
    ...(options.memory === undefined ? {} : { memory: options.memory }),
    onProgress: progress.report,
    signal: cancelSignal(),
  }).finally(progress.stop)
  const lines = results.flatMap(({ title, units, skipped, grades, files, explanations }) => [
    `${title}【模拟数据】`,
    `  ${units} 个单位：${grades.map(({ grade, units: n }) => `${grade} ${n}`).join('，')}${skipped > 0 ? `；另有 ${skipped} 行有误未评，原因见结果表“异常与处理”` : ''}`,
    ...files.map((file) => `  ${file}`),
    ...explanations.map(({ file }) => `  ${file}`),
    ...(explanations.length === 0 ? [] : ['']),
    ...explanations.flatMap(({ what, brief, file }) => [`◆ ${what}（全文 ${file}）`, '', brief]),
  ])
  process.stdout.write(`${lines.join('\n')}\n`)
}
