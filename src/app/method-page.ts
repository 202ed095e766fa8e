// App · the page of methods: every scheme of the rule books in words, so that what is written down and what is computed cannot part.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, type Section, titleOf } from '../evaluate/describe.ts'
import { loadSchemeFile } from './load-scheme.ts'

/** Markdown of all schemes under a folder of rule books, ordered by path. A scheme with a fault throws: rule books are kept in order. */
export async function methodPage(policies: string): Promise<string> {
  const files = await schemeFiles(policies)
  const parts = await Promise.all(files.map((file) => onePart(policies, file)))
  const contents = parts.map(({ title, file }) => `- [${title}](#${anchor(file)})`)
  return `${[
    '# 各方案的办法',
    '由 `policies/` 自动生成（`npm run docs`），请勿手改。标“假定”的须由所列单位确认。',
    contents.join('\n'),
    ...parts.map(({ text }) => text),
  ].join('\n\n')}\n`
}

/** Files whose text begins with the key `scheme`; the rule book's other files begin otherwise. */
async function schemeFiles(policies: string): Promise<string[]> {
  const all = (await readdir(policies, { recursive: true })).map((file) => file.replaceAll('\\', '/'))
  const yaml = all.filter((file) => file.endsWith('.yaml') && !file.endsWith('.cases.yaml')).sort()
  const texts = await Promise.all(yaml.map((file) => readFile(join(policies, file), 'utf8')))
  return yaml.filter((_, at) => /^scheme:/m.test(texts[at] ?? ''))
}

const anchor = (file: string): string => file.replace(/\.yaml$/, '').replaceAll('/', '-')

async function onePart(policies: string, file: string): Promise<{ title: string; file: string; text: string }> {
  const { checked, findings } = await loadSchemeFile(join(policies, file))
  if (checked === undefined) throw new Error(`${file}: ${findings.map((one) => one.code).join(', ')}`)
  const title = titleOf(checked.scheme).zh
  const head = `<a id="${anchor(file)}"></a>\n\n## ${title}\n\n[\`policies/${file}\`](../policies/${file})`
  return { title, file, text: [head, ...describe(checked.scheme).map(section)].join('\n\n') }
}

const section = ({ heading, lines, table }: Section): string =>
  [
    `### ${heading}`,
    ...(lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')]),
    ...(table === undefined
      ? []
      : [[row(table.head), row(table.head.map(() => '---')), ...table.rows.map(row)].join('\n')]),
  ].join('\n\n')

const row = (cells: readonly string[]): string => `| ${cells.map((one) => one.replaceAll('|', '\\|')).join(' | ')} |`
