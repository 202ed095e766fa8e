// Command line · policy check | show.
import { type Command, Option } from 'commander'
import { sentences } from '../app/sentences.ts'
import { type Language, say } from '../kernel/finding.ts'
import { day, withLanguage } from './options.ts'
import { tellFindings } from './tell.ts'

interface Options {
  readonly book?: string
  readonly lang: Language
  readonly format: 'text' | 'json'
}

export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('政策规则库：条款、目标、单位、指标 · the rule book')
  withShared(
    policy
      .command('check')
      .description('检查规则库及其方案，所有问题一次说完 · tell all findings at once')
      .argument('[folder]', '规则库文件夹，不写用自带的嘉兴规则库 · its folder'),
  ).action(check)
  withShared(
    policy
      .command('show')
      .description('看全部条款，或一条的目标、参数和出处 · the clauses, or one of them')
      .argument('[clause]', '条款号，如 1.2.2 · clause'),
  )
    .option('--at <yyyy-mm-dd>', '哪一天有效的值，不写为今天 · values in force on a day', day)
    .action(show)
}

const withShared = (command: Command): Command =>
  withLanguage(command)
    .option('--book <folder>', '规则库文件夹 · folder of the rule book')
    .addOption(new Option('--format <format>', '输出格式 · format').choices(['text', 'json']).default('text'))

async function check(folder: string | undefined, { book, lang, format }: Options): Promise<void> {
  const { checkPolicy } = await import('../app/policy.ts')
  const { counts, findings } = await checkPolicy(folder ?? book)
  if (format === 'json') {
    const said = findings.map((one) => ({ ...one, said: say(one, sentences, lang) }))
    process.stdout.write(`${JSON.stringify({ counts: counts ?? null, findings: said }, null, 2)}\n`)
  } else tellFindings(findings, findings.length, lang)
  if (counts === undefined) process.exitCode = 1
  else if (format === 'text') {
    const { clauses, goals, parameters, indicators, forms, units, schemes } = counts
    process.stderr.write(
      lang === 'zh'
        ? `规则库没有须改之处：${clauses} 条，目标 ${goals} 个，参数 ${parameters} 个，指标 ${indicators} 个，报表 ${forms} 张，单位和部门 ${units} 个，方案 ${schemes} 个。\n`
        : `The rule book is in order: ${clauses} clauses, ${goals} goals, ${parameters} parameters, ${indicators} indicators, ${forms} forms, ${units} units and departments, ${schemes} schemes.\n`,
    )
  }
}

async function show(clause: string | undefined, options: Options & { readonly at?: string }): Promise<void> {
  const { showPolicy } = await import('../app/policy.ts')
  const { text, findings } = await showPolicy({
    ...(options.book === undefined ? {} : { book: options.book }),
    ...(clause === undefined ? {} : { clause }),
    day: options.at ?? today(),
    format: options.format,
    language: options.lang,
  })
  tellFindings(findings, findings.length, options.lang)
  if (text === undefined) process.exitCode = 1
  else process.stdout.write(text)
}

function today(): string {
  const now = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
