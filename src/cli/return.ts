// Command line · return forms | template | read | open | fill | do | list | show | figures.
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Json } from '../kernel/canonical-json.ts'
import { finding } from '../kernel/finding.ts'
import { type ActingOptions, acting, refuse, withActing } from './acting.ts'
import { tell } from './records.ts'
import { addForms, addRead, addTemplate, quarter } from './return-template.ts'
import { tellFindings } from './tell.ts'

interface Open extends ActingOptions {
  readonly kind: string
  readonly period: string
  readonly unit: string
  readonly owner: string
}
interface Fill extends ActingOptions {
  readonly caliber: string
  readonly correct?: string
}
interface Do extends ActingOptions {
  readonly reason?: string
  readonly clause?: string
  readonly cell?: Readonly<Record<string, string>>
}
const ACTS = ['file', 'withdraw', 'review', 'verify', 'approve', 'lock', 'return'] as const

export function addReturn(program: Command): void {
  const returns = program.command('return').description('填报表：填报、审核、核实、批准、更正 · returns')
  addForms(returns.command('forms'))
  addTemplate(returns.command('template'))
  addRead(returns.command('read'))
  withActing(
    returns
      .command('open')
      .description('建一张填报表 · begin a return')
      .argument('<id>', '编号，如 南湖-2025-税收 · id'),
  )
    .requiredOption('--kind <kind>', '对象：enterprise 企业、platform 平台、unit 县市区 · subject')
    .requiredOption('--period <period>', '期间：2025、2025Q3、2025-07 · period')
    .requiredOption('--unit <code>', '填报单位 · reporting unit')
    .requiredOption('--owner <department>', '主管部门，如 tax · owning department')
    .action(open)
  withActing(
    returns
      .command('fill')
      .description('从表格填入（或更正已批准的数） · fill in from spreadsheets, or correct what was approved')
      .argument('<id>')
      .argument('<files...>', '.xlsx .csv .parquet'),
  )
    .option('--caliber <text>', '口径 · caliber', '全口径')
    .option('--correct <why>', '更正已批准的数，写明理由 · correct approved figures, with the reason')
    .action(fill)
  withActing(
    returns
      .command('do')
      .description('办理：填报、撤回、审核、核实、批准、锁定、退回 · an act on a return')
      .addArgument(program.createArgument('<act>').choices([...ACTS]))
      .argument('<id>'),
  )
    .option('--reason <text>', '理由（退回必须写） · reason')
    .option('--clause <clause>', '依据的条款 · clause')
    .addOption(
      new Option('--cell <cell=why>', '退回的单元格及理由，可多次 · a returned cell and why').argParser(cellWhy),
    )
    .action(doOne)
  withActing(returns.command('list').description('看得到的填报表，写成 csv · returns you see, as csv')).action(
    (options: ActingOptions) =>
      print(options, async (store, who) => (await import('../app/list-records.ts')).listReturns(store, who)),
  )
  withActing(
    returns.command('show').description('一张填报表的每个数，写成 csv · a return, as csv').argument('<id>'),
  ).action(async (id: string, options: ActingOptions) => {
    const shown = await acting(options, async (store, who) => ({
      text: await (await import('../app/list-records.ts')).showReturn(store, who, id),
    }))
    if (shown === undefined) return
    if (shown.text === undefined) refuse([finding('record/no-return', {}, { id })], options)
    else process.stdout.write(shown.text)
  })
  withActing(returns.command('figures').description('已批准的数，写成 csv · approved figures, as csv'))
    .option('--period <period>', '期间 · period')
    .action((options: ActingOptions & { period?: string }) =>
      print(options, async (store, who) =>
        (await import('../app/list-records.ts')).listFigures(store, who, options.period),
      ),
    )
}

async function print(options: ActingOptions, make: Parameters<typeof acting<string>>[1]): Promise<void> {
  const text = await acting(options, make)
  if (text !== undefined) process.stdout.write(text)
}

async function open(id: string, options: Open): Promise<void> {
  const { readPeriod } = await import('../kernel/period.ts')
  const { kind: form, unit, owner } = options
  const period = quarter(options.period)
  if (readPeriod(period) === undefined) return void refuse([finding('record/no-period', {}, { period })], options)
  await act(id, 'open', { form, period, unit, owner }, options)
}

async function fill(id: string, files: string[], options: Fill): Promise<void> {
  const { fillReturn } = await import('../app/fill-return.ts')
  const { caliber, correct } = options
  const request = { id, files, caliber, ...(correct === undefined ? {} : { correct }) }
  const done = await acting(options, (store, who) => fillReturn(store, who, request))
  if (done === undefined) return
  if (done.appended === undefined || 'findings' in done.appended) return void refuse(done.findings, options, done.total)
  tellFindings(done.findings, done.total, options.lang)
  tell(options.lang, `已填入 ${done.cells} 个数。`, `${done.cells} figures filled in.`)
}

const doOne = (kind: string, id: string, options: Do): Promise<void> =>
  act(id, kind, kind === 'return' && options.cell !== undefined ? { cells: options.cell } : {}, options)

async function act(id: string, kind: string, payload: Json, options: Do): Promise<void> {
  const { doAct } = await import('../app/do-act.ts')
  const { reason, clause } = options
  const draft = {
    kind,
    subject: { kind: 'return', id },
    payload,
    ...(reason === undefined ? {} : { reason }),
    ...(clause === undefined ? {} : { clause }),
  }
  const done = await acting(options, (store, who) => doAct(store, who, draft))
  if (done === undefined) return
  if ('findings' in done) refuse(done.findings, options)
  else tell(options.lang, `已记录，第 ${done.act.seq} 条。`, `On record as act ${done.act.seq}.`)
}

function cellWhy(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('写作 单元格=理由 · write it as cell=why')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
