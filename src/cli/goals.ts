// Command line · goals: where every goal of the policy stands, as text, JSON or a workbook, and any value walked back.

import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { today } from '../app/clock.ts'
import { isDay } from '../kernel/day.ts'
import { finding } from '../kernel/finding.ts'
import { type ActingOptions, acting, refuse, withActing } from './acting.ts'
import { tellFindings } from './tell.ts'

interface Options extends ActingOptions {
  readonly asOf?: string
  readonly unit?: string
  readonly units: boolean
  readonly walk?: string
  readonly member?: string
  readonly book?: string
  readonly format: 'text' | 'json' | 'xlsx'
  readonly out?: string
}

export function addGoals(program: Command): void {
  withActing(
    program.command('goals').description('各项目标：值、进度、灯、推算、谁拖后、谁牵头 · where every goal stands'),
  )
    .option('--as-of <day>', '截至哪天，默认今天 · as of which day')
    .option('--unit <unit>', '只看一个单位：编号、国标代码或名称 · of one reporting unit: id, code or name')
    .option('--units', '连同每个单位的，一次给出 · also of every reporting unit', false)
    .option('--walk <goal>', '一个目标值的来历，追到填报表的单元格 · walk one goal back to the returns')
    .option('--member <id>', '与 --walk 同用：哪个平台、集群…… · with --walk: of which platform, cluster …')
    .option('--book <folder>', '规则库文件夹 · folder of the rule book')
    .addOption(new Option('--format <format>', '格式 · format').choices(['text', 'json', 'xlsx']).default('text'))
    .option('-o, --out <file>', '写到哪个文件（xlsx 必须写） · file to write, needed for xlsx')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const day = options.asOf ?? today()
  if (!isDay(day)) return void refuse([finding('record/no-such-day', {}, { day })], options)
  return options.walk === undefined ? await stand(options, day) : await walk(options, day, options.walk)
}

async function stand(options: Options, day: string): Promise<void> {
  const { unit, book, format, lang, out } = options
  if (format === 'xlsx' && out === undefined) return void refuse([finding('goals/no-out', {})], options)
  if (out !== undefined) {
    const { checkOutputs } = await import('../app/place-file.ts')
    const faults = checkOutputs([out], [])
    if (faults.length > 0) return void refuse(faults, options)
  }
  // A workbook has every unit in it, unless it is of one.
  const units = options.units || (format === 'xlsx' && unit === undefined)
  const { goals } = await import('../app/goals.ts')
  const told = await acting(options, (store, who) => goals(store, who, { day, unit, units, book }))
  if (told === undefined) return
  if (!('goals' in told)) return void refuse(told.findings, options)
  tellFindings(told.findings, told.findings.length, lang)
  if (format === 'xlsx' && out !== undefined) {
    const [{ goalsBook }, { placeFile }] = await Promise.all([
      import('../app/goals-book.ts'),
      import('../app/place-file.ts'),
    ])
    const bytes = await goalsBook(told)
    await placeFile(out, (path) => writeFile(path, bytes))
    return
  }
  const { briefGoal, tellGoals } = await import('../app/tell-goals.ts')
  if (format === 'json') {
    const brief = {
      day,
      goals: told.goals.map(briefGoal),
      units: told.units.map((one) => ({ ...one, goals: one.goals.map(briefGoal) })),
      red: told.red,
    }
    process.stdout.write(`${JSON.stringify(brief, null, 2)}\n`)
    return
  }
  process.stdout.write(tellGoals(told.goals, day, lang))
  for (const one of told.units) process.stdout.write(`\n== ${one.name[lang]} ==\n${tellGoals(one.goals, day, lang)}`)
}

async function walk(options: Options, day: string, goal: string): Promise<void> {
  const { unit, member, book, format, lang } = options
  const { goalWalk } = await import('../app/goal-walk.ts')
  const done = await acting(options, (store, who) => goalWalk(store, who, { goal, day, unit, member, book }))
  if (done === undefined) return
  if (!('walk' in done)) return void refuse(done.findings, options)
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(done.walk, null, 2)}\n`)
    return
  }
  const { tellWalk } = await import('../app/tell-walk.ts')
  process.stdout.write(tellWalk(done.walk, lang))
}
