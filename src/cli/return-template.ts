// Command line · return forms | template | read.

import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { today } from '../app/clock.ts'
import type { ReadWorkbook } from '../app/take-workbook.ts'
import { ROLES, type Role } from '../kernel/role.ts'
import { refuse } from './acting.ts'
import { day } from './options.ts'
import { placeOf, type RecordOptions, tell, withRecordsAt } from './records.ts'
import { tellFindings } from './tell.ts'

interface ReadingOptions extends RecordOptions {
  readonly as?: string
  readonly role?: Role
}
interface TemplateOptions extends ReadingOptions {
  readonly id?: string
  readonly unit: string
  readonly period: string
  readonly out: string
}
interface ReadOptions extends ReadingOptions {
  readonly id?: string
  readonly reason?: string
}

const withReading = (command: Command, zh: string): Command =>
  withRecordsAt(command)
    .option('--as <person>', zh)
    .addOption(new Option('--role <role>', '以哪个角色（只有一个角色时可不写） · in which role').choices([...ROLES]))

export function addForms(command: Command): void {
  command
    .description('所有报表：问什么、谁负责、何时报，写成 csv · all forms, as csv')
    .option('--at <yyyy-mm-dd>', '哪一天的规则，不写为今天 · rules of a day', day)
    .action(async (options: { at?: string }) => {
      const { listForms } = await import('../app/list-forms.ts')
      process.stdout.write(await listForms(options.at ?? today()))
    })
}

export function addTemplate(command: Command): void {
  withReading(
    command
      .description('生成填报模板（.xlsx）：只有该填的格能改，已有的数填好 · a template to fill in')
      .argument('<form>', '报表，见 return forms · form')
      .requiredOption('--unit <unit>', '填报单位，编号或名称 · reporting unit')
      .requiredOption('--period <period>', '期间：2025、2025Q3、2025-07 · period')
      .requiredOption('--out <file.xlsx>', '写到文件 · file to write')
      .option('--id <return>', '有几张同样的填报表时，是哪一张 · of which return'),
    '由谁取（只见其范围）；不写则由数据文件夹的保管人取 · for whom',
  ).action(template)
}

export function addRead(command: Command): void {
  withReading(
    command
      .description('读填好的模板，逐格说出问题；写了 --as 则存为草稿 · read a filled-in template')
      .argument('<file.xlsx>'),
    '由谁填报，写了就存为草稿；已批准的表则成为更正 · who files: keeps a draft, or a correction',
  )
    .option('--id <return>', '是哪一张填报表，不写按模板找 · of which return')
    .option('--reason <text>', '更正的理由 · reason of a correction')
    .action(read)
}

async function template(form: string, options: TemplateOptions): Promise<void> {
  const [{ withRecords }, { readerOf }, { makeTemplate }, { checkOutputs, placeFile }] = await Promise.all([
    import('../app/open-records.ts'),
    import('../app/who-reads.ts'),
    import('../app/return-template.ts'),
    import('../app/place-file.ts'),
  ])
  const faults = checkOutputs([options.out], [])
  if (faults.length > 0) return void refuse(faults, options)
  const { unit, id } = options
  const request = { form, unit, period: quarter(options.period), ...(id === undefined ? {} : { id }) }
  const used = await withRecords(placeOf(options), {}, async (store) => {
    const reader = await readerOf(store, options.as, options.role)
    return 'findings' in reader ? reader : await makeTemplate(reader, request)
  })
  const made = used.value
  if (made === undefined || 'findings' in made) return void refuse(made?.findings ?? used.findings, options)
  await placeFile(options.out, (path) => writeFile(path, made.bytes))
  tell(
    options.lang,
    `已写出 ${options.out}：${made.rows} 行，待填 ${made.open} 格，已有的数 ${made.known} 格。`,
    `Written ${options.out}: ${made.rows} rows, ${made.open} cells to fill in, ${made.known} known already.`,
  )
}

async function read(path: string, options: ReadOptions): Promise<void> {
  const [{ withRecords }, { readerOf }, { takeWorkbook }] = await Promise.all([
    import('../app/open-records.ts'),
    import('../app/who-reads.ts'),
    import('../app/take-workbook.ts'),
  ])
  const { id, reason, lang } = options
  const request = { path, ...(id === undefined ? {} : { id }), ...(reason === undefined ? {} : { reason }) }
  const used = await withRecords(placeOf(options), {}, async (store): Promise<ReadWorkbook> => {
    const reader = await readerOf(store, options.as, options.role)
    return 'findings' in reader ? { findings: reader.findings, open: 0 } : await takeWorkbook(store, reader, request)
  })
  const done = used.value
  if (done === undefined) return void refuse(used.findings, options)
  tellFindings(done.findings, done.findings.length, lang)
  if (done.taken === undefined) {
    tell(lang, '有读不懂的，没有存。', 'Some of it could not be read; nothing was kept.')
    process.exitCode = 1
    return
  }
  const { cells, answers } = done.taken
  const read = `${cells.size} 个数、${answers.size} 个已有的数`
  const readEn = `${cells.size} figures, ${answers.size} known ones answered`
  if (done.appended === undefined) {
    if (done.open > 0 || options.as !== undefined) process.exitCode = 1
    tell(
      lang,
      `读到 ${read}；填报前须处理 ${done.open} 处。没有存。`,
      `Read ${readEn}; ${done.open} to deal with before filing. Not kept.`,
    )
  } else if ('findings' in done.appended) refuse(done.appended.findings, options)
  else
    tell(
      lang,
      `已记录，第 ${done.appended.act.seq} 条（${done.id}）：${read}；填报前须处理 ${done.open} 处。`,
      `On record as act ${done.appended.act.seq} (${done.id}): ${readEn}; ${done.open} to deal with before filing.`,
    )
}

/** People write a quarter as 2025-Q3 or 2025q3 too. */
export const quarter = (text: string): string => text.toUpperCase().replace(/^(\d{4})-?Q/, '$1Q')
