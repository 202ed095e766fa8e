// Intake · tells what is wrong in a cleaned sheet: cells, ids, rows written twice, merged cells, rows that are no unit.
import type { Duck } from '../store/duck.ts'
import { type Clean, shownCell } from './clean.ts'
import { usccExpectedSql } from './id-sql.ts'
import type { FindingLog } from './log.ts'
import { quoteText } from './sql.ts'
import type { IntakeRequest } from './types.ts'
import type { ValueColumn } from './value-sql.ts'

/** SQL of a relation `(row, id, name, because)` of rows that cannot be used; undefined when all can. */
export async function checkSheet(
  duck: Duck,
  clean: Clean,
  request: IntakeRequest,
  log: FindingLog,
): Promise<string | undefined> {
  const faulty = await countFaults(duck, clean)
  const { sheet } = clean.assigned
  const bad: string[] = []
  await tellRowsLeftOut(clean, log, faulty)
  // The only file without a row is refused as a whole later on.
  if (faulty.get('unit') === 0 && request.files.length > 1)
    await log.add(sheet.place, { code: 'intake/no-units', blocking: false })
  for (const [i, column] of clean.columns) {
    const count = faulty.get(`e${i}`) ?? 0
    if (count === 0) continue
    const at = clean.assigned.columns.get(i)
    const spot = { col: at?.at, header: at?.text, blocking: !request.skipBad }
    await log.addFrom(sheet.place, spot, cellQuery(clean, i, column), count)
    bad.push(
      `SELECT "row", ${reason(column.spec.label, `e${i}`)} AS because FROM ${clean.relation} WHERE kind = 'unit' AND e${i} IS NOT NULL`,
    )
  }
  const spot = { col: clean.assigned.id.at, header: clean.assigned.id.text, blocking: !request.skipBad }
  const ids = faulty.get('e_id') ?? 0
  if (ids > 0) {
    await log.addFrom(sheet.place, spot, idQuery(clean), ids)
    bad.push(`SELECT "row", ${reason('编号', 'e_id')} AS because FROM ${clean.relation} WHERE e_id IS NOT NULL`)
  }
  const twice = request.lines === true ? 0 : await log.addFrom(sheet.place, spot, twiceQuery(clean))
  if (twice > 0)
    bad.push(
      `SELECT "row", '编号重复' AS because FROM ${clean.relation} SEMI JOIN (${twiceIds(clean)}) USING (id) WHERE kind = 'unit'`,
    )
  bad.push(...(await tellMerges(clean, request, log)), ...(await tellExtraCells(clean, request, log)))
  if (bad.length === 0) return undefined
  const reasons = bad.map((query) => `(${query})`).join(' UNION ALL ')
  return `SELECT c."row", c.id, c.name, string_agg(b.because, '；' ORDER BY b.because) AS because FROM (${reasons}) b JOIN ${clean.relation} c ON c."row" = b."row" WHERE c.kind = 'unit' GROUP BY ALL`
}

async function countFaults(duck: Duck, clean: Clean): Promise<Map<string, number>> {
  const columns = ['e_id', ...[...clean.columns.keys()].map((i) => `e${i}`)]
  const counts = columns.map((column) => `count(${column}) FILTER (WHERE kind = 'unit') AS ${column}`)
  const kinds = ['unit', 'total', 'note'].map((kind) => `count(*) FILTER (WHERE kind = '${kind}') AS ${kind}`)
  const [row] = await duck.all(`SELECT ${[...counts, ...kinds].join(', ')} FROM ${clean.relation}`)
  return new Map(Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]))
}

async function tellRowsLeftOut(clean: Clean, log: FindingLog, counts: ReadonlyMap<string, number>): Promise<void> {
  for (const kind of ['total', 'note']) {
    if ((counts.get(kind) ?? 0) === 0) continue
    const query = `SELECT "row", id, '${kind}-row' AS code, CAST(json_object('text', left(coalesce(id, name), 60)) AS VARCHAR) AS facts FROM ${clean.relation} WHERE kind = '${kind}'`
    await log.addFrom(clean.assigned.sheet.place, { blocking: false }, query, counts.get(kind))
  }
}

/** 名称 and what is the matter, in few words, for the list of rows left out. */
const reason = (label: string, code: string): string =>
  `'“' || ${quoteText(label)} || '”' || CASE ${code} ${REASONS.map(([key, words]) => `WHEN '${key}' THEN '${words}'`).join(' ')} ELSE '有误' END`

const REASONS = [
  ['not-number', '不是数字'],
  ['not-finite', '不是有限的数'],
  ['implausible', '数值过大'],
  ['bracketed-number', '为括号数字'],
  ['cell-unit', '单位不对'],
  ['excel-error', '为 Excel 错误值'],
  ['formula-no-result', '公式没有结果'],
  ['below-min', '小于下限'],
  ['above-max', '大于上限'],
  ['not-one-of', '不在允许值之内'],
  ['required', '缺失'],
  ['not-date', '不是日期'],
  ['not-boolean', '不是“是”或“否”'],
  ['id-missing', '缺失'],
  ['id-unsafe', '含不允许的字符'],
  ['id-date', '成了日期'],
  ['code-cut', '被 Excel 截断'],
  ['uscc-length', '位数不对'],
  ['uscc-character', '含不该有的字符'],
  ['uscc-check', '校验码不对'],
] as const

function cellQuery(clean: Clean, index: number, { spec, cell, physical }: ValueColumn): string {
  const facts = [
    ['text', `coalesce(${shownCell(`s.${cell}`, physical)}, '')`],
    ['id', `coalesce(c.id, '')`],
    ['label', quoteText(spec.label)],
    ['unit', quoteText(spec.unit === '1' ? '' : spec.unit)],
    ['min', quoteText(String(spec.min ?? ''))],
    ['max', quoteText(String(spec.max ?? ''))],
    ['allowed', quoteText((spec.oneOf ?? []).join('、'))],
  ].map(([key, sql]) => `'${key}', ${sql}`)
  return `SELECT c."row", c.id, c.e${index} AS code, CAST(json_object(${facts.join(', ')}) AS VARCHAR) AS facts FROM ${clean.relation} c JOIN ${clean.assigned.sheet.relation} s ON s."row" = c."row" WHERE c.kind = 'unit' AND c.e${index} IS NOT NULL`
}

function idQuery(clean: Clean): string {
  const { sheet, id } = clean.assigned
  const shown = shownCell(`s.c${id.at}`, sheet.physical[id.at - 1] ?? 'text')
  const facts = `json_object('text', replace(coalesce(${shown}, ''), chr(8232), '⏎'), 'length', length(c.id), 'expected', ${usccExpectedSql('c.id')}, 'found', substr(c.id, 18, 1), 'characters', regexp_replace(c.id, '[0-9A-HJ-NP-RTUWXY]', '', 'g'), 'name', coalesce(c.name, ''))`
  return `SELECT c."row", c.id, c.e_id AS code, CAST(${facts} AS VARCHAR) AS facts FROM ${clean.relation} c JOIN ${sheet.relation} s ON s."row" = c."row" WHERE c.e_id IS NOT NULL`
}

const twiceIds = ({ relation }: Clean): string =>
  `SELECT id, min("row") AS first, count(*) AS count FROM ${relation} WHERE kind = 'unit' AND id IS NOT NULL GROUP BY id HAVING count(*) > 1`

/** One finding for each row after the first that has the id. */
function twiceQuery(clean: Clean): string {
  const facts = `CAST(json_object('id', t.id, 'first', t.first, 'rows', t.first || '、' || c."row", 'count', t.count, 'name', coalesce(c.name, '')) AS VARCHAR)`
  return `SELECT c."row", c.id, 'id-twice' AS code, ${facts} AS facts FROM ${clean.relation} c JOIN (${twiceIds(clean)}) t ON t.id = c.id AND c."row" > t.first WHERE c.kind = 'unit'`
}

/** Excel keeps a merged range's value in its first cell alone: the other rows only look filled. */
async function tellMerges(clean: Clean, request: IntakeRequest, log: FindingLog): Promise<string[]> {
  const { sheet, id, name, columns } = clean.assigned
  const used = [id.at, ...(name === undefined ? [] : [name.at]), ...[...columns.values()].map((cell) => cell.at)]
  const told = sheet.merges.filter((merge) => {
    const touched = used.filter((at) => at >= merge.left && at <= merge.right).length
    return merge.top > (sheet.header?.last ?? 0) && (touched > 1 || (touched === 1 && merge.bottom > merge.top))
  })
  const bad: string[] = []
  // One query per leading column: a sheet may hold thousands of merged ranges.
  for (const left of new Set(told.map((merge) => merge.left))) {
    const ranges = told
      .filter((merge) => merge.left === left)
      .map(({ range, top, bottom }) => `(${quoteText(range)}, ${top}, ${bottom})`)
    const joined = `FROM (VALUES ${ranges.join(', ')}) m(area, top, bottom) JOIN ${clean.relation} c ON c."row" BETWEEN m.top AND m.bottom WHERE c.kind = 'unit'`
    const query = `SELECT min(c."row") AS "row", min(c.id) AS id, 'merged-cells' AS code, CAST(json_object('range', m.area) AS VARCHAR) AS facts ${joined} GROUP BY m.area`
    if ((await log.addFrom(sheet.place, { col: left, blocking: !request.skipBad }, query)) > 0)
      bad.push(`SELECT c."row", '有合并单元格' AS because ${joined}`)
  }
  return bad
}

/** A csv row with more cells than the header: most often a thousands separator without quotes has moved the cells. */
async function tellExtraCells(clean: Clean, request: IntakeRequest, log: FindingLog): Promise<string[]> {
  const { sheet } = clean.assigned
  const width = Math.max(...(sheet.header?.cells ?? []).map((cell) => cell.at))
  const beyond = sheet.physical.slice(width).map((_, i) => `c${width + i + 1}`)
  if (sheet.kind !== 'csv' || beyond.length === 0) return []
  const rows = `FROM ${sheet.relation} WHERE "row" > ${sheet.header?.last ?? 0} AND coalesce(${beyond.join(', ')}) IS NOT NULL`
  const facts = `CAST(json_object('columns', ${width}, 'text', left(coalesce(${beyond.join(', ')}), 60)) AS VARCHAR)`
  const query = `SELECT "row", c${clean.assigned.id.at} AS id, 'extra-cells' AS code, ${facts} AS facts ${rows}`
  const count = await log.addFrom(sheet.place, { blocking: !request.skipBad }, query)
  return count === 0 ? [] : [`SELECT "row", '单元格多于表头' AS because ${rows}`]
}
