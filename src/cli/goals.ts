// Command line · goals: where every goal of the policy stands.
import { type Command, Option } from 'commander'
import { isDay } from '../kernel/day.ts'
import { finding } from '../kernel/finding.ts'
import { type ActingOptions, acting, refuse, withActing } from './acting.ts'
import { tellFindings } from './tell.ts'

interface Options extends ActingOptions {
  readonly asOf?: string
  readonly unit?: string
  readonly book?: string
  readonly format: 'text' | 'json'
}

export function addGoals(program: Command): void {
  withActing(
    program.command('goals').description('各项目标：值、进度、灯、推算、谁拖后、谁牵头 · where every goal stands'),
  )
    .option('--as-of <day>', '截至哪天，默认今天 · as of which day')
    .option('--unit <code>', '只看一个单位 · of one reporting unit')
    .option('--book <folder>', '规则库文件夹 · folder of the rule book')
    .addOption(new Option('--format <format>', '格式 · format').choices(['text', 'json']).default('text'))
    .action(run)
}

async function run(options: Options): Promise<void> {
  const day = options.asOf ?? new Date().toISOString().slice(0, 10)
  if (!isDay(day)) return void refuse([finding('record/no-such-day', {}, { day })], options)
  const { goals } = await import('../app/goals.ts')
  const told = await acting(options, (store, who) => goals(store, who, { day, unit: options.unit, book: options.book }))
  if (told === undefined) return
  if (!('goals' in told)) return void refuse(told.findings, options)
  tellFindings(told.findings, told.findings.length, options.lang)
  if (options.format === 'json') {
    process.stdout.write(`${JSON.stringify({ day, goals: told.goals }, null, 2)}\n`)
    return
  }
  const { tellGoals } = await import('../app/tell-goals.ts')
  process.stdout.write(tellGoals(told.goals, day, options.lang))
}
