// App · what an explanation asks of the evaluated database: the unit's row, its peers, the site it shares, the next grade.

import type { Place } from '../evaluate/explain/explain.ts'
import { toNumber } from '../evaluate/explain/figures.ts'
import type { AroundUnit } from '../evaluate/explain/grading.ts'
import { isDown, leafOver, nodesDown, overOf } from '../evaluate/scheme/tree.ts'
import type { Row } from '../store/duck.ts'
import type { Evaluated } from './evaluate.ts'

export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`
const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The evaluated relation kept as a table: it is asked many things. */
export async function keepRelation({ duck, run }: Evaluated): Promise<string> {
  await duck.run(`CREATE TABLE IF NOT EXISTS explained AS SELECT * FROM ${run.compiled.relation}`)
  return 'explained'
}

/** The row of the unit, or of the site that it is evaluated with; undefined for a unit out of scope. */
export async function rowOf({ duck, scheme }: Evaluated, table: string, id: string): Promise<Row | undefined> {
  const own =
    scheme.merge === undefined
      ? `id = ${quoteText(id)}`
      : `"~site" = (SELECT "~site" FROM members WHERE id = ${quoteText(id)})`
  return (await duck.all(`SELECT * FROM ${table} WHERE ${own}`))[0]
}

/** Where each leaf's value stands among the values that its statistics are of. */
export async function placesOf(done: Evaluated, table: string, row: Row): Promise<Map<string, Place>> {
  const { duck, scheme, run } = done
  const leaves = nodesDown(scheme).flatMap(({ node }) => {
    const x = run.compiled.told.get(`${node.id}|x`)
    return node.of === undefined && x !== undefined && row[x] != null ? [{ node, x: quoteName(x) }] : []
  })
  const counts = leaves.flatMap(({ node, x }, i) => {
    const same = overOf(scheme, leafOver(node)).map(
      (key) => `p.${quoteName(key)} IS NOT DISTINCT FROM o.${quoteName(key)}`,
    )
    const peer = ['p.', x, ' IS NOT NULL', ...same.map((one) => ` AND ${one}`)].join('')
    const better = isDown(node) ? '<' : '>'
    const worse = isDown(node) ? '>' : '<'
    return [
      `count(*) FILTER (WHERE ${peer}) AS n${i}`,
      `count(*) FILTER (WHERE ${peer} AND p.${x} ${better} o.${x}) AS better${i}`,
      `count(*) FILTER (WHERE ${peer} AND p.${x} ${worse} o.${x}) AS worse${i}`,
    ]
  })
  if (counts.length === 0) return new Map()
  const own = `(SELECT * FROM ${table} WHERE id = ${quoteText(String(row['id']))}) o`
  const [found] = await duck.all(`SELECT ${counts.join(', ')} FROM ${table} p CROSS JOIN ${own}`)
  return new Map(
    leaves.map(({ node }, i) => [
      node.id,
      { rank: Number(found?.[`better${i}`]) + 1, of: Number(found?.[`n${i}`]), below: Number(found?.[`worse${i}`]) },
    ]),
  )
}

export async function aroundOf(done: Evaluated, table: string, row: Row): Promise<AroundUnit> {
  const { duck, scheme, run } = done
  const pool = `"~pool" IS NOT DISTINCT FROM ${quoteText(String(row['~pool'] ?? ''))}`
  const key = scheme.rank?.on === 'rounded' ? '"~published"' : '"~total"'
  const own = Number(row[scheme.rank?.on === 'rounded' ? '~published' : '~total'])
  const [count] = await duck.all(
    `SELECT count(${key}) AS n, count(*) FILTER (WHERE ${key} = ${own}::DOUBLE) AS tied FROM ${table} WHERE ${pool}`,
  )
  const around = { of: Number(count?.['n']), tied: Number(count?.['tied']) }
  const cut = scheme.grades?.cut ?? []
  const at = cut.findIndex(([grade]) => String(grade) === String(row['~grade']))
  const better = cut[at - 1]
  if (better === undefined) return { ...around, next: null }
  const grade = String(better[0])
  if (scheme.grades?.by === 'threshold')
    return { ...around, next: better[1] === null ? null : { grade, total: better[1] } }
  const outright = run.compiled.told.get('outright|')
  const earned = outright === undefined ? '' : ` AND NOT ${quoteName(outright)}`
  const last = scheme.rank?.order === 'asc' ? 'max' : 'min'
  const [found] = await duck.all(
    `SELECT ${last}(${key}) AS total FROM ${table} WHERE ${pool} AND "~grade" = ${quoteText(grade)}${earned}`,
  )
  const total = toNumber(found?.['total'])
  return { ...around, next: total === null ? null : { grade, total } }
}

/** Members of the site with their own figures, lead first as the evaluation adds them. */
export async function membersOf({ duck, scheme }: Evaluated, id: string): Promise<Row[]> {
  if (scheme.merge === undefined) return []
  return duck.all(
    `SELECT i.* FROM members m JOIN input i ON i.id = m.id WHERE m."~site" = (SELECT "~site" FROM members WHERE id = ${quoteText(id)}) ORDER BY i.id`,
  )
}
