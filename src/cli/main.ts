// Command line · the door: reads arguments, calls one errand, tells its findings.
// Exit codes: 0 done, 1 refused, 2 wrong usage, 128 + n ended by a signal.
import { Command, CommanderError } from 'commander'
import { findRunFault } from '../app/run-fault.ts'
import { VERSION } from '../app/version.ts'
import { addAudit } from './audit.ts'
import { addBackup } from './backup.ts'
import { BROKEN_PIPE, Cancelled, sayCancelled, watchOutput } from './cancel.ts'
import { addDemo } from './demo.ts'
import { addEvaluate } from './evaluate.ts'
import { addEvaluation } from './evaluation.ts'
import { addExplain } from './explain.ts'
import { addGoals } from './goals.ts'
import { addGrades } from './grades.ts'
import { addInbox } from './inbox.ts'
import { addLand } from './land.ts'
import { addMigrate } from './migrate.ts'
import { addPeople } from './people.ts'
import { addPolicy } from './policy.ts'
import { addRegister } from './register.ts'
import { addReturn } from './return.ts'
import { addScheme } from './scheme.ts'
import { addServe } from './serve.ts'
import { tellBoth } from './tell.ts'
import { quietly, sayUsage } from './usage.ts'

const program = quietly(new Command('wanmu'))
  .description(
    '万亩：评价、解释、排名、通报。每个数都能追到条款和单元格。\nEvaluation, explanation and ranking for industrial platforms.',
  )
  .version(VERSION)
  // `--version 1` after a command is its own: which version of an evaluation.
  .enablePositionalOptions()
addEvaluate(program)
addExplain(program)
addScheme(program)
addPolicy(program)
addLand(program)
addGoals(program)
addServe(program)
addDemo(program)
addPeople(program)
addRegister(program)
addReturn(program)
addEvaluation(program)
addGrades(program)
addInbox(program)
addMigrate(program)
addAudit(program)
addBackup(program)

watchOutput((fault) => tellFault(fault))
try {
  await program.parseAsync()
} catch (fault) {
  process.exitCode = exitCode(fault)
}

function exitCode(fault: unknown): number {
  if (fault instanceof CommanderError) {
    if (fault.exitCode === 0) return 0
    if (fault.code !== 'commander.help') process.stderr.write(sayUsage(fault))
    return 2
  }
  if (fault instanceof Cancelled) {
    sayCancelled()
    return fault.exit
  }
  // The reader has left: see watchOutput.
  if (fault instanceof Error && 'code' in fault && fault.code === 'EPIPE') return BROKEN_PIPE
  tellFault(fault)
  return 1
}

function tellFault(fault: unknown): void {
  const known = findRunFault(fault)
  if (known !== undefined) {
    tellBoth(known)
    return
  }
  const said = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)
  const [first = ''] = said.split('\n')
  process.stderr.write(
    `程序出错，没有写出结果。请把命令和下面一行发给维护者。This is our fault, please report the command and this line:\n${first.slice(0, 500)}\n`,
  )
  if (process.env['WANMU_DEBUG'] === '1' && fault instanceof Error) process.stderr.write(`${fault.stack}\n`)
}
