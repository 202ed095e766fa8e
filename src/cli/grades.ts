// Command line · grades: the history of one unit, or whose grade has been the same for years; reproduce: an evaluation computed once more.
import type { Command } from 'commander'
import { type ActingOptions, acting, refuse, withActing } from './acting.ts'
import { cancelSignal } from './cancel.ts'
import { whole } from './evaluation-show.ts'
import { tell } from './records.ts'
import { openProgress, tellFindings } from './tell.ts'
import { worksAt } from './works-at.ts'

interface Options extends ActingOptions {
  readonly id?: string
  readonly kind: string
  readonly running?: string
  readonly years: number
  readonly until?: number
}

export function addGrades(program: Command): void {
  withActing(program.command('grades').description('历年等级，写成 csv · grades over the years, as csv'))
    .option('--id <id>', '一家的历年等级 · of one unit')
    .option('--kind <kind>', '对象：enterprise、platform · kind of subject', 'enterprise')
    .option('--running <grade>', '连续几年都是这个等级的 · those who had this grade for years running')
    .option('--years <n>', '连续几年 · how many years', whole, 3)
    .option('--until <year>', '到哪一年（默认最近发布的） · the last year', whole)
    .action(grades)
  withActing(
    program
      .command('reproduce')
      .description('按冻结的数和方案重算，与记录的结果逐字节核对 · compute once more and compare')
      .argument('<evaluation>', '评价编号 · id'),
  )
    .option('--version <n>', '第几版（默认最新） · which version', whole)
    .action(again)
}

async function grades(options: Options): Promise<void> {
  const { id, kind, running, years, until } = options
  if ((id === undefined) === (running === undefined)) {
    tell(options.lang, '请写 --id 或 --running 之一。', 'Give one of --id and --running.')
    process.exitCode = 2
    return
  }
  const { findRunning, historyOf, historyText, runningText } = await import('../app/evaluation/grades.ts')
  const text = await acting(options, async (store, who) =>
    id === undefined
      ? runningText(await findRunning({ store }, who, { kind, grade: running ?? '', years, until }))
      : historyText(await historyOf({ store }, who, kind, id)),
  )
  if (text !== undefined) process.stdout.write(text)
}

async function again(id: string, options: ActingOptions & { readonly version?: number }): Promise<void> {
  const { reproduce } = await import('../app/evaluation/reproduce.ts')
  const progress = openProgress()
  const steps = { onProgress: progress.report, signal: cancelSignal() }
  const done = await acting(options, async (store, who) =>
    reproduce(await worksAt(options, store), who, id, options.version, steps),
  ).finally(progress.stop)
  if (done === undefined) return
  if (done.findings.some(({ blocking }) => blocking)) return void refuse(done.findings, options)
  tellFindings(done.findings, done.findings.length, options.lang)
  tell(
    options.lang,
    `第 ${done.version} 版重算一致。数据 ${done.hashes?.snapshot}，方案 ${done.hashes?.scheme}，结果 ${done.hashes?.result}。`,
    `Version ${done.version} comes out the same. Figures ${done.hashes?.snapshot}, scheme ${done.hashes?.scheme}, result ${done.hashes?.result}.`,
  )
}
