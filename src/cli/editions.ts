// Command line · scheme editions | issue: which editions of a scheme there are; a scheme file as the next one.
import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import { type ActingOptions, acting, refuse, withActing } from './acting.ts'
import { day } from './options.ts'
import { tell } from './records.ts'

interface IssueOptions extends ActingOptions {
  readonly from: string
  readonly reason?: string
  readonly clause?: string
}

export function addEditions(command: Command): void {
  withActing(
    command
      .description('一个方案的各版，写成 csv · the editions of a scheme, as csv')
      .argument('<id>', '方案编号 · id of the scheme'),
  ).action(list)
}

export function addIssue(command: Command): void {
  withActing(
    command
      .description('把方案文件印发成下一版 · a scheme file issued as the next edition')
      .argument('<id>', '方案编号 · id of the scheme')
      .argument('<file>', '方案文件 · scheme file'),
  )
    .requiredOption('--from <yyyy-mm-dd>', '自哪一天施行 · in force from which day', day)
    .requiredOption('--reason <text>', '理由 · why')
    .option('--clause <id>', '依据的条款 · by which clause')
    .action(issue)
}

async function list(id: string, options: ActingOptions): Promise<void> {
  const [{ openPolicyDesk }, { editionsText }] = await Promise.all([
    import('../app/policy-desk.ts'),
    import('../app/editions/text.ts'),
  ])
  const found = await acting(options, (store, who) => openPolicyDesk(store).editions.list(who, id))
  if (found === undefined) return
  if ('findings' in found) return void refuse(found.findings, options)
  process.stdout.write(editionsText(found.items))
}

async function issue(id: string, file: string, options: IssueOptions): Promise<void> {
  const [{ openPolicyDesk }, { readTextFile }] = await Promise.all([
    import('../app/policy-desk.ts'),
    import('../app/read-text.ts'),
  ])
  const read = await readTextFile(file)
  if ('code' in read) return void refuse([read], options)
  const { from, reason, clause } = options
  const done = await acting(options, async (store, who) => {
    const { editions } = openPolicyDesk(store)
    const listed = await editions.list(who, id)
    if ('findings' in listed) return listed
    // Whoever issued another one meanwhile is not overridden: the act is refused then.
    const after = listed.items.length
    const why = { ...(reason === undefined ? {} : { reason }), ...(clause === undefined ? {} : { clause }) }
    return await editions.issue(who, id, { after, from, yaml: read.text, ...why, key: randomUUID() })
  })
  if (done === undefined) return
  if ('findings' in done) return void refuse(done.findings, options)
  tell(
    options.lang,
    `已印发第 ${done.n} 版，自 ${from} 施行，第 ${done.act.seq} 号记录。`,
    `Edition ${done.n} is issued, in force from ${from}, act ${done.act.seq}.`,
  )
}
