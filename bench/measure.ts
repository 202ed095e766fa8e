// Bench · a process run to its end: seconds from the shell's view, start-up included, and the most memory it held.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Measure {
  /** Of the fastest run. */
  readonly seconds: number
  readonly median: number
  /** Processor time of the run that took least of it: tells the work apart from the waiting on a machine that others use too. */
  readonly cpu: number | undefined
  /** Peak resident memory; undefined where the system does not tell (it is read from /proc). */
  readonly megabytes: number | undefined
  readonly stdout: string
}
export interface Command {
  readonly file: string
  readonly args: readonly string[]
}

export function measure({ file, args }: Command): Promise<Measure> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    let [peak, ticks, stdout, stderr] = [0, 0, '', '']
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid))
      ticks = Math.max(ticks, ticksOf(child.pid))
    }, 10)
    child.stdout.on('data', (text) => {
      stdout += text
    })
    child.stderr.on('data', (text) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(watch)
      const seconds = (performance.now() - start) / 1000
      if (code === 0) {
        const told = { megabytes: peak === 0 ? undefined : peak / 1024, cpu: ticks === 0 ? undefined : ticks / 100 }
        resolve({ seconds, median: seconds, ...told, stdout })
      } else reject(new Error(`${file} ${args.join(' ')}: exit ${code}\n${stderr.slice(0, 2000)}`))
    })
  })
}

/** In turn, so that a busy moment of the machine hits all alike; of each the fastest run, and the most memory of all its runs. */
export async function inTurn(commands: readonly Command[], times: number): Promise<Measure[]> {
  const runs: Measure[][] = commands.map(() => [])
  for (let round = 0; round < times; round++)
    for (const [i, command] of commands.entries()) runs[i]?.push(await measure(command))
  return runs.map(sumUp)
}

/** Of several runs the fastest and the middle one, the least processor time, the most memory. */
export function sumUp(runs: readonly Measure[]): Measure {
  const sorted = runs.map(({ seconds }) => seconds).sort((a, b) => a - b)
  const times = runs.flatMap(({ cpu }) => cpu ?? [])
  const peaks = runs.flatMap(({ megabytes }) => megabytes ?? [])
  return {
    seconds: sorted[0] ?? 0,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    cpu: times.length === 0 ? undefined : Math.min(...times),
    megabytes: peaks.length === 0 ? undefined : Math.max(...peaks),
    stdout: runs[0]?.stdout ?? '',
  }
}

/** Work within this process. */
export async function within(work: () => Promise<unknown>): Promise<Measure> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - start) / 1000
  return { seconds, median: seconds, cpu: (user + system) / 1e6, megabytes: undefined, stdout: '' }
}

/** Hundredths of a second in user and system, all threads together. */
function ticksOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  } catch {
    return 0
  }
}

/** Kilobytes; 0 when it has ended or the system does not tell. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
