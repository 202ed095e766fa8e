// Command line · options that several commands share.
import type { Command } from 'commander'
import type { Language } from '../kernel/finding.ts'

export interface Shared {
  readonly data: string[]
  readonly skipBad?: boolean
  readonly lang: Language
  readonly memory?: string
}

export const withData = (command: Command): Command =>
  command
    .requiredOption('--data <file...>', '数据文件 .xlsx .csv .parquet，可多个，按编号合并 · data files, joined on id')
    .option('--skip-bad', '有误的行先不评，并在结果中说明 · leave bad rows out and say so')
    .option('--memory <size>', '内存上限，如 1500MB · memory limit')
    .option('--lang <zh|en>', '提示语言 · language of messages', language, 'zh')

function language(value: string): Language {
  return value === 'en' ? 'en' : 'zh'
}

/** Ctrl-C cancels the work in hand. */
export function cancelSignal(): AbortSignal {
  const control = new AbortController()
  process.once('SIGINT', () => control.abort())
  return control.signal
}
