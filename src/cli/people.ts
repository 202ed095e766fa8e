// Command line · people begin | add | grant | revoke | close | reopen | password | sign-out | list.
import { type Command, Option } from 'commander'
import { ROLES, type Role } from '../kernel/role.ts'
import { type ActingOptions, acting, refuse, withActing } from './acting.ts'
import { placeOf, type RecordOptions, takeValue, tell, withRecordsAt } from './records.ts'

interface Scope {
  readonly give: Role
  readonly unit?: string
  readonly department?: string
  readonly enterprise?: string
}

export function addPeople(program: Command): void {
  const people = program.command('people').description('人员和角色 · people and their roles')
  withRecordsAt(
    people
      .command('begin')
      .description('设首位系统管理员（只此一次） · the first system admin, once')
      .argument('<person>', '人员编号 · id')
      .argument('<name>', '姓名 · name'),
  ).action(begin)
  withActing(
    people
      .command('add')
      .description('新增人员 · add a person')
      .argument('<person>', '人员编号 · id')
      .argument('<name>', '姓名 · name'),
  ).action((person: string, name: string, options: ActingOptions) => act('add', person, { name }, options))
  for (const [kind, said] of [
    ['grant', '授予角色 · grant a role'],
    ['revoke', '收回角色 · revoke a role'],
  ] as const)
    withScope(withActing(people.command(kind).description(said).argument('<person>', '人员编号 · id'))).action(
      (person: string, options: ActingOptions & Scope) => act(kind, person, scopeOf(options), options),
    )
  for (const [kind, said] of [
    ['close', '停用人员 · close a person'],
    ['reopen', '恢复人员 · reopen a person'],
  ] as const)
    withActing(people.command(kind).description(said).argument('<person>', '人员编号 · id')).action(
      (person: string, options: ActingOptions) => act(kind, person, {}, options),
    )
  withActing(
    people
      .command('password')
      .description(
        '发一次性密码：原密码、动态码、会话随即失效；管理员丢了手机和备用码也用它 · a one-time password, also for an admin who lost the second factor',
      )
      .argument('<person>', '人员编号 · id'),
  ).action(password)
  withActing(
    people
      .command('sign-out')
      .description('结束此人的全部会话 · end all sessions of a person')
      .argument('<person>', '人员编号 · id'),
  ).action(signOut)
  withActing(people.command('list').description('列出人员及其角色 · people and their roles')).action(list)
}

const withScope = (command: Command): Command =>
  command
    .addOption(new Option('--give <role>', '哪个角色 · which role').choices([...ROLES]).makeOptionMandatory())
    .option('--unit <code>', '所属单位（含下级） · unit, with all below it')
    .option('--department <id>', '部门，如 tax · department')
    .option('--enterprise <code>', '企业统一社会信用代码 · enterprise')

const scopeOf = ({ give, unit, department, enterprise }: Scope) => ({
  role: give,
  ...(unit === undefined ? {} : { unit }),
  ...(department === undefined ? {} : { department }),
  ...(enterprise === undefined ? {} : { enterprise }),
})

async function begin(person: string, name: string, options: RecordOptions): Promise<void> {
  const [{ withRecords }, { beginPeople }] = await Promise.all([
    import('../app/open-records.ts'),
    import('../app/do-act.ts'),
  ])
  const done = takeValue(
    await withRecords(placeOf(options), { begin: true }, (store) => beginPeople(store, person, name)),
    options.lang,
  )
  if (done === undefined) return
  if ('findings' in done) refuse(done.findings, options)
  else tell(options.lang, `${name} 是首位系统管理员。`, `${name} is the first system admin.`)
}

async function act(
  kind: string,
  person: string,
  payload: { [key: string]: string },
  options: ActingOptions,
): Promise<void> {
  const { doAct } = await import('../app/do-act.ts')
  const done = await acting(options, (store, who) =>
    doAct(store, who, { kind, subject: { kind: 'person', id: person }, payload }),
  )
  if (done === undefined) return
  if ('findings' in done) refuse(done.findings, options)
  else tell(options.lang, `已记录，第 ${done.act.seq} 条。`, `On record as act ${done.act.seq}.`)
}

async function password(person: string, options: ActingOptions): Promise<void> {
  const { resetAtHost } = await import('../app/people.ts')
  const done = await acting(options, (store, who) => resetAtHost(store, who, person))
  if (done === undefined) return
  if ('findings' in done) refuse(done.findings, options)
  else
    tell(
      options.lang,
      `${person} 的一次性密码：${done.password}（只显示这一次，登录后须改；原密码、动态码和会话已失效）。`,
      `One-time password of ${person}: ${done.password} (shown once, to be changed; the former one, the second factor and all sessions have ended).`,
    )
}

async function signOut(person: string, options: ActingOptions): Promise<void> {
  const { endAtHost } = await import('../app/people.ts')
  const done = await acting(options, (store, who) => endAtHost(store, who, person))
  if (done === undefined) return
  if ('findings' in done) refuse(done.findings, options)
  else tell(options.lang, `${person} 的会话已全部结束。`, `All sessions of ${person} have ended.`)
}

async function list(options: ActingOptions): Promise<void> {
  const { listPeople } = await import('../app/list-records.ts')
  const text = await acting(options, listPeople)
  if (text !== undefined) process.stdout.write(text)
}
