// Docs that fail the build: links resolve, commands are told, every finding has its sentence, the page of methods is what policies/ says.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { methodPage } from '../src/app/method-page.ts'
import { sentences } from '../src/app/sentences.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const below = (folder: string, end: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(end) && !path.includes('.test.'))
    .map((path) => join(folder, path))
const pages = ['README.md', 'README.zh-CN.md', ...below('docs', '.md'), ...below('policies', '.md')]
const source = below('src', '.ts').map((path) => ({ path, text: read(path) }))

describe('docs', () => {
  it('链接都指到存在的文件', () => {
    const dead = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map((match) => match[1] ?? '')
        .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(page), link)))
        .map((link) => `${page} → ${link}`),
    )
    expect(dead).toEqual([])
  })

  it('图都有文字说明，且都用到', () => {
    const used = pages.flatMap((page) =>
      [...read(page).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map((m) => ({ page, alt: m[1], file: m[2] ?? '' })),
    )
    expect(used.filter(({ alt }) => alt === '')).toEqual([])
    const files = used.map(({ page, file }) => relative(root, join(root, dirname(page), file)))
    expect(below('docs/pictures', '').filter((picture) => !files.includes(picture))).toEqual([])
  })

  it('每条命令两份 README 都写到', () => {
    const commands = source
      .filter(({ path }) => path.startsWith('src/cli/'))
      .flatMap(({ path, text }) => {
        const group = /(\w+) = program\.command\('(\w+)'\)/.exec(text)?.[2] ?? ''
        return [...text.matchAll(/\.command\('([a-z-]+)/g)]
          .map((match) => match[1] ?? '')
          .filter((name) => name !== group)
          .map((name) => ({ path, command: `./wanmu ${group === '' ? '' : `${group} `}${name}` }))
      })
    expect(commands.length).toBeGreaterThan(5)
    for (const page of ['README.md', 'README.zh-CN.md'])
      expect(
        commands.filter(({ command }) => !read(page).includes(command)).map(({ command }) => `${page}: ${command}`),
      ).toEqual([])
  })

  it('每种问题都有中英文的话，没有多余的', () => {
    const roomy = new RegExp(
      `'((?:${[...new Set(Object.keys(sentences).map((code) => code.split('/')[0]))].join('|')})/[a-z0-9-]+)'`,
      'g',
    )
    const told = new Set(
      source
        .filter(({ path }) => !path.endsWith('sentences.ts'))
        .flatMap(({ text }) => [...text.matchAll(roomy)].map((match) => match[1] ?? '')),
    )
    expect([...told].filter((code) => sentences[code] === undefined)).toEqual([])
    for (const [code, said] of Object.entries(sentences))
      expect(`${code} ${said.zh && said.en ? 'ok' : 'missing'}`).toBe(`${code} ok`)
    // Intake's SQL names a finding without its room, the YAML reader is told the room; codes put together are found by their parts.
    const text = source
      .filter(({ path }) => !path.endsWith('sentences.ts'))
      .map((one) => one.text)
      .join('\n')
    const parts = [...text.matchAll(/`([a-z]+\/[a-z-]*)\$\{/g)]
      .map((match) => match[1] ?? '')
      .filter((part) => !part.endsWith('/'))
    const isUsed = (code: string): boolean =>
      told.has(code) ||
      text.includes(`'${code.split('/')[1]}'`) ||
      text.includes(`}/${code.split('/')[1]}\``) ||
      (code.endsWith('-row') && text.includes(`'${code.slice(0, -4).split('/')[1]}'`)) ||
      parts.some((part) => code.startsWith(part))
    expect(Object.keys(sentences).filter((code) => !isUsed(code))).toEqual([])
  })

  it('办法页与 policies/ 一致（npm run docs 重新生成）', async () => {
    expect(read('docs/method.md')).toBe(await methodPage(join(root, 'policies')))
  })
})
