// App · evaluation: what stands against freezing the figures as they are, unit by unit and input by input.
import { type Finding, finding, notice } from '../../kernel/finding.ts'
import { findConversion, findUnit, plain, type Ratio } from '../../kernel/units.ts'
import type { Duck, Row } from '../../store/duck.ts'
import type { Collected, Column } from './collect.ts'

/** A finding about one unit, which may be left out for it. */
export interface Against {
  readonly id: string
  readonly finding: Finding
}

export interface CheckedFigures {
  /** Block whatever is left out. */
  readonly whole: readonly Finding[]
  readonly against: readonly Against[]
  readonly notices: readonly Finding[]
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
const name = (column: string): string => `"${column.replaceAll('"', '""')}"`

/** Makes `chosen` (one figure per unit and input) and `wide` (one row per unit) from `subjects` and `figures`. */
export async function checkFigures(
  duck: Duck,
  { columns, subjects, day }: Collected,
  period: string,
): Promise<CheckedFigures> {
  if (subjects === 0) return { whole: [finding('process/no-subjects', {}, { day })], against: [], notices: [] }
  await choose(duck, columns)
  const against = [...(await otherMeasures(duck, columns)), ...(await twoFigures(duck, columns))]
  await widen(duck, columns)
  const filed = columns.filter(({ from }) => from === 'figure')
  const absent = filed.length === 0 ? [] : await noFigures(duck, period)
  const without = new Set(absent.map(({ id }) => id))
  for (const column of columns) {
    if (column.required) against.push(...(await missing(duck, column, period)).filter(({ id }) => !without.has(id)))
    against.push(...(await outOfRange(duck, column)))
  }
  const counts = await countFigures(duck, columns)
  const nobody = (column: Column): boolean => column.from === 'figure' && counts.get(column.id) === 0
  const whole = columns.flatMap((column) => {
    const { id: input, label, owner } = column
    if (column.optional) return []
    if (column.from === 'nowhere') return [finding('process/no-indicator', {}, { input, label })]
    return nobody(column) ? [finding('process/nobody-filed', {}, { label, period, owner })] : []
  })
  const some = filed.flatMap(({ id, label, optional }) => {
    const count = subjects - without.size - (counts.get(id) ?? 0)
    return count > 0 && !optional ? [notice('process/some-missing', {}, { label, count })] : []
  })
  return { whole, against: [...absent, ...against], notices: [...some, ...(await mixedCalibers(duck, columns))] }
}

/** The figure of the period itself, or those of all its quarters, else months; of equal ones from several returns the first. */
async function choose(duck: Duck, columns: readonly Column[]): Promise<void> {
  const measures = await duck.all('SELECT DISTINCT input, measure FROM figures ORDER BY ALL')
  const ratios = measures.map((row) => {
    const unit = columns.find(({ id }) => id === row['input'])?.unit ?? ''
    const { times, over } = ratioOf(String(row['measure']), unit) ?? { times: 'NULL', over: 'NULL' }
    return `(${text(String(row['input']))}, ${text(String(row['measure']))}, CAST(${times} AS DOUBLE), CAST(${over} AS DOUBLE))`
  })
  await duck.run('CREATE TABLE ratios (input VARCHAR, measure VARCHAR, times DOUBLE, over DOUBLE)')
  if (ratios.length > 0) await duck.run(`INSERT INTO ratios VALUES ${ratios.join(', ')}`)
  await duck.run(`CREATE TABLE best AS SELECT f.*, CASE WHEN times = over THEN value ELSE value * times / over END AS figure
    FROM (SELECT *, count(DISTINCT period) OVER (PARTITION BY subject, input, prefer) = parts AS all_there FROM figures) f
    JOIN ratios USING (input, measure) WHERE all_there AND subject IN (SELECT id FROM subjects)
    QUALIFY prefer = min(prefer) OVER (PARTITION BY subject, input)`)
  await duck.run(
    'CREATE TABLE chosen AS SELECT DISTINCT ON (subject, input, period) * FROM best ORDER BY subject, input, period, return_id, cell',
  )
}

const SAME: Ratio = { times: 1, over: 1 }

function ratioOf(from: string, to: string): Ratio | undefined {
  if (plain(from) === plain(to) || (['', '1'].includes(from) && ['', '1'].includes(to))) return SAME
  const [one, other] = [findUnit(from), findUnit(to)]
  return one === undefined || other === undefined ? undefined : findConversion(one, other)
}

async function otherMeasures(duck: Duck, columns: readonly Column[]): Promise<Against[]> {
  const rows = await duck.all(
    `SELECT DISTINCT ON (subject, input) subject AS id, s.name, input, measure, return_id || ' ' || cell AS "from" FROM chosen JOIN subjects s ON s.id = subject
     WHERE figure IS NULL ORDER BY subject, input, period, "from"`,
  )
  return rows.map((row) => about('process/other-measure', row, labelled(columns, row), { measure: 1, from: 1 }))
}

async function twoFigures(duck: Duck, columns: readonly Column[]): Promise<Against[]> {
  const rows = await duck.all(
    `SELECT subject AS id, any_value(s.name) AS name, input,
       string_agg(DISTINCT format('{} {} = {} {}', return_id, cell, value, measure), '；' ORDER BY format('{} {} = {} {}', return_id, cell, value, measure)) AS figures
     FROM best JOIN subjects s ON s.id = subject GROUP BY subject, input, period HAVING count(DISTINCT figure) > 1 ORDER BY subject, input, period`,
  )
  return rows.map((row) => about('process/two-figures', row, labelled(columns, row), { figures: 1 }))
}

async function widen(duck: Duck, columns: readonly Column[]): Promise<void> {
  const cells = columns.map(({ id, type, from }) => {
    const sql = { number: 'DOUBLE', text: 'VARCHAR', date: 'DATE', boolean: 'BOOLEAN' }[type]
    if (from === 'figure')
      return `CAST(sum(c.figure ORDER BY c.period) FILTER (WHERE c.input = ${text(id)}) AS ${sql}) AS ${name(id)}`
    return from === 'register'
      ? `TRY_CAST(any_value(s.${name(`fact_${id}`)}) AS ${sql}) AS ${name(id)}`
      : `CAST(NULL AS ${sql}) AS ${name(id)}`
  })
  await duck.run(
    `CREATE TABLE wide AS SELECT s.id, any_value(s.name) AS name, any_value(s.unit) AS reporting_unit, count(c.input) AS filed,
       ${cells.join(', ')} FROM subjects s LEFT JOIN chosen c ON c.subject = s.id GROUP BY s.id`,
  )
}

async function noFigures(duck: Duck, period: string): Promise<Against[]> {
  const rows = await duck.all('SELECT id, name, reporting_unit AS unit FROM wide WHERE filed = 0 ORDER BY id')
  return rows.map((row) => about('process/no-figures', row, { period }, { unit: 1 }))
}

async function missing(duck: Duck, { id, label, owner }: Column, period: string): Promise<Against[]> {
  const rows = await duck.all(`SELECT id, name FROM wide WHERE ${name(id)} IS NULL ORDER BY id`)
  return rows.map((row) => about('process/figure-missing', row, { label, owner, period }))
}

async function outOfRange(duck: Duck, { id, label, min, max, oneOf }: Column): Promise<Against[]> {
  const listed = (oneOf ?? []).map((one) => (typeof one === 'number' ? String(one) : text(one)))
  const rules = [
    { rule: `≥ ${min}`, sql: min === undefined ? '' : `${name(id)} < ${min}` },
    { rule: `≤ ${max}`, sql: max === undefined ? '' : `${name(id)} > ${max}` },
    { rule: listed.join('、'), sql: listed.length === 0 ? '' : `${name(id)} NOT IN (${listed.join(', ')})` },
  ].filter(({ sql }) => sql !== '')
  const found: Against[] = []
  for (const { rule, sql } of rules) {
    const rows = await duck.all(
      `SELECT id, name, CAST(${name(id)} AS VARCHAR) AS value FROM wide WHERE ${sql} ORDER BY id`,
    )
    found.push(...rows.map((row) => about('evaluate/out-of-range', row, { column: label, rule }, { value: 1 })))
  }
  return found
}

async function countFigures(duck: Duck, columns: readonly Column[]): Promise<Map<string, number>> {
  const [row] = await duck.all(
    `SELECT ${columns.map(({ id }) => `count(${name(id)}) AS ${name(id)}`).join(', ') || '1 AS one'} FROM wide`,
  )
  return new Map(columns.map(({ id }) => [id, Number(row?.[id] ?? 0)]))
}

async function mixedCalibers(duck: Duck, columns: readonly Column[]): Promise<Finding[]> {
  const rows = await duck.all(
    `SELECT input, string_agg(DISTINCT caliber, '、' ORDER BY caliber) AS calibers FROM chosen GROUP BY input HAVING count(DISTINCT caliber) > 1 ORDER BY input`,
  )
  return rows.map((row) =>
    notice('process/mixed-calibers', {}, { ...labelled(columns, row), calibers: String(row['calibers']) }),
  )
}

const labelled = (columns: readonly Column[], row: Row) => {
  const column = columns.find(({ id }) => id === row['input'])
  return { label: column?.label ?? String(row['input']), unit: column?.unit || '1' }
}

function about(
  code: string,
  row: Row,
  facts: Readonly<Record<string, string>>,
  take: Readonly<Record<string, 1>> = {},
): Against {
  const id = String(row['id'])
  const more = Object.fromEntries(Object.keys(take).map((key) => [key, String(row[key])]))
  return { id, finding: finding(code, {}, { id, name: String(row['name']), ...facts, ...more }) }
}
