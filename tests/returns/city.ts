// The rule book and a few platforms of nobody on record, with the people who file, review, verify and approve.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beginPeople, doAct } from '../../src/app/do-act.ts'
import { importBook } from '../../src/app/import-book.ts'
import { importRegister } from '../../src/app/import-register.ts'
import { whoIs } from '../../src/app/who-is.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Store } from '../../src/store/pg/open.ts'
import type { Who } from '../../src/store/pg/session.ts'
import { scratchFolder } from '../scratch.ts'

let folder = ''
/** Path of a file of these tests. */
export function inScratch(name: string): string {
  if (!existsSync(folder)) folder = scratchFolder('returns')
  return join(folder, name)
}

export const OUR_PEOPLE: readonly (readonly [person: string, grant: { readonly [key: string]: string }])[] = [
  ['规则', { role: 'rule-keeper' }],
  ['填报', { role: 'filer', unit: 'nanhu' }],
  ['秀洲', { role: 'filer', unit: 'xiuzhou' }],
  ['审核', { role: 'reviewer', unit: 'nanhu' }],
  ['统计', { role: 'owner-department', department: 'statistics' }],
]

/** A name that would be a formula if anybody let it. */
export const TRAP = '=HYPERLINK("http://x","模拟二")'

export async function ourCity(store: Store): Promise<void> {
  await beginPeople(store, '管理', '管理')
  for (const [id, payload] of OUR_PEOPLE) {
    const subject = { kind: 'person', id }
    await doAct(store, await as(store, '管理'), { kind: 'add', subject, payload: { name: id } })
    await doAct(store, await as(store, '管理'), { kind: 'grant', subject, payload })
  }
  await importBook(store, await as(store, '规则'), { day: '2020-01-01' })
  const register = inScratch('平台.csv')
  const lines = [
    '平台编号,平台名称,所属县市区,主导产业数',
    'p1,模拟一,南湖,3',
    `p2,"${TRAP.replaceAll('"', '""')}",南湖,2`,
  ]
  writeFileSync(register, `${[...lines, 'p3,模拟三,南湖,2', 'p4,模拟四,秀洲区,1'].join('\n')}\n`)
  const { imported, findings } = await importRegister(store, await as(store, '规则'), {
    register: 'platform',
    day: '2020-01-01',
    complete: false,
    files: [register],
  })
  if (imported?.added !== 4) throw new Error(JSON.stringify(findings))
}

export async function as(store: Store, person: string): Promise<Who> {
  const who = await whoIs(store, person)
  if ('findings' in who) throw new Error(JSON.stringify(who.findings))
  return who
}

/** Codes that stand against it; none when it is on record. */
export async function act(
  store: Store,
  person: string,
  kind: string,
  id: string,
  payload: Json = {},
  reason?: string,
): Promise<string[]> {
  const done = await doAct(store, await as(store, person), {
    kind,
    subject: { kind: 'return', id },
    payload,
    ...(reason === undefined ? {} : { reason }),
  })
  return 'findings' in done ? done.findings.map(({ code }) => code) : []
}
