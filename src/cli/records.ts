// Command line · what the commands on the records share: where they are, and what is told when they cannot be opened.
import type { Command } from 'commander'
import type { Place, Used } from '../app/open-records.ts'
import type { Language } from '../kernel/finding.ts'
import { withLanguage } from './options.ts'
import { tellFindings } from './tell.ts'

export interface RecordOptions {
  readonly data: string
  readonly lang: Language
}

export const withRecordsAt = (command: Command): Command =>
  withLanguage(
    command.option(
      '--data <folder>',
      '数据文件夹；设了 DATABASE_URL 则记录在那台 PostgreSQL 上 · data folder; with DATABASE_URL the records are on that server',
      'wanmu-data',
    ),
  )

export const placeOf = ({ data }: RecordOptions): Place => ({ data, url: process.env['DATABASE_URL'] })

/** The value, or undefined after its findings were told. */
export function takeValue<T>({ value, findings }: Used<T>, lang: Language): T | undefined {
  tellFindings(findings, findings.length, lang)
  if (value === undefined) process.exitCode = 1
  return value
}

export const tell = (lang: Language, zh: string, en: string): void => {
  process.stderr.write(`${lang === 'zh' ? zh : en}\n`)
}
