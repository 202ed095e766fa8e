// Rounds of killing: processes that write are ended by kill −9 at a random moment; whatever they told as on record must be there, and the chain sound.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { audit } from '../../../src/app/audit.ts'
import { allActs } from '../../../src/store/pg/acts.ts'
import { openStore, type Where } from '../../../src/store/pg/open.ts'
import { cityOf } from '../city.ts'

export interface Plan {
  readonly where: Where
  readonly rounds: number
  readonly processes: number
  readonly writers: number
  readonly report?: (line: string) => void
}

export interface Outcome {
  readonly acknowledged: number
  readonly recorded: number
  /** Acknowledged, yet not on record. */
  readonly lost: readonly string[]
  readonly findings: readonly string[]
}

/** Runs in the root of the package. */
export async function killRounds({ where, rounds, processes, writers, report = () => {} }: Plan): Promise<Outcome> {
  await setUp(where)
  const program = await bundle()
  const told = new Map<string, string>()
  const findings: string[] = []
  let outcome = { recorded: 0, lost: [] as string[] }
  try {
    for (let round = 1; round <= rounds; round++) {
      // Every third time at any moment, opening included; otherwise while acts are being acknowledged.
      const wait = round % 3 === 0 ? 'any' : 'acks'
      const ran = Array.from({ length: processes }, () => runAndKill(program.file, [where, round, writers], wait))
      for (const { acks, refused } of await Promise.all(ran)) {
        for (const ack of acks) told.set(ack.hash, ack.seq)
        findings.push(...refused)
      }
      const checked = await check(where, told)
      outcome = { recorded: checked.recorded, lost: [...outcome.lost, ...checked.lost] }
      findings.push(...checked.findings)
      report(
        `${round}/${rounds}: ${told.size} acknowledged, ${checked.recorded} on record, ${outcome.lost.length} lost`,
      )
    }
  } finally {
    program.remove()
  }
  return { acknowledged: told.size, ...outcome, findings }
}

async function setUp(where: Where): Promise<void> {
  const opened = await openStore(where, { begin: true })
  if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
  await cityOf(opened.store, ['南湖填报'])
  await opened.store.close()
}

/** The writer as plain JavaScript, inside the package so that its dependencies are found. */
async function bundle(): Promise<{ file: string; remove: () => void }> {
  const dir = mkdtempSync(join(process.cwd(), 'node_modules', '.kill-'))
  const built = await rolldown({
    input: { writer: 'tests/store/kill/writer.ts' },
    platform: 'node',
    external: [/^@duckdb\//, /^@electric-sql\//, 'kysely', 'pg'],
    logLevel: 'silent',
  })
  await built.write({ dir, format: 'esm', entryFileNames: '[name].mjs' })
  await built.close()
  return { file: join(dir, 'writer.mjs'), remove: () => rmSync(dir, { recursive: true, force: true }) }
}

interface Ran {
  readonly acks: readonly { readonly seq: string; readonly hash: string }[]
  readonly refused: readonly string[]
}

async function runAndKill(file: string, args: readonly unknown[], wait: 'any' | 'acks'): Promise<Ran> {
  const texts = args.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one)))
  const child = spawn(process.execPath, ['--no-warnings', file, ...texts], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk) => {
    out += String(chunk)
  })
  child.stderr?.on('data', (chunk) => {
    err += String(chunk)
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  if (wait === 'acks') await Promise.race([firstAck(child), gone])
  await Promise.race([new Promise((resolve) => setTimeout(resolve, Math.random() * 1200)), gone])
  child.kill('SIGKILL')
  await gone
  const lines = out.split('\n').slice(0, -1)
  return {
    acks: lines.flatMap((line) => {
      const [kind, seq = '', hash = ''] = line.split(' ')
      return kind === 'ack' ? [{ seq, hash }] : []
    }),
    refused: [...lines.filter((line) => !line.startsWith('ack ')), ...(err === '' ? [] : [err])],
  }
}

const firstAck = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => child.stdout?.once('data', () => resolve()))

/** Opens the records as the next process would. */
async function check(
  where: Where,
  told: ReadonlyMap<string, string>,
): Promise<{ recorded: number; lost: string[]; findings: string[] }> {
  const opened = await openStore(where)
  if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
  try {
    const there = new Set<string>()
    for await (const page of allActs(opened.store)) for (const act of page) there.add(act.hash)
    const { findings } = await audit(opened.store, 'Asia/Shanghai')
    return {
      recorded: there.size,
      lost: [...told].filter(([hash]) => !there.has(hash)).map(([hash, seq]) => `${seq} ${hash}`),
      findings: findings.map((one) => JSON.stringify(one)),
    }
  } finally {
    await opened.store.close()
  }
}
