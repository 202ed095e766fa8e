// Command line · wrong usage in words: what the argument parser found, in Chinese first.
import type { Command, CommanderError } from 'commander'

/** The parser's own English sentence is kept back; `sayUsage` tells it. */
export const quietly = (program: Command): Command =>
  program.exitOverride().configureOutput({ outputError: () => {}, getErrHasColors: () => false })

const SAID: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有“{0}”这个选项',
  'commander.unknownCommand': '没有“{0}”这个命令',
  'commander.missingArgument': '缺少参数“{0}”',
  'commander.missingMandatoryOptionValue': '缺少必须给出的选项“{0}”',
  'commander.optionMissingArgument': '选项“{0}”后面缺少内容',
  'commander.excessArguments': '参数太多',
  'commander.invalidArgument': '“{0}”不能是“{1}”',
}

export function sayUsage(fault: CommanderError): string {
  const message = fault.message.replace(/^error: /, '')
  const quoted = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')
  const said = SAID[fault.code]?.replace(/\{(\d)\}/g, (_, i: string) => quoted[Number(i)] ?? '') ?? '用法不对'
  const near = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1]
  const allowed = /Allowed choices are (.*)\.$/.exec(message)?.[1]
  // A refusal of our own stands after the parser's words, in both languages.
  const own =
    fault.code === 'commander.invalidArgument' ? /is invalid\.\s*(\p{Script=Han}.*)$/u.exec(message)?.[1] : undefined
  const more =
    near !== undefined ? `，是否指 ${near}` : allowed !== undefined ? `，可选：${allowed}` : own ? `：${own}` : ''
  return `${said}${more}。加 --help 看用法。\nWrong usage: ${message.replaceAll('\n', ' ')}\n`
}
