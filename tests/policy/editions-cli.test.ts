// 命令行印发方案、看待办：有错的不印发，不是规则管理员的不印发，印发后各版查得到；待办说得出等谁办什么。真的进程，真的数据文件夹。

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import { openStore } from '../../src/store/pg/open.ts'
import { demand } from '../process/city.ts'
import { ourCity } from '../returns/city.ts'

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'wanmu-editions-'))
const OWN = readFileSync(path('policies/jiaxing/schemes/platforms.yaml'), 'utf8')

function wanmu(...args: string[]) {
  const all = ['--no-warnings', path('dist/run/main.js'), ...args, '--data', join(folder, 'records')]
  return spawnSync(process.execPath, all, { encoding: 'utf8', env: { ...process.env, DATABASE_URL: '' } })
}
/** What must succeed. */
function did(...args: string[]): string {
  const { status, stdout, stderr } = wanmu(...args)
  expect(status, stderr).toBe(0)
  return stdout
}
function issue(text: string, as: string) {
  const file = join(folder, '方案.yaml')
  writeFileSync(file, text)
  const said = ['--from', '2027-01-01', '--reason', '百亿企业满分线提高', '--as', as]
  return wanmu('scheme', 'issue', 'jiaxing-platforms', file, ...said)
}
const rowsOf = (csv: string): string[] => csv.trimEnd().split('\r\n').slice(1)

beforeAll(async () => {
  const opened = await openStore({ folder: join(folder, 'records') }, { begin: true })
  if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
  const { store } = opened
  await ourCity(store)
  const open = { form: 'platform', period: '2024', unit: 'nanhu', owner: 'tax' }
  const filer = { person: '填报', role: 'filer' } as const
  demand(await doAct(store, filer, { kind: 'open', subject: { kind: 'return', id: 'r1' }, payload: open }))
  await store.close()
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

it('印发：有错的说到行列，别的角色不行，什么也没有记录；对的成为第 2 版，各版写明施行日和理由', () => {
  const wrong = issue(OWN.replace('value: tax / land', 'value: tax / lnad'), '规则')
  expect([wrong.status, /platforms\.yaml 第 \d+ 行第 \d+ 列/.test(wrong.stderr)], wrong.stderr).toEqual([1, true])
  const higher = OWN.replace('high: 3', 'high: 4')
  expect(issue(higher, '填报').status).toBe(1)
  expect(rowsOf(did('scheme', 'editions', 'jiaxing-platforms', '--as', '规则'))).toHaveLength(1)
  const done = issue(higher, '规则')
  expect([done.status, done.stderr]).toEqual([0, expect.stringContaining('已印发第 2 版，自 2027-01-01 施行')])
  const [first, second] = rowsOf(did('scheme', 'editions', 'jiaxing-platforms', '--as', '填报'))
  expect(first).toMatch(/^1,,.*随规则库/)
  expect(second).toMatch(/^2,2027-01-01,.*规则,百亿企业满分线提高,sm3:/)
  const unknown = wanmu('scheme', 'editions', 'jiaxing-platform', '--as', '规则')
  expect([unknown.status, unknown.stderr.includes('jiaxing-platforms')]).toEqual([1, true])
})

it('待办：草稿等填报人报送，写明期间和截止；别人没有', () => {
  expect(rowsOf(did('inbox', '--as', '填报'))).toEqual([
    expect.stringMatching(/^填报表,r1,填报,nanhu,2024,2025-\d\d-\d\d,是,\d{4}-\d\d-\d\d,$/),
  ])
  expect(rowsOf(did('inbox', '--as', '规则'))).toEqual([])
})
