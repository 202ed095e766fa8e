// A county with twelve enterprises for the tests of the process: rule book, registers, returns of four departments, filed and approved by their own acts. 模拟数据.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beginPeople, doAct } from '../../src/app/do-act.ts'
import type { Works } from '../../src/app/evaluation/works.ts'
import { fillReturn } from '../../src/app/fill-return.ts'
import { importBook } from '../../src/app/import-book.ts'
import { importRegister } from '../../src/app/import-register.ts'
import { whoIs } from '../../src/app/who-is.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Finding } from '../../src/kernel/finding.ts'
import { usccCheckCharacter } from '../../src/kernel/uscc.ts'
import { openContentFiles } from '../../src/store/content-files.ts'
import type { Store } from '../../src/store/pg/open.ts'
import type { Who } from '../../src/store/pg/session.ts'

/** A code with a right check digit, of nobody. */
function codeOf(n: number): string {
  const body = `91330402Y${String(n).padStart(8, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
export const FIRMS = NUMBERS.map((n) => ({ id: codeOf(n), name: `模拟企业${n}` }))
export const firm = (n: number): string => codeOf(n)

const PEOPLE = [
  ['规则', { role: 'rule-keeper' }],
  ['南湖规则', { role: 'rule-keeper', unit: 'nanhu' }],
  ['填报', { role: 'filer', unit: 'nanhu' }],
  ['秀洲填报', { role: 'filer', unit: 'xiuzhou' }],
  ['审核', { role: 'reviewer', unit: 'jiaxing' }],
  ['南湖审核', { role: 'reviewer', unit: 'nanhu' }],
  ['秀洲审核', { role: 'reviewer', unit: 'xiuzhou' }],
  ['tax', { role: 'owner-department', department: 'tax' }],
  ['resources', { role: 'owner-department', department: 'resources' }],
  ['statistics', { role: 'owner-department', department: 'statistics' }],
  ['power', { role: 'owner-department', department: 'power' }],
  ['领导', { role: 'leader' }],
  ['审计', { role: 'auditor' }],
  ['企业一', { role: 'enterprise', enterprise: firm(1) }],
  ['企业十二', { role: 'enterprise', enterprise: firm(12) }],
] as const

export type Table = Readonly<Record<string, readonly (number | null)[]>>
/** Tax from 1200 down to 100, by steps of 100. */
export const TAX: readonly number[] = NUMBERS.map((n) => 1300 - 100 * n)
/** One firm's figure in another's place. */
export const but = (values: readonly number[], n: number, value: number): number[] =>
  values.map((one, i) => (i === n - 1 ? value : one))
export const taxes = (values: readonly (number | null)[]): Table => ({ '实缴税收（万元）': values })
const all = (value: number): number[] => NUMBERS.map(() => value)
/** By department, of each firm in turn. */
export const FIGURES: Readonly<Record<'tax' | 'resources' | 'statistics' | 'power', Table>> = {
  tax: taxes(TAX),
  resources: { '用地面积（亩）': all(10) },
  statistics: {
    '投产年数（年）': all(9),
    '工业增加值（万元）': all(2000),
    '年平均职工人数（人）': all(100),
    '主营业务收入（万元）': all(9000),
  },
  power: { '用电量（万千瓦时）': all(50) },
}

export interface City {
  readonly works: Works
  readonly as: (person: string) => Promise<Who>
  /** The day on which things are done from now on. */
  readonly on: (day: string) => void
  readonly file: (id: string, owner: string, period: string, table: Table) => Promise<void>
  readonly correct: (id: string, owner: string, table: Table, why: string) => Promise<void>
  readonly folder: string
  readonly drop: () => void
}

/** `firms`: how many are in the register. */
export async function openCity(store: Store, firms: readonly { id: string; name: string }[] = FIRMS): Promise<City> {
  const folder = mkdtempSync(join(tmpdir(), 'wanmu-process-'))
  let day = '2026-03-01'
  const clock = { now: () => new Date(`${day}T02:00:00Z`), zone: 'Asia/Shanghai' }
  const works: Works = { store, files: openContentFiles(join(folder, 'snapshots')), clock }
  const as = async (person: string): Promise<Who> => {
    const who = await whoIs(store, person)
    if ('findings' in who) throw new Error(JSON.stringify(who.findings))
    return who
  }
  let sheets = 0
  const sheet = (table: Table): string => {
    const path = join(folder, `模拟${++sheets}.csv`)
    const head = ['统一社会信用代码', '企业名称', ...Object.keys(table)]
    const lines = firms.map(({ id, name }, n) => [id, name, ...Object.values(table).map((values) => values[n] ?? '')])
    writeFileSync(path, `${[head, ...lines].map((line) => line.join(',')).join('\n')}\n`)
    return path
  }
  /** Returns are filed in time: in the February after their year, which their ids end in. */
  const inTime = (id: string) => ({ ...clock, now: () => new Date(`${Number(id.slice(-4)) + 1}-02-20T02:00:00Z`) })
  const act = async (person: string, kind: string, id: string, payload: Json = {}) =>
    demand(await doAct(store, await as(person), { kind, subject: { kind: 'return', id }, payload }, inTime(id)))
  const pass = async (id: string, owner: string): Promise<void> => {
    await act('审核', 'review', id)
    await act(owner, 'verify', id)
    await act('规则', 'approve', id)
  }
  demand(await beginPeople(store, '管理', '管理'))
  for (const [id, payload] of PEOPLE) {
    const subject = { kind: 'person', id }
    demand(await doAct(store, await as('管理'), { kind: 'add', subject, payload: { name: id } }))
    demand(await doAct(store, await as('管理'), { kind: 'grant', subject, payload }))
  }
  demand(await importBook(store, await as('规则'), { day: '2020-01-01' }))
  const register = join(folder, '名录.csv')
  const lines = firms.map(({ id, name }) => `${id},${name},南湖区,2929`)
  writeFileSync(register, `${['统一社会信用代码,企业名称,所属县市区,行业代码', ...lines].join('\n')}\n`)
  const request = { register: 'enterprise', day: '2020-01-01', complete: false, files: [register] } as const
  demand(await importRegister(store, await as('规则'), request))
  return {
    works,
    as,
    folder,
    on: (to) => {
      day = to
    },
    async file(id, owner, period, table) {
      await act('填报', 'open', id, { form: 'enterprise', period, unit: 'nanhu', owner })
      demand(await fillReturn(store, await as('填报'), { id, files: [sheet(table)], caliber: '全口径' }))
      await act('填报', 'file', id)
      await pass(id, owner)
    },
    async correct(id, owner, table, why) {
      demand(await fillReturn(store, await as('填报'), { id, files: [sheet(table)], caliber: '全口径', correct: why }))
      await pass(id, owner)
    },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** All four departments' figures of a year. */
export async function fileAll(
  { file }: City,
  period: string,
  figures: Readonly<Record<string, Table>> = FIGURES,
): Promise<void> {
  for (const [owner, table] of Object.entries(figures)) await file(`${owner}-${period}`, owner, period, table)
}

export function demand(done: object): void {
  const { findings = [] } = done as { findings?: readonly Finding[] }
  if (findings.some(({ blocking }) => blocking)) throw new Error(JSON.stringify(findings))
}
export const codes = ({ findings }: { readonly findings: readonly Finding[] }): string[] =>
  findings.filter(({ blocking }) => blocking).map(({ code }) => code)
