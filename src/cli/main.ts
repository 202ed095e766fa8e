// Command line · the door: reads arguments, calls one errand, tells its findings. Exit codes: 0 done, 1 refused, 2 wrong usage.
import { Command, CommanderError } from 'commander'
import { addDemo } from './demo.ts'
import { addEvaluate } from './evaluate.ts'
import { addExplain } from './explain.ts'
import { addPolicy } from './policy.ts'
import { addScheme } from './scheme.ts'

const program = new Command('wanmu')
  .description(
    '万亩：评价、解释、排名、通报。每个数都能追到条款和单元格。\nEvaluation, explanation and ranking for industrial platforms.',
  )
  .version('0.1.0')
  .showHelpAfterError('（加 --help 看用法 · add --help for usage）')
  .exitOverride()
addEvaluate(program)
addExplain(program)
addScheme(program)
addPolicy(program)
addDemo(program)

try {
  await program.parseAsync()
} catch (fault) {
  process.exitCode = exitCode(fault)
}

function exitCode(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2
  if (fault instanceof Error && fault.name === 'AbortError') {
    process.stderr.write('已取消，没有写出任何结果。Cancelled; nothing was written.\n')
    return 1
  }
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  if (['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EROFS', 'ENOSPC', 'EPERM'].includes(code)) {
    process.stderr.write(
      `写不出结果（${code}）：请核对 --out 的文件夹是否存在、能否写入。The result cannot be written (${code}).\n`,
    )
    return 1
  }
  process.stderr.write(
    `程序出错，请把以下内容发给维护者。This is our fault, please report it:\n${fault instanceof Error ? fault.stack : String(fault)}\n`,
  )
  return 1
}
