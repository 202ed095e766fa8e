// Command line · scheme check | schema | describe | import; its editions stand apart.
import type { Command } from 'commander'
import type { Language } from '../kernel/finding.ts'
import { cancelSignal } from './cancel.ts'
import { addEditions, addIssue } from './editions.ts'
import { withLanguage } from './options.ts'
import { tellFindings } from './tell.ts'

interface ImportOptions {
  readonly out?: string
  readonly sheet?: string
  readonly id?: string
  readonly title?: string
  readonly force?: boolean
  readonly lang: Language
}

export function addScheme(program: Command): void {
  const scheme = program.command('scheme').description('方案文件：检查、说明、导入 · the scheme file')
  withLanguage(
    scheme
      .command('check')
      .description('检查方案文件，所有问题一次说完 · tell all findings at once')
      .argument('<file>'),
  ).action(async (file: string, { lang }: { lang: string }) => {
    const { loadSchemeFile } = await import('../app/load-scheme.ts')
    const { checked, findings } = await loadSchemeFile(file)
    tellFindings(findings, findings.length, lang === 'en' ? 'en' : 'zh')
    if (checked === undefined) process.exitCode = 1
    else process.stderr.write(lang === 'en' ? 'The scheme is in order.\n' : '方案文件没有问题。\n')
  })
  scheme
    .command('schema')
    .description('方案文件的 JSON Schema，供编辑器补全 · for editors')
    .action(async () => {
      const { schemeJsonSchema } = await import('../evaluate/scheme/schema.ts')
      process.stdout.write(`${JSON.stringify(schemeJsonSchema(), null, 2)}\n`)
    })
  scheme
    .command('describe')
    .description('把方案写成文字，可作附件 · the method in words')
    .argument('<file>')
    .action(async (file: string) => {
      const [{ loadSchemeFile }, { describeText }] = await Promise.all([
        import('../app/load-scheme.ts'),
        import('../evaluate/describe.ts'),
      ])
      const { checked, findings } = await loadSchemeFile(file)
      tellFindings(findings, findings.length, 'zh')
      if (checked === undefined) process.exitCode = 1
      else process.stdout.write(`${describeText(checked.scheme)}\n`)
    })
  withLanguage(
    scheme
      .command('import')
      .description('权重表（Excel）变成方案文件 · a weight table in Excel made into a scheme file')
      .argument('<table>', '权重表 .xlsx 或 .csv：指标名称、权重，可有单位、方向、基准、数据来源、计算公式')
      .option('--out <file>', '写到文件，不写则显示在屏幕上 · file to write')
      .option('--sheet <name>', '工作表名称，有几张权重表时必写 · sheet to read')
      .option('--id <id>', '方案编号 · id of the scheme')
      .option('--title <title>', '方案名称 · its title')
      .option('--force', '--out 已存在时覆盖 · replace an existing file'),
  ).action(runImport)
  addEditions(scheme.command('editions'))
  addIssue(scheme.command('issue'))
}

async function runImport(table: string, options: ImportOptions): Promise<void> {
  const { importScheme } = await import('../app/import-scheme.ts')
  const { lang, force, ...given } = options
  const { value, findings } = await importScheme({ table, ...given, force: force === true, signal: cancelSignal() })
  const zh = lang === 'zh'
  tellFindings(findings, findings.length, lang)
  if (value === undefined) {
    process.stderr.write(zh ? '有须改之处，没有生成方案。\n' : 'Refused: mend what is listed above.\n')
    process.exitCode = 1
    return
  }
  if (options.out === undefined) process.stdout.write(value.text)
  const written = options.out === undefined ? '' : zh ? `已写出 ${options.out}：` : `written ${options.out}: `
  const single =
    value.assumed === 0 ? '' : zh ? `（单个指标的有 ${value.assumed} 处）` : ` (${value.assumed} at single indicators)`
  process.stderr.write(
    zh
      ? `${written}${value.indicators} 个指标，权重合计 ${value.weight}。权重表没有写明的已按通行做法补上，请核对 assumed 各处${single}。\n`
      : `${written}${value.indicators} indicators, weights ${value.weight} in all. What the table leaves open is marked assumed${single}: please confirm.\n`,
  )
}
