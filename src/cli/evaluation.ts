// Command line · evaluation plan | freeze | compute | do | amend | list | objections | movers | history | reproduce.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Done, Work } from '../app/evaluation.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { finding } from '../kernel/finding.ts'
import { type ActingOptions, acting, refuse, withActing } from './acting.ts'
import { day } from './options.ts'
import { tell } from './records.ts'
import { tellFindings } from './tell.ts'

interface Do extends ActingOptions {
  readonly reason?: string
  readonly from?: string
  readonly until?: string
  readonly objection?: string
  readonly about?: string
  readonly evidence?: readonly string[]
}
const ACTS = [
  'publish-land',
  'review',
  'return',
  'open-publicity',
  'object',
  'accept',
  'reject',
  'decide',
  'finalise',
  'publish',
] as const

export function addEvaluation(program: Command): void {
  const evaluation = program.command('evaluation').description('评价的全程 · an evaluation as a process')
  const command = (name: string, said: string): Command =>
    withActing(evaluation.command(name).description(said).argument('<id>', '评价编号 · id of the evaluation'))
  withActing(
    evaluation
      .command('plan')
      .description('立项：方案照现在的样子存下 · plan; the scheme is kept as it stands')
      .argument('<id>')
      .argument('<scheme>', '方案文件 · scheme file'),
  )
    .requiredOption('--period <period>', '期间，如 2024 · period')
    .option('--unit <code>', '只评这个单位及其下级 · only this unit and all below it')
    .action(async (id: string, scheme: string, options: ActingOptions & { period: string; unit?: string }) => {
      const { planEvaluation } = await import('../app/evaluation.ts')
      const { period, unit } = options
      await work(id, options, (at) => planEvaluation(at, { scheme, period, ...(unit === undefined ? {} : { unit }) }))
    })
  withActing(
    evaluation
      .command('freeze')
      .description('冻结数据：不写文件则取已批准的数 · freeze the data')
      .argument('<id>')
      .argument('[files...]', '.xlsx .csv .parquet'),
  )
    .option('--correct <why>', '更正已发布的结果，写明理由 · a new version of what was published')
    .action(async (id: string, files: string[], options: ActingOptions & { correct?: string }) => {
      const { freezeEvaluation } = await import('../app/evaluation.ts')
      await work(id, options, (at) => freezeEvaluation(at, files, options.correct))
    })
  command('compute', '计算冻结的数据 · compute what was frozen').action(async (id: string, options: ActingOptions) => {
    const { computeEvaluation } = await import('../app/evaluation.ts')
    await work(id, options, computeEvaluation)
  })
  withActing(
    evaluation
      .command('amend')
      .description('异议采纳后更正并重算 · correct after an accepted objection')
      .argument('<id>')
      .argument('[files...]', '更正后的数据，不写则取已批准的数 · data after it'),
  )
    .requiredOption('--objection <id>', '哪条异议 · which objection')
    .requiredOption('--reason <text>', '改了什么 · what was corrected')
    .action(async (id: string, files: string[], options: ActingOptions & { objection: string; reason: string }) => {
      const { amendEvaluation } = await import('../app/evaluation.ts')
      await work(id, options, (at) => amendEvaluation(at, options.objection, files, options.reason))
    })
  withActing(
    evaluation
      .command('do')
      .description('办理：公示用地、内审、公示、异议、定稿、发布 · an act on an evaluation')
      .addArgument(program.createArgument('<act>').choices([...ACTS]))
      .argument('<id>'),
  )
    .option('--reason <text>', '理由 · reason')
    .addOption(new Option('--from <day>', '公示起始日 · first day').argParser(day))
    .addOption(new Option('--until <day>', '公示截止日（含） · last day').argParser(day))
    .option('--objection <id>', '异议编号 · id of the objection')
    .addOption(new Option('--about <kind/id>', '异议关于谁，如 enterprise/9133… · about whom').argParser(aboutWhom))
    .option('--evidence <file...>', '证明材料 · evidence')
    .action(doOne)
  withActing(evaluation.command('list').description('看得到的评价，写成 csv · evaluations, as csv')).action(
    async (options: ActingOptions) => {
      const text = await acting(options, async (store, who) =>
        (await import('../app/list-records.ts')).listEvaluations(store, who),
      )
      if (text !== undefined) process.stdout.write(text)
    },
  )
  command('objections', '一次评价的异议，写成 csv · its objections, as csv').action(
    async (id: string, options: ActingOptions) => {
      const text = await acting(options, async (store, who) =>
        (await import('../app/list-records.ts')).listObjections(store, who, id),
      )
      if (text !== undefined) process.stdout.write(text)
    },
  )
  command('movers', '最近两次结果相比，谁变了，写成 csv · who moved between the last two results').action(
    (id: string, options: ActingOptions) => side('movers', id, options),
  )
  withActing(
    evaluation
      .command('history')
      .description('一个单位历次已发布的等级，写成 csv · its published grades over the years')
      .argument('<unit>', '单位编号 · id of the unit'),
  ).action((unit: string, options: ActingOptions) => side('history', unit, options))
  command('reproduce', '用冻结的方案和数据重算，逐字节核对 · make the results again and compare their bytes').action(
    again,
  )
}

async function side(kind: 'movers' | 'history', id: string, options: ActingOptions): Promise<void> {
  const run = (await import('../app/compare-results.ts'))[kind]
  const folder = join(options.data, 'snapshots')
  const done = await acting(options, (store, who) => run({ store, who, id, folder }))
  if (done === undefined) return
  if ('findings' in done) refuse(done.findings, options)
  else process.stdout.write(done.text)
}

async function work(id: string, options: ActingOptions, run: (at: Work) => Promise<Done>): Promise<void> {
  const done = await acting(options, (store, who) => run({ store, who, id, folder: join(options.data, 'snapshots') }))
  if (done === undefined) return
  if (done.act === undefined || 'findings' in done.act) return void refuse(done.findings, options, done.total)
  tellFindings(done.findings, done.total, options.lang)
  const { made, act } = done
  const rows =
    made?.rows === undefined ? ['', ''] : [`${made.rows} 行，${made.hash}；`, `${made.rows} rows, ${made.hash}; `]
  tell(options.lang, `${rows[0]}已记录，第 ${act.act.seq} 条。`, `${rows[1]}on record as act ${act.act.seq}.`)
}

async function doOne(kind: string, id: string, options: Do): Promise<void> {
  const { doAct } = await import('../app/do-act.ts')
  const payload = await payloadOf(kind, options)
  const reason = options.reason === undefined ? {} : { reason: options.reason }
  await work(id, options, async ({ store, who }) => {
    const act = await doAct(store, who, { kind, subject: { kind: 'evaluation', id }, payload, ...reason })
    const findings = 'findings' in act ? act.findings : []
    return { act, findings, total: findings.length }
  })
}

async function payloadOf(kind: string, { from, until, objection, about, evidence = [] }: Do): Promise<Json> {
  if (kind === 'publish-land' || kind === 'open-publicity') return { from: from ?? '', until: until ?? '' }
  if (kind === 'accept' || kind === 'reject') return { objection: objection ?? '' }
  if (kind !== 'object') return {}
  const { hashBytes } = await import('../app/snapshots.ts')
  const [aboutKind = '', ...rest] = (about ?? '').split('/')
  return {
    id: objection ?? '',
    about: { kind: aboutKind, id: rest.join('/') },
    evidence: evidence.map((file) => ({ name: basename(file), hash: hashBytes(readFileSync(file)) })),
  }
}

function aboutWhom(text: string): string {
  if (!/^[a-z]+\/.+/.test(text)) throw new InvalidArgumentError('写作 enterprise/编号 · write it as enterprise/id')
  return text
}

async function again(id: string, options: ActingOptions): Promise<void> {
  const { reproduce } = await import('../app/evaluation.ts')
  const folder = join(options.data, 'snapshots')
  const made = await acting(options, (store, who) => reproduce({ store, who, id, folder }))
  if (made === undefined) return
  if (made.length === 0) return void refuse([finding('record/no-evaluation', {}, { id })], options)
  for (const { version, result, again: now, findings } of made) {
    tellFindings(findings, findings.length, options.lang)
    const same = now === result
    if (!same) process.exitCode = 1
    tell(
      options.lang,
      `第 ${version} 版 ${result}：${same ? '重算逐字节相同' : `重算不同（${now ?? '未算出'}）`}。`,
      `Version ${version} ${result}: ${same ? 'the same bytes again' : `differs (${now ?? 'not computed'})`}.`,
    )
  }
}
