// Rounds of killing the server under writers on its API: whatever it answered as on record must be there, and the chain sound.
import { join } from 'node:path'
import { audit } from '../../../src/app/audit.ts'
import { allActs } from '../../../src/store/pg/acts.ts'
import { openStore, type Store, type Where } from '../../../src/store/pg/open.ts'
import { openSignIn } from '../../../src/store/sign-in/sign-in.ts'
import { addPerson, cityOf } from '../../store/city.ts'
import { enter } from './client.ts'
import { type Served, startServer } from './served.ts'
import { type Ack, openWriter, type Writer } from './writer.ts'

export interface Plan {
  /** The built command line. */
  readonly main: string
  readonly where: Where
  /** The data folder of each process is a folder in it, by number. */
  readonly data: string
  readonly rounds: number
  readonly processes: number
  readonly writers: number
  /** Kills the database server and starts it again; every third round. */
  readonly crash?: () => Promise<void>
  /** The records are opened and gone through after so many rounds, and at the end: acts that are lost stay lost. */
  readonly checkEvery?: number
  readonly report?: (line: string) => void
}

export interface Outcome {
  readonly acknowledged: number
  readonly recorded: number
  /** Of the rounds: how often the database server was killed too. */
  readonly crashes: number
  /** Acknowledged, yet not on record. */
  readonly lost: readonly string[]
  readonly findings: readonly string[]
}

const LONGEST_MS = 1200

export async function killRounds(plan: Plan): Promise<Outcome> {
  const { rounds, checkEvery = 10, report = () => {} } = plan
  const told = new Map<string, Ack>()
  const findings: string[] = []
  const ack = (one: Ack): void => {
    // The same key again must be the same act again.
    const before = told.get(one.key)
    if (before !== undefined && before.hash !== one.hash) findings.push(`${one.key}: ${before.hash} and ${one.hash}`)
    told.set(one.key, one)
  }
  const writers = await setUp(plan, { ack, refused: (text) => void findings.push(text) })
  let checked = { recorded: 0, lost: [] as readonly string[] }
  let crashes = 0
  for (let round = 1; round <= rounds; round++) {
    const crash = round % 3 === 1 ? plan.crash : undefined
    if (crash !== undefined) crashes++
    await runAndKill(plan, writers, round, crash, () => told.size)
    if (round % checkEvery !== 0 && round !== rounds) continue
    const { findings: more, ...rest } = await check(plan.where, told)
    checked = rest
    findings.push(...more)
    report(`${round}/${rounds}: ${told.size} acknowledged, ${rest.recorded} on record, ${rest.lost.length} lost`)
  }
  return { acknowledged: told.size, crashes, ...checked, findings }
}

/** A city with a person per writer, signed in once: sessions outlive the server. */
async function setUp(plan: Plan, tell: Parameters<typeof openWriter>[2]): Promise<Writer[]> {
  const names = Array.from({ length: plan.writers }, (_, n) => `填报${n + 1}`)
  const once = await within(plan.where, { begin: true }, async (store) => {
    await cityOf(store, [])
    const signIn = await openSignIn(store)
    const given: string[] = []
    for (const name of names) {
      await addPerson(store, name, { role: 'filer', unit: '330402' })
      given.push(await signIn.giveOneTimePassword(name))
    }
    return given
  })
  const server = startServer(plan.main, plan.where, join(plan.data, '0'))
  try {
    const address = await server.address
    if (address === undefined) throw new Error(server.told())
    const writers: Writer[] = []
    for (const [n, name] of names.entries())
      writers.push(openWriter(String(n + 1), await enter(address, name, once[n] ?? ''), tell))
    return writers
  } finally {
    server.child.kill('SIGKILL')
    await server.gone
  }
}

/** Every third time killed at any moment, opening included; otherwise while acts are being acknowledged. */
async function runAndKill(
  { main, where, data, processes }: Plan,
  writers: readonly Writer[],
  round: number,
  crash: Plan['crash'],
  acknowledged: () => number,
): Promise<void> {
  const servers = Array.from({ length: processes }, (_, n) => startServer(main, where, join(data, String(n))))
  const over = new AbortController()
  const before = acknowledged()
  const writing = writers.map((writer, n) => writeTo(servers[n % processes], writer, over.signal))
  const gone = Promise.all(servers.map((server) => server.gone))
  const acks = async (from: number): Promise<void> => {
    while (acknowledged() === from && servers.some(({ child }) => child.exitCode === null)) await pause(10)
  }
  if (round % 3 !== 0) await acks(before)
  await Promise.race([pause(Math.random() * LONGEST_MS), gone])
  if (crash !== undefined) {
    await crash()
    // The server must find the way back by itself.
    await acks(acknowledged())
    await pause(Math.random() * LONGEST_MS)
  }
  for (const { child } of servers) child.kill('SIGKILL')
  await gone
  over.abort()
  await Promise.all(writing)
}

async function writeTo(server: Served | undefined, writer: Writer, until: AbortSignal): Promise<void> {
  const address = await server?.address
  if (address !== undefined) await writer.write(address, until)
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Opens the records as the next process would. */
const check = (
  where: Where,
  told: ReadonlyMap<string, Ack>,
): Promise<{ recorded: number; lost: string[]; findings: string[] }> =>
  within(where, {}, async (store) => {
    const there = new Set<string>()
    for await (const page of allActs(store)) for (const act of page) there.add(act.hash)
    const { findings } = await audit(store, 'Asia/Shanghai')
    return {
      recorded: there.size,
      lost: [...told.values()].filter(({ hash }) => !there.has(hash)).map(({ key, seq }) => `${seq} ${key}`),
      findings: findings.map((one) => JSON.stringify(one)),
    }
  })

async function within<T>(where: Where, options: object, use: (store: Store) => Promise<T>): Promise<T> {
  const opened = await openStore(where, options)
  if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
  try {
    return await use(opened.store)
  } finally {
    await opened.store.close()
  }
}
