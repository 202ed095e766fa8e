// Bench · `node bench/load.mjs [--engine embedded|server] [--users 50] [--seconds 60] [--pause 500] [--enterprises 26000]`: many users read and file at once.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openStore, type Where } from '../../src/store/pg/open.ts'
import { startServer } from '../../tests/server/kill/served.ts'
import { findBinaries, startPostgres } from '../../tests/store/postgres.ts'
import { makeCity } from './city.ts'
import { importAndRead } from './import.ts'
import { toLines } from './percentiles.ts'
import type { LoadPlan, Measured } from './users.ts'

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    import: { type: 'boolean', default: false },
    users: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    pause: { type: 'string', default: '500' },
    enterprises: { type: 'string', default: '26000' },
  },
})
const [users, seconds, pause, enterprises] = [values.users, values.seconds, values.pause, values.enterprises].map(
  Number,
) as [number, number, number, number]
const wanted = (engine: string): boolean => (values.engine ?? engine) === engine
if (values.import) {
  await importAndRead()
  process.exit()
}
const folder = mkdtempSync(join(tmpdir(), 'wanmu-load-'))
const bin = wanted('server') ? findBinaries() : undefined
const server = bin === undefined ? undefined : await startPostgres(bin)
try {
  const data = join(folder, 'data')
  if (wanted('embedded')) await run('embedded', { folder: data }, data)
  if (server !== undefined) await run('PostgreSQL', { url: await server.database() }, join(folder, 'files'))
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run(name: string, where: Where, data: string): Promise<void> {
  const opened = await openStore(where, { begin: true })
  if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
  const from = performance.now()
  const made = await makeCity(opened.store, enterprises, users).finally(() => opened.store.close())
  // What was just made is on the disk before anybody is measured: no city is made in the minute before people come.
  if (platform() !== 'win32') spawnSync('sync')
  process.stderr.write(`${name}: the city was made in ${Math.round((performance.now() - from) / 1000)} s\n`)
  const served = startServer('dist/run/main.js', where, data)
  try {
    const address = await served.address
    if (address === undefined) throw new Error(served.told())
    const [before] = loadavg()
    let cpu = 0
    const measured = await load({ address, users: made, seconds, pause }, () => {
      cpu = cpuOf(served.child.pid)
    })
    process.stdout.write(
      `${name}: ${enterprises} enterprises, ${users} users, ${seconds} s, pause ${pause} ms, ${cpus().length} cores (load before: ${before?.toFixed(1)})\n${toLines(measured.times)}${measured.errors.length} errors\n${(cpuOf(served.child.pid) - cpu).toFixed(1)} s of the server's processor time meanwhile\n`,
    )
    for (const one of measured.errors.slice(0, 10)) process.stdout.write(`  ${one}\n`)
    if (measured.errors.length > 0) process.exitCode = 1
  } finally {
    served.child.kill('SIGTERM')
    await served.gone
  }
}

/** Seconds of processor time of a process so far, where the system tells: not of a database beside it. */
function cpuOf(pid: number | undefined): number {
  const told = platform() === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ''
  const [user, system] = told
    .slice(told.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) / 100
}

/** In a process of its own, so that it does not measure itself. `begins`: everybody has signed in. */
function load(plan: LoadPlan, begins: () => void): Promise<Measured> {
  const users = spawn(process.execPath, ['--no-warnings', fileURLToPath(new URL('users.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let out = ''
  users.stdout.once('data', begins)
  users.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  users.stdin.end(JSON.stringify(plan))
  return new Promise((resolve, reject) => {
    users.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(out) as Measured) : reject(new Error(`users ended with ${code}`)),
    )
  })
}
