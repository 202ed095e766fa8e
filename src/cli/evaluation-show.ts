// Command line · evaluation list | show | movers: where it stands, its papers, who moved.

import { type Command, InvalidArgumentError } from 'commander'
import { ourDay } from '../app/clock.ts'
import { acting, refuse, withActing } from './acting.ts'
import { day } from './options.ts'
import { tell } from './records.ts'
import { type WorksOptions, worksAt } from './works-at.ts'

interface Show extends WorksOptions {
  readonly version?: number
  readonly workbook?: string
  readonly circular?: string
  readonly public?: string
  readonly internal?: boolean
  readonly unit?: string
  readonly number?: string
  readonly date?: string
  readonly to?: string
}
interface Movers extends WorksOptions {
  readonly from?: number
  readonly to?: number
}

export interface Papers {
  readonly list: Command
  readonly objections: Command
  readonly show: Command
  readonly movers: Command
}

export function addEvaluationPapers(all: Papers): void {
  withActing(all.list.description('看得到的评价，写成 csv · evaluations you see, as csv')).action(list)
  withActing(all.objections.description('异议，写成 csv · objections, as csv').argument('<id>')).action(objections)
  withActing(
    all.show.description('经过、版次、异议；写出工作簿、通报、名单 · its steps, and its papers').argument('<id>'),
  )
    .option('--version <n>', '第几版（默认最新） · which version', whole)
    .option('--workbook <file.xlsx>', '写出结果工作簿 · write the workbook')
    .option('--circular <file.docx>', '写出通报 · write the circular')
    .option('--public <file.csv>', '写出公开名单，只有等级 · write the public list, grades only')
    .option('--internal', '通报带总分、名次，供内部使用 · circular with totals and ranks')
    .option('--unit <name>', '通报的发文机关 · issuing unit')
    .option('--number <number>', '通报的发文字号 · document number')
    .option('--date <yyyy-mm-dd>', '通报的成文日期 · date of issue', day)
    .option('--to <names>', '通报的主送机关 · addressees')
    .action(show)
  withActing(
    all.movers
      .description('两次结果之间谁动了、为什么，写成 csv · who moved between two results, and why')
      .argument('<id>'),
  )
    .option('--from <n>', '从第几版 · from version', whole)
    .option('--to <n>', '到第几版 · to version', whole)
    .action(movers)
}

async function list(options: WorksOptions): Promise<void> {
  const text = await acting(options, async (store, who) =>
    (await import('../app/list-records.ts')).listEvaluations(store, who),
  )
  if (text !== undefined) process.stdout.write(text)
}

async function objections(id: string, options: WorksOptions): Promise<void> {
  const text = await acting(options, async (store, who) =>
    (await import('../app/list-records.ts')).listObjections(store, who, id),
  )
  if (text !== undefined) process.stdout.write(text)
}

async function show(id: string, options: Show): Promise<void> {
  const [{ showEvaluation }, { showText }, { writePaper }] = await Promise.all([
    import('../app/evaluation/show.ts'),
    import('../app/evaluation/show-text.ts'),
    import('../app/evaluation/hand-out.ts'),
  ])
  const { version, internal, unit, number, date, to } = options
  const circular = {
    internal: internal === true,
    ...(unit === undefined ? {} : { unit }),
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    ...(to === undefined ? {} : { to }),
  }
  const papers = (['workbook', 'circular', 'public'] as const).flatMap((paper) => {
    const out = options[paper]
    return out === undefined ? [] : [{ paper, out }]
  })
  const done = await acting(options, async (store, who) => {
    const works = await worksAt(options, store)
    const shown = await showEvaluation(works, who, id)
    if ('findings' in shown) return { findings: shown.findings, written: [] as string[] }
    const written: string[] = []
    for (const { paper, out } of papers) {
      const findings = await writePaper(works, who, id, { paper, version, circular }, out)
      if (findings.length > 0) return { findings, written }
      written.push(out)
    }
    return { text: showText(shown, options.lang), findings: [], written }
  })
  if (done === undefined) return
  if (done.findings.length > 0) return void refuse(done.findings, options)
  process.stdout.write(done.text ?? '')
  for (const out of done.written) tell(options.lang, `已写出 ${out}`, `written ${out}`)
}

async function movers(id: string, options: Movers): Promise<void> {
  const [{ findMovers }, { moversText }] = await Promise.all([
    import('../app/evaluation/movers.ts'),
    import('../app/evaluation/show-text.ts'),
  ])
  const { from, to } = options
  const moved = await acting(options, async (store, who) =>
    findMovers(await worksAt(options, store), who, id, { from, to }),
  )
  if (moved === undefined) return
  if ('findings' in moved) return void refuse(moved.findings, options)
  process.stdout.write(moversText(moved))
  const { from: old, to: now, movers: all } = moved
  tell(
    options.lang,
    `第 ${old.version} 版（${ourDay(old.at)}）到第 ${now.version} 版（${ourDay(now.at)}）：${all.length} 家有变动。${moved.otherScheme ? '方案也换了。' : ''}`,
    `Version ${old.version} (${ourDay(old.at)}) to version ${now.version} (${ourDay(now.at)}): ${all.length} moved.${moved.otherScheme ? ' The scheme changed too.' : ''}`,
  )
}

export function whole(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('须是正整数 · a whole number from 1')
  return Number(text)
}
