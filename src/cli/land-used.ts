// Command line · land used: one row per enterprise, or one enterprise explained.
import { type Command, Option } from 'commander'
import type { Language } from '../kernel/finding.ts'
import { ROLES, type Role } from '../kernel/role.ts'
import { acting } from './acting.ts'
import { cancelSignal } from './cancel.ts'
import { meridian } from './land-options.ts'
import { day, withLanguage } from './options.ts'
import { openProgress, tellFindings } from './tell.ts'

interface UsedOptions {
  readonly parcels?: string[]
  readonly tenure?: string[]
  /** With it the records answer, as that person may see them. */
  readonly as?: string
  readonly role?: Role
  readonly data: string
  readonly on: string
  readonly id?: string
  readonly area: 'registered' | 'measured'
  readonly meridian?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly lang: Language
}

const MOST_ROWS = 50

export function addLandUsed(command: Command): void {
  withLanguage(
    command.description('某日各企业的用地 = 自有 + 租入 − 租出，逐宗说明 · land used by each enterprise on a day'),
  )
    .option('--parcels <file...>', '宗地图形 · parcels: zipped shapefile, .shp or GeoJSON')
    .option('--tenure <file...>', '用地关系表 .xlsx .csv · tenure')
    .option('--as <person>', '不给文件，由谁从记录里查 · who asks the records instead of files')
    .addOption(new Option('--role <role>', '以哪个角色 · in which role').choices([...ROLES]))
    .option('--data <folder>', '数据文件夹 · data folder', 'wanmu-data')
    .requiredOption('--on <yyyy-mm-dd>', '哪一天 · the day', day)
    .option('--id <uscc>', '只看一家，逐宗说明 · one enterprise, parcel by parcel')
    .addOption(
      new Option('--area <which>', '按登记面积还是量得面积算 · which area counts')
        .choices(['registered', 'measured'])
        .default('registered'),
    )
    .option('--meridian <degrees>', '坐标没有带号时的中央经线，如 120 · central meridian', meridian)
    .option('--out <path>', '写到文件 · write to a file')
    .addOption(
      new Option('--format <format>', '输出格式；csv 可直接作 evaluate 的 --data · csv can be given to evaluate')
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .action(used)
}

async function used(options: UsedOptions): Promise<void> {
  const [{ landUsedText, oneUsedText }, { checkOutputs, placeFile }] = await Promise.all([
    import('../app/write-land-used.ts'),
    import('../app/place-file.ts'),
  ])
  const { parcels = [], tenure = [], on, id, format, out, lang } = options
  if (options.as === undefined && (parcels.length === 0 || tenure.length === 0)) {
    process.stderr.write(`${NEEDS[lang]}\n`)
    process.exitCode = 2
    return
  }
  const faults = out === undefined ? [] : checkOutputs([out], [...parcels, ...tenure])
  if (faults.length > 0) {
    tellFindings(faults, faults.length, lang)
    process.exitCode = 1
    return
  }
  const signal = cancelSignal()
  const told = options.as === undefined ? await fromFiles(options, signal) : await fromRecords(options, options.as)
  if (told === undefined) return
  const { uses, names } = told
  const one = id === undefined ? undefined : uses?.find(({ holder }) => holder === id.trim().toUpperCase())
  if (uses === undefined || (id !== undefined && one === undefined)) {
    process.stderr.write(`${refusal(uses === undefined, id ?? '', on, lang)}\n`)
    process.exitCode = 1
    return
  }
  const words = { format, day: on, limit: MOST_ROWS }
  const text = one === undefined ? landUsedText(uses, names, words) : oneUsedText(one, names, words)
  if (out === undefined) process.stdout.write(text)
  else {
    const { writeFile } = await import('node:fs/promises')
    await placeFile(out, (path) => writeFile(path, text), signal)
    process.stderr.write(`${lang === 'zh' ? '已写出' : 'written'} ${out}\n`)
  }
}

const NEEDS = {
  zh: '请给出 --parcels 和 --tenure 两类文件，或用 --as 从记录里查。',
  en: 'Give files with --parcels and --tenure, or ask the records with --as.',
}

async function fromFiles(options: UsedOptions, signal: AbortSignal) {
  const { findLandUsed } = await import('../app/land-used.ts')
  const progress = openProgress()
  const { uses, names, findings, total } = await findLandUsed({
    parcels: options.parcels ?? [],
    tenure: options.tenure ?? [],
    day: options.on,
    basis: options.area,
    ...(options.meridian === undefined ? {} : { meridian: options.meridian }),
    onProgress: progress.report,
    signal,
  }).finally(progress.stop)
  tellFindings(findings, total, options.lang)
  return { uses, names }
}

async function fromRecords({ on, area, id, ...options }: UsedOptions, as: string) {
  const { landUsedOnRecord } = await import('../app/record-land-used.ts')
  const holder = id === undefined ? {} : { holder: id.trim().toUpperCase() }
  const told = await acting({ ...options, as }, (store, who) =>
    landUsedOnRecord(store, who, { day: on, basis: area, ...holder }),
  )
  if (told !== undefined) tellFindings(told.findings, told.findings.length, options.lang)
  return told
}

function refusal(blocked: boolean, id: string, on: string, lang: Language): string {
  if (blocked) return lang === 'zh' ? '有须改之处，没有计算用地。' : 'Refused: mend what is listed above.'
  return lang === 'zh'
    ? `${id} 在 ${on} 没有用地关系。请核对代码和日期。`
    : `${id} has no tenure on ${on}. Check the code and the day.`
}
