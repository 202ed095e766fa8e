// `node bench/kill.mjs --api [--rounds 200] [--writers 20] [--engine embedded|server]`: kill −9 of the server under writers on its API; on PostgreSQL, every third round, of the database server too.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Where } from '../../../src/store/pg/open.ts'
import { findBinaries, startPostgres } from '../../store/postgres.ts'
import { killRounds } from './rounds.ts'

const { values } = parseArgs({
  options: {
    api: { type: 'boolean' },
    rounds: { type: 'string', default: '200' },
    writers: { type: 'string', default: '20' },
    engine: { type: 'string' },
  },
})
const [rounds, writers] = [Number(values.rounds), Number(values.writers)]
const wanted = (engine: string): boolean => (values.engine ?? engine) === engine
const bin = wanted('server') ? findBinaries() : undefined
const folder = mkdtempSync(join(tmpdir(), 'wanmu-kill-'))
const server = bin === undefined ? undefined : await startPostgres(bin)
try {
  if (wanted('embedded')) await run('embedded', { folder: join(folder, 'data', '0') }, 1)
  if (server === undefined && wanted('server')) process.stdout.write('PostgreSQL: not on this machine, not run\n')
  if (server !== undefined) await run('PostgreSQL', { url: await server.database() }, 2, server.crash)
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run(name: string, where: Where, processes: number, crash?: () => Promise<void>): Promise<void> {
  const done = await killRounds({
    main: 'dist/run/main.js',
    data: join(folder, 'data'),
    where,
    rounds,
    processes,
    writers,
    ...(crash === undefined ? {} : { crash }),
    report: (line) => process.stderr.write(`${name} ${line}\n`),
  })
  const { acknowledged, recorded, crashes, lost, findings } = done
  process.stdout.write(
    `${name} through the API: ${rounds} rounds (${crashes} with the database server), ${writers} writers, ${acknowledged} acts acknowledged, ${recorded} on record, ${lost.length} lost, ${findings.length} findings\n`,
  )
  for (const one of [...lost, ...findings].slice(0, 20)) process.stdout.write(`  ${one}\n`)
  if (lost.length > 0 || findings.length > 0) process.exitCode = 1
}
