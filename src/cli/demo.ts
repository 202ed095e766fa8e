// Command line · demo: the synthetic city, evaluated from its departments' files, then on record and served.
import type { Command } from 'commander'
import type { DemoRecords } from '../app/demo-on-record.ts'
import type { DemoResult } from '../app/run-demo.ts'
import { cancelNoMore, cancelSignal } from './cancel.ts'
import { size } from './options.ts'
import { serveUntilTold } from './serve.ts'
import { openProgress, tellFindings } from './tell.ts'

interface Options {
  readonly enterprises: string
  readonly seed: string
  readonly out: string
  readonly parcels?: boolean
  readonly memory?: string
  readonly serve: boolean
  readonly fresh?: boolean
  readonly port: string
}

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(
      '造一个模拟的嘉兴，评价其企业和平台，建成记录并在本机打开（全部为模拟数据） · a synthetic city, evaluated, on record and served',
    )
    .option('--enterprises <n>', '企业数，100 至 1000 万 · number of enterprises', '26000')
    .option('--seed <n>', '种子，同一种子数据相同 · seed', '1')
    .option('--out <folder>', '写到哪个文件夹 · folder for the files and the records', 'wanmu-demo')
    .option('--memory <size>', '内存上限，如 3GB；企业超过 20 万家时默认为本机的一半 · memory limit', size)
    .option('--parcels', '只出文件时也造宗地图形和用地关系表，企业不超过 20 万家 · also parcels and tenure')
    .option('--no-serve', '只出文件和评价结果，不建记录、不打开网页 · files and results only')
    .option('--fresh', '重新造，不用上次建好的记录 · make it anew')
    .option('--port <n>', '网页的端口 · port', '8086')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const [{ runDemo }, { DEMO_LIMITS, MOST_IN_SHEETS }, { demoData, findDemoRecords, loadDemoRecords, accountLines }] =
    await Promise.all([import('../app/run-demo.ts'), import('../app/make-demo.ts'), import('../app/demo-on-record.ts')])
  const [enterprises, seed, port] = [Number(options.enterprises), Number(options.seed), Number(options.port)]
  if (
    !Number.isInteger(enterprises) ||
    enterprises < DEMO_LIMITS.least ||
    enterprises > DEMO_LIMITS.most ||
    !Number.isInteger(seed)
  )
    return refuse(
      `--enterprises 须为 ${DEMO_LIMITS.least} 至 ${DEMO_LIMITS.most} 的整数，--seed 须为整数。Both must be whole numbers.`,
    )
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return refuse('--port 须为 0 至 65535 的整数。--port must be a whole number from 0 to 65535.')
  if (options.parcels === true && enterprises > MOST_IN_SHEETS)
    return refuse(
      `加 --parcels 时企业不超过 ${MOST_IN_SHEETS} 家。With --parcels at most ${MOST_IN_SHEETS} enterprises.`,
    )
  // So many are not kept in the embedded database.
  const serves = options.serve && enterprises <= MOST_IN_SHEETS
  const kept = serves && options.fresh !== true ? await findDemoRecords(options.out, { seed, enterprises }) : undefined
  const records = kept ?? (await make())
  if (!serves || records === undefined) return
  process.stdout.write(`${[...accounts(records), ''].join('\n')}\n`)
  cancelNoMore()
  await serveUntilTold({ data: demoData(options.out), lang: 'zh' }, { port, host: '127.0.0.1', https: false })

  async function make(): Promise<DemoRecords | undefined> {
    const progress = openProgress()
    const steps = { onProgress: progress.report, signal: cancelSignal() }
    try {
      const { results, files } = await runDemo({
        ...{ out: options.out, seed, enterprises, ...steps },
        parcels: options.parcels === true || serves,
        record: serves,
        ...(options.memory === undefined ? {} : { memory: options.memory }),
      })
      progress.stop()
      process.stdout.write(`${results.flatMap(linesOf).join('\n')}\n`)
      if (!serves) return undefined
      const loading = openProgress()
      const loaded = await loadDemoRecords({
        ...{ out: options.out, seed, enterprises, files, ...steps },
        onProgress: loading.report,
      }).finally(loading.stop)
      if (!('findings' in loaded)) return loaded
      tellFindings(loaded.findings, loaded.findings.length, 'zh')
      process.exitCode = 1
      return undefined
    } finally {
      progress.stop()
    }
  }

  function accounts(of: DemoRecords): string[] {
    return [
      `模拟城市已建成记录【模拟数据】：${of.enterprises} 家企业，${of.figures} 个已批准的数，${of.acts} 条行为记录。`,
      '可登录的账号 · accounts（账号 · 密码 · 身份 · 看什么）：',
      ...accountLines(of),
    ]
  }
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`)
  process.exitCode = 2
}

const linesOf = ({ title, units, skipped, grades, files, explanations }: DemoResult): string[] => [
  `${title}【模拟数据】`,
  `  ${units} 个单位：${grades.map(({ grade, units: n }) => `${grade} ${n}`).join('，')}${skipped > 0 ? `；另有 ${skipped} 行有误未评，原因见结果表“异常与处理”` : ''}`,
  ...files.map((file) => `  ${file}`),
  ...explanations.map(({ file }) => `  ${file}`),
  ...(explanations.length === 0 ? [] : ['']),
  ...explanations.flatMap(({ what, brief, file }) => [`◆ ${what}（全文 ${file}）`, '', brief]),
]
