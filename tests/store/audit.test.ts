// Store · the audit finds what an owner of the database could do behind the program's back, and names the place.
import { sql, type Transaction } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { audit, readHead } from '../../src/app/audit.ts'
import { doAct } from '../../src/app/do-act.ts'
import { linkAct } from '../../src/kernel/act.ts'
import { say } from '../../src/kernel/finding.ts'
import type { Role } from '../../src/kernel/role.ts'
import { recordSentences } from '../../src/record/sentences.ts'
import { hashBy } from '../../src/store/hash.ts'
import { toRow } from '../../src/store/pg/acts.ts'
import type { Store } from '../../src/store/pg/open.ts'
import type { Tables } from '../../src/store/pg/tables.ts'
import { actsOfCity, cityOf, PASS, returnOf, whoIs } from './city.ts'
import { describeEngines } from './engines.ts'
import { undoneIn } from './undone-in.ts'

const ZONE = 'Asia/Shanghai'

describeEngines('审计', (engine) => {
  let store: Store
  /** Acts that made the city; those of the return follow. */
  let base = 0
  const undone = (work: (db: Transaction<Tables>) => Promise<void>) => undoneIn(store, work)
  const codes = async (db: Transaction<Tables>) =>
    (await audit({ db }, ZONE)).findings.map(({ code, facts }) => [code, facts['seq'] ?? facts['row']])
  const behind = async (db: Transaction<Tables>, ...texts: string[]) => {
    await sql.raw('alter table acts disable trigger user').execute(db)
    for (const text of texts) await sql.raw(text).execute(db)
    await sql.raw('alter table acts enable trigger user').execute(db)
  }
  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['南湖填报', '南湖审核', '税务', '领导'])
    base = await actsOfCity(store)
    await returnOf(store, 'r1')
    for (const act of PASS) await doAct(store, act.who, act.draft('r1'))
  })

  it('没有动过的：完好', async () => {
    expect(await audit(store, ZONE)).toMatchObject({
      head: { chain: 'main', algorithm: 'sm3', seq: base + 6 },
      findings: [],
    })
  })

  it('改过的、删掉的、截去的，都指到第几条', () =>
    undone(async (db) => {
      await behind(db, `update acts set payload = '{}' where seq = ${base + 2}`)
      expect(await codes(db)).toEqual([['record/chain-altered-body', base + 2]])
    }))

  it('从中间删掉一条', () =>
    undone(async (db) => {
      await behind(db, `delete from acts where seq = ${base + 4}`)
      expect(await codes(db)).toEqual([['record/chain-missing-act', base + 4]])
    }))

  it('截去末尾：与链头对不上；链头也一并改掉，则与公证过的链头对不上', () =>
    undone(async (db) => {
      const noted = await readHead({ db })
      await behind(db, `delete from acts where seq = ${base + 6}`)
      expect(await codes(db)).toEqual([['record/chain-missing-act', base + 6]])
      await behind(db, `update chains set seq = ${base + 5}, hash = (select hash from acts where seq = ${base + 5})`)
      const { findings } = await audit({ db }, ZONE, noted)
      expect(findings.map(({ code }) => code)).toEqual(['record/chain-missing-act'])
      expect(say(findings[0] ?? never(), recordSentences, 'zh')).toContain(`“main”缺少第 ${base + 6} 条记录`)
    }))

  it('绕过记录改数、改状态：指到那一行', () =>
    undone(async (db) => {
      await sql.raw('update figures set value = 9').execute(db)
      await sql.raw("update returns set standing = 'locked'").execute(db)
      await sql
        .raw("insert into evaluations values ('x', 's', '2025', 'enterprise', null, 'final', 1, '', '', null, null, 1)")
        .execute(db)
      expect(await codes(db)).toEqual([
        ['record/copy-differs', 'r1'],
        ['record/copy-differs', 'r1 C5'],
        ['record/copy-differs', 'x'],
      ])
    }))

  it('绕过记录改名录、给自己加角色：也指出来', () =>
    undone(async (db) => {
      await sql.raw('alter table units disable trigger user').execute(db)
      await sql.raw("update units set parent = '330411' where code = '330402-dq'").execute(db)
      await sql
        .raw("insert into grants values ('南湖填报', 1, 'rule-keeper', null, null, null, now(), null)")
        .execute(db)
      const found = (await audit({ db }, ZONE)).findings
      expect(found.map(({ code }) => code)).toEqual(['record/copy-differs', 'record/register-differs'])
    }))

  const forged = async (db: Transaction<Tables>, actor: string, role: Role) => {
    const { seq, hash } = await readHead({ db })
    const at = '2026-03-01T00:00:00.000Z'
    const subject = { kind: 'return', id: 'r1' }
    const body = { seq: seq + 1, chain: 'main', actor, role, at, kind: 'lock', subject, payload: {} } as const
    await db
      .insertInto('acts')
      .values(toRow(linkAct(hash, body, hashBy())))
      .execute()
    return await codes(db)
  }

  it.each([
    ['这个角色不能办的', '领导', 'leader'],
    ['没有这个人', '无此人', 'rule-keeper'],
    ['有这个人，没有这个角色', '领导', 'rule-keeper'],
  ] as const)('接得上链、却不合规则的操作（%s）：指出来', (_, actor, role) =>
    undone(async (db) => {
      expect(await forged(db, actor, role)).toEqual([['record/unlawful-act', base + 7]])
    }),
  )

  it('角色收回以后办的：指出来；收回以前办的不算', async () => {
    const revoke = { kind: 'revoke', subject: { kind: 'person', id: '规则' }, payload: { role: 'rule-keeper' } }
    expect(await doAct(store, whoIs('管理员'), revoke)).toMatchObject({ repeated: false })
    expect((await audit(store, ZONE)).findings).toEqual([])
    await undone(async (db) => {
      expect(await forged(db, '规则', 'rule-keeper')).toEqual([['record/unlawful-act', base + 8]])
    })
  })
})

const never = (): never => {
  throw new Error('no finding')
}
