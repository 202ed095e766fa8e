// Store · the audit tells when somebody with the rights of the database's owner changed what keeps people out, and names the place.
import { sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit, type Kept } from '../../src/app/audit.ts'
import type { Works } from '../../src/app/evaluation/works.ts'
import type { JobDone, Jobs, Wanted } from '../../src/app/jobs.ts'
import type { Steps } from '../../src/app/run-steps.ts'
import { openUpkeep } from '../../src/app/upkeep.ts'
import { say } from '../../src/kernel/finding.ts'
import { recordSentences } from '../../src/record/sentences.ts'
import { openContentFiles } from '../../src/store/content-files.ts'
import { writeStructure } from '../../src/store/pg/made-structure.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { plainExpression } from '../../src/store/pg/plain-expression.ts'
import type { Who } from '../../src/store/pg/session.ts'
import { listStructure } from '../../src/store/pg/structure.ts'
import type { Tables } from '../../src/store/pg/tables.ts'
import { type Bench, openBench } from '../bad-input/run-cli.ts'
import { describeEngines } from './engines.ts'
import { undoneIn } from './undone-in.ts'

const KEPT: Kept = { look: async () => 'sound', structure: true }
const GUARDED = 'language sql stable security definer set search_path = wanmu, pg_temp'

const TAMPERED: readonly (readonly [texts: readonly string[], what: string, is: string])[] = [
  [
    [`create or replace function wanmu.sees_all() returns boolean ${GUARDED} as $$ select true $$`],
    'function sees_all()',
    'was changed (prosrc)',
  ],
  [
    [
      `create or replace function public_grades(wanted text, wanted_version integer)
       returns table (id text, name text, unit text, pool text, grade text) ${GUARDED} as $$
         select id, name, unit, pool, 'A' from results where evaluation = wanted and version = wanted_version
       $$`,
    ],
    'function public_grades(wanted text, wanted_version integer)',
    'was changed (prosrc)',
  ],
  [['alter function my_units() reset search_path'], 'function my_units()', 'was changed (proconfig)'],
  [['alter function hat() security invoker'], 'function hat()', 'was changed (prosecdef)'],
  [['alter table figures disable row level security'], 'table figures', 'was changed (relrowsecurity)'],
  [['alter policy reads on figures using (true)'], 'policy figures reads', 'was changed (polqual)'],
  [
    ["alter policy reads on people using (id = (select me()) or (select is_staff()) or (select hat()) in ('filer'))"],
    'policy people reads',
    'was changed (polqual)',
  ],
  [['alter policy writes on people with check (true)'], 'policy people writes', 'was changed (polwithcheck)'],
  [['alter policy reads on figures to public'], 'policy figures reads', 'was changed (polroles)'],
  [['create policy more on figures for select to wanmu_read using (true)'], 'policy figures more', 'is extra'],
  [['drop policy evaluations_within_reach on acts'], 'policy acts evaluations_within_reach', 'is missing'],
  [['alter table acts disable trigger acts_stay'], 'trigger acts acts_stay', 'was changed (tgenabled)'],
  [['drop trigger acts_stay on acts'], 'trigger acts acts_stay', 'is missing'],
  [
    [
      'drop trigger people_closed on people',
      'create trigger people_closed after update on people for each row when (false) execute function end_sessions()',
    ],
    'trigger people people_closed',
    'was changed (tgdef)',
  ],
  [['create rule quiet as on insert to acts do instead nothing'], 'rule acts quiet', 'is extra'],
  [['create view all_figures as select * from figures'], 'view all_figures', 'is extra'],
  [['grant update, delete on acts to wanmu_read'], 'grants acts wanmu_read', 'was changed (acl)'],
  [['grant update (role) on grants to wanmu_read'], 'grants grants (role) wanmu_read', 'is extra'],
  [['revoke select on figures from wanmu_read'], 'grants figures wanmu_read', 'is missing'],
  [['grant execute on function take_chain(text) to public'], 'grants take_chain(wanted text) public', 'is extra'],
  ...['wanmu_read', 'wanmu_write', 'public'].flatMap((role) => [
    [[`grant usage on schema wanmu_sign_in to ${role}`], `grants schema wanmu_sign_in ${role}`, 'is extra'] as const,
    [[`grant select on wanmu_sign_in.account to ${role}`], `grants wanmu_sign_in.account ${role}`, 'is extra'] as const,
  ]),
]

const LIST = '../../src/store/pg/made-structure-list.ts'
const ABOUT =
  '// Store · every function, trigger, table, policy and grant that the migrations make, with hashes of their marks. Made by its test (vitest -u).'

describeEngines('数据库的结构', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = await engine.store()
  })
  const told = async (db: Store['db']) =>
    (await audit({ db }, 'Asia/Shanghai', undefined, KEPT)).findings.map(({ code, blocking, facts }) => {
      expect([code, blocking]).toEqual(['record/structure-differs', true])
      return [facts['whatEn'], facts['isEn']]
    })
  const undone = (work: (db: Transaction<Tables>) => Promise<void>) => undoneIn(store, work)

  it('随程序的清单就是迁移建出来的结构', async () => {
    const lines = writeStructure(await listStructure(store.db))
    expect(lines).not.toMatch(/[`\\$]/)
    await expect(`${ABOUT}\nexport const MADE = \`\n${lines}\`\n`).toMatchFileSnapshot(LIST)
  })

  it('没有动过的：没有可说的', async () => {
    expect(await told(store.db)).toEqual([])
    const names = [...(await listStructure(store.db)).keys()]
    for (const name of ['function sees_all()', 'policy figures reads', 'trigger acts acts_stay', 'table figures'])
      expect(names).toContain(name)
    for (const name of ['grants figures wanmu_read', 'grants schema wanmu wanmu_read', 'role wanmu_read'])
      expect(names).toContain(name)
    expect(names.filter((name) => name.includes('kysely'))).toEqual([])
  })

  it.each(TAMPERED)('%s：指到那一项', (texts, what, is) =>
    undone(async (db) => {
      for (const text of texts) await sql.raw(text).execute(db)
      expect(await told(db)).toEqual([[what, is]])
    }),
  )

  it('以读写记录的角色来看，也看得一样；查找的次序照旧', () =>
    undone(async (db) => {
      await sql.raw('alter table figures disable row level security').execute(db)
      await sql.raw('set local role wanmu_read').execute(db)
      expect((await listStructure(db)).get('table figures')).toMatchObject({ relrowsecurity: 'false' })
      expect((await sql<{ search_path: string }>`show search_path`.execute(db)).rows).toEqual([
        { search_path: 'wanmu' },
      ])
    }))

  it('放在本模式里的同名函数，不能替系统目录回答', () =>
    undone(async (db) => {
      // It fits better than the catalog's own, which takes anything.
      const takes = 'text, "char", text, boolean, text, boolean, text, text[], text, text'
      await sql
        .raw(`create function jsonb_build_object(${takes}) returns jsonb language sql as $$ select '{}'::jsonb $$`)
        .execute(db)
      expect(await told(db)).toEqual([
        [`function jsonb_build_object(${takes})`, 'is extra'],
        [`grants jsonb_build_object(${takes}) public`, 'is extra'],
      ])
    }))

  it('接口的审计任务也比', async () => {
    const done: JobDone[] = []
    const jobs = {
      async begin(_: Who, __: Wanted, work: (steps: Steps) => Promise<JobDone>) {
        done.push(await work({}))
        return { id: '1' }
      },
    }
    const works = { files: openContentFiles('nowhere') }
    await undone(async (db) => {
      await sql.raw('alter table acts disable trigger acts_stay').execute(db)
      const upkeep = openUpkeep({ store: { ...store, db }, works: works as Works, jobs: jobs as Jobs, data: 'nowhere' })
      await upkeep.audit({ person: '审计', role: 'auditor' }, undefined, 'key')
    })
    expect(done).toMatchObject([
      {
        findings: [{ code: 'record/structure-differs', facts: { whatEn: 'trigger acts acts_stay' } }],
        told: { sound: 0 },
      },
    ])
  })

  it('不问结构时不比；问了，记录链断了也照说', () =>
    undone(async (db) => {
      await sql.raw('drop trigger acts_follow on acts').execute(db)
      expect((await audit({ db }, 'Asia/Shanghai')).findings).toEqual([])
      await sql.raw("update chains set seq = 9, hash = 'x'").execute(db)
      const { findings } = await audit({ db }, 'Asia/Shanghai', undefined, KEPT)
      expect(findings.map(({ code }) => code)).toEqual(['record/structure-differs', 'record/chain-missing-act'])
      expect(findings.slice(0, 1).map((one) => say(one, recordSentences, 'zh'))).toEqual([
        expect.stringContaining('触发器 acts acts_follow 不见了'),
      ])
    }))
})

describe('条件的写法', () => {
  it('各版本写法不同而意思一样的，看作一样', () => {
    expect(plainExpression("(( SELECT wanmu.hat() AS hat) = 'leader'::text)")).toBe(
      plainExpression("((SELECT hat())\n  = 'leader')"),
    )
  })

  it.each([
    ["(a = 'x'::text)", "(a = 'y'::text)"],
    ["(a = 'wanmu.x')", "(a = 'x')"],
    ['(a OR (b AND c))', '((a OR b) AND c)'],
    ['( SELECT hat() AS hat)', '( SELECT other.hat() AS hat)'],
    ['true', '"true"'],
    ['(s.unit = any(u))', '(unit = any(u))'],
    ["'{}'::text[]", "'{}'"],
  ])('%s 与 %s 不一样', (one, other) => {
    expect(plainExpression(one)).not.toBe(plainExpression(other))
  })
})

describe('命令行', () => {
  let bench: Bench
  beforeAll(() => {
    bench = openBench()
  })
  afterAll(() => bench.close())

  it('结构被动过的数据文件夹：audit verify 指出来，以 1 结束；动回去，完好', async () => {
    const data = bench.path('记录')
    const change = async (text: string): Promise<void> => {
      const opened = await openStore({ folder: data }, { begin: true })
      if ('findings' in opened) throw new Error('not opened')
      await sql.raw(text).execute(opened.store.db)
      await opened.store.close()
    }
    await change('alter table figures disable row level security')
    const bad = await bench.run(['audit', 'verify', '--data', data])
    expect([bad.exit, bad.codes]).toEqual([1, ['record/structure-differs']])
    expect(bad.err).toContain('表 figures 被改过（relrowsecurity）')
    await change('alter table figures enable row level security')
    const good = await bench.run(['audit', 'verify', '--data', data])
    expect([good.exit, good.codes]).toEqual([0, []])
    expect(good.err).toContain('完好')
  }, 300_000)
})
