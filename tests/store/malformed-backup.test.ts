// Store · archives that have the right hashes but are not what a backup holds: one finding that names the part, and nothing half-made is left.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backup } from '../../src/app/backup.ts'
import { checkBackup, restore } from '../../src/app/restore.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { type Bench, openBench } from '../bad-input/run-cli.ts'
import { cityOf } from './city.ts'
import { initialisedCopy } from './initialised-copy.ts'
import { type Change, remake, type Texts } from './remake-backup.ts'

const without =
  (member: string): NonNullable<Change['manifest']> =>
  ({ [member]: _, ...rest }) =>
    rest
const edit = (table: string, change: (text: string) => string) => (texts: Texts) => {
  const name = `tables/${table}.ndjson`
  texts.set(name, change(texts.get(name) ?? ''))
}
const firstRow = (text: string, change: (row: Record<string, unknown>) => unknown): string => {
  const [first = '', ...rest] = text.split('\n')
  return [JSON.stringify(change(JSON.parse(first) as Record<string, unknown>)), ...rest].join('\n')
}

const MALFORMED: readonly (readonly [title: string, change: Change, part: string])[] = [
  ['清单只有 form', { manifest: ({ form }) => ({ form }) }, 'manifest.json'],
  ['清单的 parts 是 null', { manifest: (whole) => ({ ...whole, parts: null }) }, 'manifest.json'],
  ['一个部分没有哈希值', { manifest: (whole) => ({ ...whole, parts: { a: null } }) }, 'manifest.json'],
  ['清单没有 migrations', { manifest: without('migrations') }, 'manifest.json'],
  ['清单没有 head', { manifest: without('head') }, 'manifest.json'],
  ['没有任何表', { texts: (texts) => texts.clear() }, 'tables/chains.ndjson'],
  ['没有链', { texts: edit('chains', () => '') }, 'tables/chains.ndjson'],
  ['断了的一行', { texts: edit('people', (text) => `${text}{"id":\n`) }, 'tables/people.ndjson'],
  ['一行不是对象', { texts: edit('people', (text) => `${text}null\n`) }, 'tables/people.ndjson'],
  [
    '不认得的列',
    { texts: edit('units', (text) => text.replaceAll('{"code"', '{"colour":1,"code"')) },
    'tables/units.ndjson',
  ],
  [
    '只有一行多一列',
    { texts: edit('units', (text) => firstRow(text, (row) => ({ ...row, colour: 1 }))) },
    'tables/units.ndjson',
  ],
  ['重复的一行', { texts: edit('people', (text) => `${text}${text.split('\n')[0]}\n`) }, 'tables/people.ndjson'],
  [
    '值的类型不对',
    { texts: edit('units', (text) => firstRow(text, (row) => ({ ...row, valid_from: '某日' }))) },
    'tables/units.ndjson',
  ],
]

let bench: Bench
let whole: string
let store: Store
beforeAll(async () => {
  bench = openBench()
  const opened = await openStore({ memory: true, copy: await initialisedCopy() }, { begin: true })
  if ('findings' in opened) throw new Error('not opened')
  store = opened.store
  await cityOf(store, ['审计'])
  whole = bench.path('完好.zip')
  await backup(store, {}, whole)
})
afterAll(async () => {
  await store.close()
  bench.close()
})

const toldOf = async (change: Change) => {
  const file = await remake(whole, bench.path('不成样.zip'), change)
  const checked = await checkBackup(file)
  if ('findings' in checked) return checked.findings
  const opened = await openStore({ memory: true, copy: await initialisedCopy() }, { bare: true })
  if ('findings' in opened) throw new Error('not opened')
  const findings = await restore(checked, opened.store, {}, 'Asia/Shanghai')
  expect(await opened.store.db.selectFrom('people').select('id').execute()).toEqual([])
  await opened.store.close()
  checked.archive.close()
  return findings
}

describe('不成样的备份', () => {
  it.each(MALFORMED)('%s：指名那个部分，什么也不写入', async (_, change, part) => {
    const [first, ...more] = await toldOf(change)
    expect([first?.code, first?.facts['part']]).toEqual(['store/backup-malformed', part])
    // Without any table two are missing.
    expect(more.length).toBeLessThanOrEqual(part === 'tables/chains.ndjson' ? 1 : 0)
  })

  it('断了的一行说出是第几行', async () => {
    const [one] = await toldOf({ texts: edit('people', (text) => `{\n${text}`) })
    expect(one?.at.line).toBe(1)
  })

  it('操作的内容不成样：有问题，不出错', async () => {
    for (const payload of [null, { evidence: [null] }]) {
      const findings = await toldOf({ texts: edit('acts', (text) => firstRow(text, (row) => ({ ...row, payload }))) })
      expect([payload, findings.length > 0]).toEqual([payload, true])
    }
  })

  it('值里套值套得太深：有问题，不出错', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const findings = await toldOf({
      texts: edit('acts', (text) => firstRow(text, (row) => ({ ...row, payload: 'deep' })).replace('"deep"', deep)),
    })
    expect(findings.map(({ code }) => code)).toEqual(['store/backup-malformed'])
  })

  it('部分的名称不是文件名：指名它', async () => {
    const [one] = await toldOf({ texts: (texts) => texts.set('snapshots//x', 'x') })
    expect([one?.code, one?.facts['part']]).toEqual(['store/backup-malformed', 'snapshots//x'])
  })

  it('文件写不下：记录也没有写入，原因照抛', async () => {
    const file = await remake(whole, bench.path('带文件.zip'), { texts: (texts) => texts.set('snapshots/a', 'x') })
    const checked = await checkBackup(file)
    if ('findings' in checked) throw new Error(JSON.stringify(checked.findings))
    const opened = await openStore({ memory: true, copy: await initialisedCopy() }, { bare: true })
    if ('findings' in opened) throw new Error('not opened')
    const taken = bench.path('占了')
    writeFileSync(taken, '')
    await expect(restore(checked, opened.store, { snapshots: taken }, 'Asia/Shanghai')).rejects.toThrow(
      /EEXIST|ENOTDIR/,
    )
    expect(await opened.store.db.selectFrom('acts').select('seq').execute()).toEqual([])
    const folder = bench.path('写得下')
    expect(await restore(checked, opened.store, { snapshots: folder }, 'Asia/Shanghai')).toEqual([])
    expect(readdirSync(folder)).toEqual(['a'])
    await opened.store.close()
    checked.archive.close()
  })

  it('命令行：目标文件夹里不留半成品，原有的不动', async () => {
    const bad = await remake(whole, bench.path('断.zip'), { texts: edit('people', (text) => `${text}{\n`) })
    const [fresh, empty] = [bench.path('新的'), bench.path('空的')]
    mkdirSync(join(empty, 'snapshots'), { recursive: true })
    for (const data of [fresh, empty]) {
      const ran = await bench.run(['restore', bad, '--data', data])
      expect([ran.exit, ran.codes]).toEqual([1, ['store/backup-malformed']])
    }
    expect([existsSync(fresh), readdirSync(empty)]).toEqual([false, ['snapshots']])
  }, 300_000)

  it('命令行：完好的照样恢复；已有记录的不覆盖，也不取走', async () => {
    const data = bench.path('有记录的')
    const ran = await bench.run(['restore', whole, '--data', data])
    expect([ran.exit, ran.err]).toEqual([0, expect.stringContaining('链已核对完好')])
    expect((await bench.run(['restore', whole, '--data', data])).codes).toEqual(['store/not-empty'])
    expect(readdirSync(data)).toContain('pg')
  }, 300_000)
})
