// Command line · land check, and the group that holds land used.
import { type Command, InvalidArgumentError, Option } from 'commander'
import { sentences } from '../app/sentences.ts'
import { type Language, say } from '../kernel/finding.ts'
import { cancelSignal } from './cancel.ts'
import { addLandExport } from './land-export.ts'
import { meridian } from './land-options.ts'
import { addLandUsed } from './land-used.ts'
import { withLanguage } from './options.ts'
import { openProgress, tellFindings } from './tell.ts'

interface CheckOptions {
  readonly county?: string
  readonly tolerance: number
  readonly overlap: number
  readonly meridian?: number
  readonly findings?: string
  readonly format: 'table' | 'json'
  readonly lang: Language
}

/** What two surveys of one boundary may differ by: metres. */
const SLIVER_WIDTH = 0.05

export function addLand(program: Command): void {
  const land = program.command('land').description('宗地和用地：检查、计算 · parcels and land used')
  withLanguage(
    land
      .command('check')
      .description('检查宗地图形：面积、重叠、越界，所有问题一次说完 · check parcels, tell all findings at once')
      .argument('<file...>', '打包的 shapefile（.zip）、.shp 或 GeoJSON · zipped shapefile, .shp or GeoJSON'),
  )
    .option('--county <boundaries>', '县（市、区）界线文件，用来查越界 · boundaries of the counties')
    .option('--tolerance <percent>', '量得与登记面积相差超过多少即提示 · difference of area to be told', percent, 3)
    .option('--overlap <m2>', '重叠超过多少平方米才算 · least overlap in square metres', squareMetres, 1)
    .option('--meridian <degrees>', '坐标没有带号时的中央经线，如 120 · central meridian', meridian)
    .option('--findings <out>', '问题写成 .xlsx 表，或 .geojson 图层 · findings as a workbook or a layer', findingsFile)
    .addOption(new Option('--format <format>', '输出格式 · format').choices(['table', 'json']).default('table'))
    .action(check)
  addLandUsed(land.command('used'))
  addLandExport(land.command('export'))
}

async function check(files: string[], options: CheckOptions): Promise<void> {
  const { checkLand } = await import('../app/land-check.ts')
  const progress = openProgress()
  const { lines, table, crs, findings, total, blocking } = await checkLand({
    files,
    tolerance: options.tolerance / 100,
    sliver: { least: options.overlap, width: SLIVER_WIDTH },
    ...(options.county === undefined ? {} : { county: options.county }),
    ...(options.meridian === undefined ? {} : { meridian: options.meridian }),
    ...(options.findings === undefined ? {} : { findings: options.findings }),
    onProgress: progress.report,
    signal: cancelSignal(),
  }).finally(progress.stop)
  const { lang } = options
  if (options.format === 'json') {
    const said = findings.map((one) => ({ ...one, said: say(one, sentences, lang) }))
    process.stdout.write(`${JSON.stringify({ crs, units: lines, blocking, total, findings: said }, null, 2)}\n`)
  } else {
    tellFindings(findings, total, lang)
    process.stdout.write(table)
  }
  if (options.findings !== undefined && lines.length > 0)
    process.stderr.write(`${lang === 'zh' ? '问题已写出' : 'findings written'} ${options.findings}\n`)
  if (blocking > 0) process.exitCode = 1
  if (options.format === 'table') process.stderr.write(`${sayEnd(blocking, total, lang)}\n`)
}

function sayEnd(blocking: number, total: number, lang: Language): string {
  if (blocking > 0)
    return lang === 'zh'
      ? `须改 ${blocking} 处，提示 ${total - blocking} 处。`
      : `${blocking} to mend, ${total - blocking} notes.`
  return lang === 'zh' ? `没有须改之处，提示 ${total} 处。` : `Nothing to mend, ${total} notes.`
}

function percent(text: string): number {
  const value = Number(text.replace(/[%％]$/, ''))
  if (!(value >= 0 && value <= 100) || text.trim() === '')
    throw new InvalidArgumentError('须是 0 至 100 的数，单位为 % · a number from 0 to 100')
  return value
}

function squareMetres(text: string): number {
  const value = Number(text)
  if (!(value >= 0 && value <= 1e6) || text.trim() === '')
    throw new InvalidArgumentError('须是不小于 0 的平方米数 · square metres')
  return value
}

function findingsFile(text: string): string {
  if (!/\.(xlsx|geojson|json)$/i.test(text))
    throw new InvalidArgumentError('须以 .xlsx 或 .geojson 结尾 · it ends in .xlsx or .geojson')
  return text
}
