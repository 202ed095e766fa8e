// Command line · register book | import | succeed | list.

import { type Command, Option } from 'commander'
import { today } from '../app/clock.ts'
import type { Imported } from '../app/import-rows.ts'
import { type ActingOptions, acting, refuse, withActing } from './acting.ts'
import { meridian } from './land-options.ts'
import { day } from './options.ts'
import { tell } from './records.ts'
import { importLand } from './register-land.ts'
import { tellFindings } from './tell.ts'

interface RegisterOptions extends ActingOptions {
  readonly day?: string
  readonly book?: string
  readonly complete?: boolean
  readonly of?: string
  readonly meridian?: number
}
const KINDS = [
  ...['unit', 'indicator', 'platform', 'enterprise', 'parcel', 'cluster', 'base', 'park', 'complex', 'exit_park'],
  'tenure',
  'shape',
] as const

export function addRegister(program: Command): void {
  const register = program.command('register').description('名录：单位、指标、平台、企业 · the registers')
  withDay(
    withActing(
      register
        .command('book')
        .description('把规则库的单位和指标导入名录 · units and indicators of the rule book')
        .argument('[folder]', '规则库文件夹，不写用自带的 · folder of the rule book'),
    ),
  ).action(importBook)
  withDay(
    withActing(
      register
        .command('import')
        .description('导入名录：企业、平台、园区等，宗地、用地关系、边界 · rows into a register')
        .argument(
          '<kind>',
          'enterprise 企业 | platform 平台 | cluster 集群 | base 培育基地 | park 小微企业园 | complex 综合体 | exit_park 退出型园区 | parcel 宗地 | tenure 用地关系 | boundary 边界',
        )
        .argument('<files...>', '.xlsx .csv .parquet；宗地和边界：打包的 shapefile 或 GeoJSON'),
    ),
  )
    .option('--complete', '这是全部：不在其中的自该日起终止 · all there are: others have ended')
    .option('--book <folder>', '规则库文件夹 · folder of the rule book')
    .option('--of <kind>', '边界是谁的：unit platform park 等 · whose boundaries')
    .option('--meridian <degrees>', '坐标没有带号时的中央经线，如 120 · central meridian', meridian)
    .action(importFiles)
  withActing(
    register
      .command('succeed')
      .description('撤并、拆分：一个单位承接另一个，看得到其历史 · a unit succeeds another and sees its history')
      .argument('<from>', '被承接的单位 · the former unit')
      .argument('<to>', '承接的单位 · the unit that succeeds it'),
  )
    .addOption(new Option('--day <yyyy-mm-dd>', '自哪一天起 · from which day').argParser(day).makeOptionMandatory())
    .action(succeed)
  withDay(
    withActing(
      register
        .command('list')
        .description('某一天的名录，写成 csv · a register as of a day, as csv')
        .addArgument(program.createArgument('<kind>', '哪一本名录 · which').choices([...KINDS])),
    ),
  ).action(list)
}

const withDay = (command: Command): Command =>
  command.addOption(
    new Option('--day <yyyy-mm-dd>', '自哪一天起，或哪一天的，不写为今天 · day, today by default').argParser(day),
  )

const dayOf = ({ day: given }: RegisterOptions): string => given ?? today()

async function importBook(folder: string | undefined, options: RegisterOptions): Promise<void> {
  const { importBook: run } = await import('../app/import-book.ts')
  const book = folder === undefined ? {} : { folder }
  const done = await acting(options, (store, who) => run(store, who, { day: dayOf(options), ...book }))
  if (done === undefined) return
  if ('findings' in done) return void refuse(done.findings, options)
  tell(
    options.lang,
    `单位：${count(done.units)}；指标：${count(done.indicators)}。`,
    `Units: ${countEn(done.units)}; indicators: ${countEn(done.indicators)}.`,
  )
}

async function importFiles(kind: string, files: string[], options: RegisterOptions): Promise<void> {
  const { FROM_SHEETS, importRegister } = await import('../app/import-register.ts')
  const register = FROM_SHEETS.find((one) => one === kind)
  const request = {
    files,
    day: dayOf(options),
    complete: options.complete === true,
    ...(options.book === undefined ? {} : { book: options.book }),
  }
  if (kind === 'parcel' || kind === 'boundary' || kind === 'tenure') return await importLand(kind, request, options)
  if (register === undefined) {
    const known = [...FROM_SHEETS, 'parcel', 'tenure', 'boundary'].join('、')
    process.stderr.write(`名录须是 ${known} 之一。The register must be one of these.\n`)
    process.exitCode = 2
    return
  }
  const done = await acting(options, (store, who) => importRegister(store, who, { register, ...request }))
  if (done === undefined) return
  if (done.imported === undefined) return void refuse(done.findings, options, done.total)
  tellFindings(done.findings, done.total, options.lang)
  tell(options.lang, `${count(done.imported)}。`, `${countEn(done.imported)}.`)
}

const count = ({ added, changed, ended, same }: Imported): string =>
  `新增 ${added}，变更 ${changed}，终止 ${ended}，不变 ${same}`
const countEn = ({ added, changed, ended, same }: Imported): string =>
  `${added} added, ${changed} changed, ${ended} ended, ${same} as before`

async function succeed(from: string, to: string, options: ActingOptions & { day: string }): Promise<void> {
  const { doAct } = await import('../app/do-act.ts')
  const draft = { kind: 'succeed', subject: { kind: 'register', id: 'unit' }, payload: { from, to, day: options.day } }
  const done = await acting(options, (store, who) => doAct(store, who, draft))
  if (done === undefined) return
  if ('findings' in done) refuse(done.findings, options)
  else tell(options.lang, `已记录，第 ${done.act.seq} 条。`, `On record as act ${done.act.seq}.`)
}

async function list(kind: (typeof KINDS)[number], options: RegisterOptions): Promise<void> {
  const { listRegister } = await import('../app/list-records.ts')
  const text = await acting(options, (store, who) => listRegister(store, who, kind, dayOf(options)))
  if (text !== undefined) process.stdout.write(text)
}
