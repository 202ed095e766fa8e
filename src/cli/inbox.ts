// Command line · inbox: what waits for a person, as csv.
import type { Command } from 'commander'
import { type ActingOptions, acting, withActing } from './acting.ts'
import { whole } from './evaluation-show.ts'

interface Options extends ActingOptions {
  readonly limit: number
}

export function addInbox(program: Command): void {
  withActing(program.command('inbox').description('等您办的事，写成 csv · what waits for you, as csv'))
    .option('--limit <n>', '每一类最多列几件 · of each kind at most', whole, 200)
    .action(run)
}

async function run(options: Options): Promise<void> {
  const [{ readInbox }, { inboxText }] = await Promise.all([import('../app/inbox.ts'), import('../app/inbox-text.ts')])
  const text = await acting(options, async (store, who) => inboxText(await readInbox(store, who, options.limit)))
  if (text !== undefined) process.stdout.write(text)
}
