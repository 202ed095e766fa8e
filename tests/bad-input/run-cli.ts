// Bad input · the real command line on real files, in a folder of its own; what it told is read back as code and place. 模拟数据。
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { sentences } from '../../src/app/sentences.ts'

const MAIN = fileURLToPath(new URL('../../dist/run/main.js', import.meta.url))

export interface Told {
  readonly code: string
  readonly place: string
  readonly blocking: boolean
}
export interface Ran {
  readonly exit: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
  /** Findings on stderr, recognised by their sentences. */
  readonly told: readonly Told[]
  /** Their codes, in order. */
  readonly codes: readonly string[]
}
export interface RunOptions {
  readonly cwd?: string
  /** Undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Called once the process runs. */
  readonly during?: (child: ChildProcess) => void
  readonly uid?: number
}

export interface Bench {
  readonly folder: string
  /** Temporary folder of the runs: must be empty after each. */
  readonly temporary: string
  path(name: string): string
  put(name: string, content: string | Uint8Array): string
  book(name: string, rows: Rows, touch?: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<string>
  run(args: readonly string[], options?: RunOptions): Promise<Ran>
  /** `evaluate` with the plain scheme on these files. */
  evaluate(data: readonly string[], more?: readonly string[], options?: RunOptions): Promise<Ran>
  /** What the runs left in the temporary folder. */
  left(): string[]
  close(): void
}
export type Rows = readonly (readonly ExcelJS.CellValue[])[]

export const HEAD = ['id', '名称', '评价税收', '用地面积']

/** A plain scheme; `index` or any other part may be written over. */
export const SCHEME = `scheme: bad-input
title: 坏数据（模拟数据）
inputs:
  tax: { label: 评价税收, unit: 万元 }
  land: { label: 用地面积, unit: 亩, min: 0 }
index:
  id: total
  of:
    - { id: tax_per_mu, label: 亩均税收, value: tax / land, weight: 100, score: { ratio: { base: 10 } } }
grades: { by: share, cut: [[A, 0.2], [B, 0.6], [C, 0.95], [D, 1]] }
decimals: 2
`

export function openBench(): Bench {
  if (!existsSync(MAIN)) throw new Error('dist/ is missing: run `npm run build` first')
  const folder = mkdtempSync(join(tmpdir(), 'wanmu-bad-'))
  const temporary = mkdtempSync(join(tmpdir(), 'wanmu-bad-tmp-'))
  const path = (name: string): string => join(folder, name)
  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path(name), content)
    return path(name)
  }
  const scheme = put('scheme.yaml', SCHEME)
  const run: Bench['run'] = (args, options = {}) =>
    runCli(args, { ...options, cwd: options.cwd ?? folder, env: { TMPDIR: temporary, ...options.env } })
  return {
    folder,
    temporary,
    path,
    put,
    run,
    async book(name, rows, touch) {
      const book = new ExcelJS.Workbook()
      const sheet = book.addWorksheet('表')
      sheet.addRows(rows.map((row) => [...row]))
      touch?.(sheet, book)
      await book.xlsx.writeFile(path(name))
      return path(name)
    },
    evaluate: (data, more = [], options = {}) => run(['evaluate', scheme, '--data', ...data, ...more], options),
    left: () => readdirSync(temporary),
    close() {
      rmSync(folder, { recursive: true, force: true })
      rmSync(temporary, { recursive: true, force: true })
    },
  }
}

function runCli(args: readonly string[], options: RunOptions): Promise<Ran> {
  const env = Object.fromEntries(
    Object.entries({ ...process.env, ...options.env }).filter(([, value]) => value !== undefined),
  )
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', MAIN, ...args], {
      cwd: options.cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    })
    const [out, err]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (exit, signal) => {
      const said = Buffer.concat(err).toString('utf8')
      const told = readTold(said)
      resolve({
        exit,
        signal,
        out: Buffer.concat(out).toString('utf8'),
        err: said,
        told,
        codes: told.map(({ code }) => code),
      })
    })
    options.during?.(child)
  })
}

/** The longest fixed text decides: a template that is all slots would fit everything. */
const PATTERNS = Object.entries(sentences)
  .map(([code, { zh }]) => {
    const parts = zh.split(/\{\w+\}/)
    const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*')
    return { code, fixed: parts.join('').length, pattern: new RegExp(`^(?:([^]*?)：)?${pattern}$`, 'u') }
  })
  .sort((a, b) => b.fixed - a.fixed)

function readTold(err: string): Told[] {
  return err.split('\n').flatMap((line) => {
    const [, mark, text] = /^\[(须改|提示)\] (.*)$/u.exec(line) ?? []
    if (mark === undefined || text === undefined) return []
    for (const { code, pattern } of PATTERNS) {
      const match = pattern.exec(text)
      if (match !== null) return [{ code, place: match[1] ?? '', blocking: mark === '须改' }]
    }
    return [{ code: `? ${text}`, place: '', blocking: mark === '须改' }]
  })
}
