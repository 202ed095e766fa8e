// Command line · serve: the records and the API on this machine, until told to stop.
import type { Command } from 'commander'
import { placeOf, type RecordOptions, takeValue, tell, withRecordsAt } from './records.ts'

interface Options extends RecordOptions {
  readonly port: string
  readonly host: string
  readonly https: boolean
}

/** The first system admin's account. */
const ADMIN = 'admin'

export function addServe(program: Command): void {
  withRecordsAt(program.command('serve').description('打开记录，在本机提供服务 · serve the records'))
    .option('--port <n>', '端口 · port', '8086')
    .option('--host <address>', '监听的地址 · address to listen on', '127.0.0.1')
    .option('--https', '前面有加密的网关，cookie 只走加密连接 · behind an encrypting gateway', false)
    .action(run)
}

async function run(options: Options): Promise<void> {
  const port = Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    tell(options.lang, '--port 须为 0 至 65535 的整数。', '--port must be a whole number from 0 to 65535.')
    process.exitCode = 2
    return
  }
  await serveUntilTold({ ...placeOf(options), lang: options.lang }, { ...options, port })
}

interface Door {
  readonly port: number
  readonly host: string
  readonly https: boolean
}

/** `url`: the records are on that server. */
export async function serveUntilTold(
  {
    lang,
    ...place
  }: { readonly data: string; readonly url?: string | undefined; readonly lang: RecordOptions['lang'] },
  { port, host, https }: Door,
): Promise<void> {
  const [{ withRecords }, { serve }] = await Promise.all([
    import('../app/open-records.ts'),
    import('../server/serve.ts'),
  ])
  takeValue(
    await withRecords({ data: place.data, url: place.url }, { begin: true }, async (store) => {
      await serve(store, {
        ...{ port, host, https, data: place.data, admin: ADMIN },
        log: process.stderr,
        stop: untilTold(),
        onReady: ({ address, oncePassword }) => {
          if (oncePassword !== undefined)
            tell(
              lang,
              `首位系统管理员：账号 ${ADMIN}，一次性密码 ${oncePassword}（只显示这一次，登录后须改）。`,
              `First system admin: account ${ADMIN}, one-time password ${oncePassword} (shown once, to be changed).`,
            )
          tell(
            lang,
            `已在 ${address} 提供服务；接口一览 ${address}/api/openapi.json。Ctrl-C 停止。`,
            `Serving at ${address}; API at ${address}/api/openapi.json. Ctrl-C stops.`,
          )
        },
      })
      return 'served'
    }),
    lang,
  )
}

/** The first signal ends the service in order; a second one ends the process. */
const untilTold = (): Promise<void> =>
  new Promise((resolve) => {
    let told = false
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(name, () => {
        if (told) process.exit(1)
        told = true
        resolve()
      })
  })
