// A throw-away PostgreSQL server of this machine's own binaries, on a socket in a scratch folder, with an owner that is no superuser.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export interface Postgres {
  /** A new, empty database, of an owner who may make roles or of one who may not. */
  readonly database: (owner?: 'city' | 'poor' | 'neighbour') => Promise<string>
  /** As the administrator of the server. */
  readonly administer: (text: string) => Promise<void>
  /** Kills the server with all its processes at once (kill −9) and starts it again on what it left. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

const OWNER = 'city'

/** Where initdb and postgres are; undefined when this machine has none. */
export function findBinaries(): string | undefined {
  if (process.env['WANMU_TEST_POSTGRES'] === 'off') return undefined
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    process.env['WANMU_TEST_POSTGRES_BIN'] ?? '',
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  return folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb')))
}

export async function startPostgres(bin: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'wanmu-pg-'))
  // The server refuses to run as root.
  const user: User = process.getuid?.() === 0 ? unprivileged() : {}
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const options = { ...user, cwd: folder, stdio: 'ignore' as const, env: { PATH: process.env['PATH'], LC_ALL: 'C' } }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'super', '-A', 'trust', '-E', 'UTF8', '-N'], options)
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=60']
  const start = () => {
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], options)
    return { child, gone: new Promise<void>((resolve) => child.once('exit', () => resolve())) }
  }
  let server = start()
  const url = (name: string, role: string): string => `postgres://${role}@/${name}?host=${encodeURIComponent(folder)}`
  const asSuper = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url('postgres', 'super') })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await untilReady(() => asSuper(`create role ${OWNER} login createrole`))
  await asSuper('create role poor login; create role neighbour login createrole')
  let made = 0
  return {
    async database(owner = OWNER) {
      const name = `wanmu_${++made}`
      await asSuper(`create database ${name} owner ${owner}`)
      return url(name, owner)
    },
    administer: asSuper,
    async crash() {
      const { pid } = server.child
      if (pid === undefined) throw new Error('the server did not start')
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
      for (const one of [pid, ...children]) killOne(one)
      await server.gone
      // The new one refuses to begin while a process of the old one still lives.
      await untilReady(async () => {
        if (server.child.exitCode !== null || server.child.signalCode !== null) server = start()
        await asSuper('select 1')
      })
    },
    async stop() {
      server.child.kill('SIGQUIT')
      await server.gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

async function untilReady(attempt: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      await attempt()
      return
    } catch (fault) {
      if (tries > 200) throw fault
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
}

interface User {
  readonly uid?: number
  readonly gid?: number
}

function unprivileged(): User {
  const id = (flag: string, name: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  try {
    return { uid: id('-u', 'postgres'), gid: id('-g', 'postgres') }
  } catch {
    return { uid: id('-u', 'nobody'), gid: id('-g', 'nobody') }
  }
}
