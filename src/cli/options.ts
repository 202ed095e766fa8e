// Command line · options that several commands share.
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Language } from '../kernel/finding.ts'

export interface Shared {
  readonly data: string[]
  readonly skipBad?: boolean
  readonly lang: Language
  readonly memory?: string
}

export const withData = (command: Command): Command =>
  withLanguage(
    command
      .requiredOption('--data <file...>', '数据文件 .xlsx .csv .parquet，可多个，按编号合并 · data files, joined on id')
      .option('--skip-bad', '有误的行先不评，并在结果中说明 · leave bad rows out and say so')
      .option('--memory <size>', '内存上限，如 1500MB · memory limit', size),
  )

export const withLanguage = (command: Command): Command =>
  command.addOption(new Option('--lang <lang>', '提示语言 · language of messages').choices(['zh', 'en']).default('zh'))

export function size(text: string): string {
  if (!/^[1-9]\d{0,8}(\.\d{1,3})?\s?[KMGT]i?B$/i.test(text))
    throw new InvalidArgumentError('须写成 1500MB、2GB 的形式 · write it as 1500MB or 2GB')
  return text
}

export function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text))
    throw new InvalidArgumentError('须是真实的日期，如 2026-03-01 · a real day, 2026-03-01')
  return text
}
