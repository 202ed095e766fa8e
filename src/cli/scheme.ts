// Command line · scheme check | schema | describe | import.
import type { Command } from 'commander'
import { withLanguage } from './options.ts'
import { tellFindings } from './tell.ts'

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
}
