// `node bench/kill.mjs [--rounds 200] [--writers 20] [--engine embedded|server]`: kill −9 on both engines, as many rounds as asked.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Where } from '../../../src/store/pg/open.ts'
import { findBinaries, startPostgres } from '../postgres.ts'
import { killRounds } from './rounds.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    writers: { type: 'string', default: '20' },
    engine: { type: 'string' },
  },
})
const [rounds, writers] = [Number(values.rounds), Number(values.writers)]
/** `embedded` or `server`; both unless one is named. */
const wanted = (engine: string): boolean => (values.engine ?? engine) === engine
const bin = wanted('server') ? findBinaries() : undefined
const folder = mkdtempSync(join(tmpdir(), 'wanmu-kill-'))
const server = bin === undefined ? undefined : await startPostgres(bin)
try {
  if (wanted('embedded')) await run('embedded', { folder: join(folder, 'data') }, 1)
  if (server === undefined && wanted('server')) process.stdout.write('PostgreSQL: not on this machine, not run\n')
  if (server !== undefined) await run('PostgreSQL', { url: await server.database() }, 2)
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run(name: string, where: Where, processes: number): Promise<void> {
  const report = (line: string): boolean => process.stderr.write(`${name} ${line}\n`)
  const done = await killRounds({ where, rounds, processes, writers: Math.ceil(writers / processes), report })
  const { acknowledged, recorded, lost, findings } = done
  process.stdout.write(
    `${name}: ${rounds} rounds, ${writers} writers, ${acknowledged} acts acknowledged, ${recorded} on record, ${lost.length} lost, ${findings.length} findings\n`,
  )
  for (const one of [...lost, ...findings].slice(0, 20)) process.stdout.write(`  ${one}\n`)
  if (lost.length > 0 || findings.length > 0) process.exitCode = 1
}
