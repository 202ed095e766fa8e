// Command line · work that is broken off: Ctrl-C, a terminal that closes, a service that stops, a reader that has seen enough.

const EXIT = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const
/** Why work in hand was broken off; `exit` is the process's answer. */
export class Cancelled extends Error {
  override readonly name = 'AbortError'
  readonly exit: number
  constructor(exit: number) {
    super('cancelled')
    this.exit = exit
  }
}

/** How long the work in hand may take to put its things away. */
const GRACE_MS = 2000

/** Aborted by the first signal; a second one, or work that does not stop, ends the process at once. */
export function cancelSignal(): AbortSignal {
  const control = new AbortController()
  for (const [name, code] of Object.entries(EXIT)) {
    const end = (): void => {
      if (control.signal.aborted) process.exit(code)
      control.abort(new Cancelled(code))
      setTimeout(() => {
        sayCancelled()
        process.exit(code)
      }, GRACE_MS).unref()
    }
    process.on(name, end)
    watching.push(() => process.off(name, end))
  }
  return control.signal
}

const watching: (() => void)[] = []
/** The work is done: signals are somebody else's from now on. */
export function cancelNoMore(): void {
  for (const stop of watching.splice(0)) stop()
}

export function sayCancelled(): void {
  process.stderr.write('已取消，没有写出任何结果。Cancelled; nothing was written.\n')
}

/** As of a process that SIGPIPE ends. */
export const BROKEN_PIPE = 141

/** `wanmu … | head`: who reads no further wants no message; a disk that is full does. */
export function watchOutput(tell: (fault: Error) => void): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EPIPE') process.exit(BROKEN_PIPE)
      if (stream === process.stdout) tell(fault)
      process.exit(1)
    })
}
