// App · the finished result as the book that reports are written from.
import { adjustLines } from '../evaluate/compile/total.ts'
import { describe, labelOf, nodeLabel, titleOf } from '../evaluate/describe.ts'
import type { Scheme } from '../evaluate/scheme/schema.ts'
import { fullMark, nodesDown } from '../evaluate/scheme/tree.ts'
import type { Book, BookException, BookRow, Breakdown, PoolCount } from '../report/book.ts'
import type { Duck, Row } from '../store/duck.ts'
import { ORDER } from './run-scheme.ts'

/** Reads `result` (with detail when `detail`), `input` and `skipped`. */
export async function toBook(
  duck: Duck,
  scheme: Scheme,
  options: { detail: boolean; synthetic: boolean },
): Promise<Book> {
  const nodes = nodesDown(scheme)
  const adjusts = adjustLines({ scheme })
  const county = Object.hasOwn(scheme.inputs, 'county')
  const raw = await duck.all(
    county
      ? `SELECT r.*, CAST(i.county AS VARCHAR) AS "~county" FROM result r JOIN input i ON r.id = i.id ORDER BY r.pool, r."rank" NULLS LAST, r.id`
      : `SELECT * FROM result ORDER BY ${ORDER}`,
  )
  const grades = gradesOf(scheme, raw)
  const rows = raw.map(
    (row): BookRow => ({
      id: text(row['id']),
      name: text(row['name']),
      pool: (scheme.pools ?? []).length === 0 ? '' : text(row['pool']),
      total: number(row['total']),
      rank: number(row['rank']),
      grade: text(row['grade']),
      because: text(row['because']),
      county: text(row['~county']),
      values: options.detail ? nodes.map(({ node }) => number(row[`${node.id}.value`])) : [],
      points: options.detail ? nodes.map(({ node }) => number(row[`${node.id}.points`])) : [],
      notes: options.detail ? nodes.map(({ node }) => words(row[`${node.id}.note`])) : [],
      adjusts: options.detail ? adjusts.map(({ id }) => number(row[`adjust.${id}`])) : [],
    }),
  )
  const { zh, en } = titleOf(scheme)
  return {
    scheme: {
      id: scheme.scheme,
      titleZh: zh,
      titleEn: en,
      subject: scheme.subject ?? '',
      period: String(scheme.period ?? ''),
      status: scheme.source?.status ?? '',
      document: scheme.source?.document ?? '',
    },
    synthetic: options.synthetic,
    grades,
    decimals: scheme.decimals ?? null,
    nodes: nodes.map(({ node, parent, depth }) => ({
      id: node.id,
      label: nodeLabel(node),
      unit: String(node.unit ?? ''),
      weight: node.weight ?? fullMark(node, parent),
      depth,
      leaf: node.of === undefined,
    })),
    adjusts,
    rows,
    pools: counts(rows, grades, (row) => row.pool).map(({ key, ...rest }): PoolCount => ({ pool: key, ...rest })),
    breakdowns: await breakdowns(duck, scheme, grades),
    method: describe(scheme),
    exceptions: await exceptions(
      duck,
      rows,
      nodes.map(({ node }) => nodeLabel(node)),
      options.detail,
    ),
  }
}

/** Best first as the scheme cuts them; then those given otherwise, in the order of the file. */
function gradesOf(scheme: Scheme, rows: readonly Row[]): string[] {
  const order = [
    ...(scheme.grades?.cut.map(([grade]) => String(grade)) ?? []),
    ...(scheme.veto?.map((rule) => rule.grade) ?? []),
    ...(scheme.scope?.map((rule) => rule.grade) ?? []),
    ...new Set(rows.map((row) => text(row['grade']))),
  ]
  return [...new Set(order)].filter((grade) => grade !== '' || scheme.grades === undefined)
}

function counts(rows: readonly BookRow[], grades: readonly string[], key: (row: BookRow) => string) {
  const at = new Map(grades.map((grade, i) => [grade, i]))
  const found = new Map<string, { units: number; counts: number[] }>()
  for (const row of rows) {
    const one = found.get(key(row)) ?? { units: 0, counts: grades.map(() => 0) }
    one.units++
    const i = at.get(row.grade)
    if (i !== undefined) one.counts[i] = (one.counts[i] ?? 0) + 1
    found.set(key(row), one)
  }
  return [...found].map(([key, one]) => ({ key, ...one }))
}

const BREAKDOWNS = ['county', 'town', 'platform', 'industry', 'group']

async function breakdowns(duck: Duck, scheme: Scheme, grades: readonly string[]): Promise<Breakdown[]> {
  const found: Breakdown[] = []
  for (const column of BREAKDOWNS.filter((one) => Object.hasOwn(scheme.inputs, one))) {
    const rows = await duck.all(
      `SELECT coalesce(CAST(i."${column}" AS VARCHAR), '未填') AS key, r.grade AS grade, count(*) AS n FROM result r JOIN input i ON r.id = i.id GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    const keys = [...new Set(rows.map((row) => text(row['key'])))]
    found.push({
      column,
      label: labelOf(scheme, column),
      rows: keys.map((key) => {
        const own = rows.filter((row) => row['key'] === key)
        const of = (grade: string): number => Number(own.find((row) => row['grade'] === grade)?.['n'] ?? 0)
        return { key, units: own.reduce((sum, row) => sum + Number(row['n']), 0), counts: grades.map(of) }
      }),
    })
  }
  return found
}

async function exceptions(
  duck: Duck,
  rows: readonly BookRow[],
  labels: readonly string[],
  detail: boolean,
): Promise<BookException[]> {
  const skipped = await duck.all('SELECT id, name, because FROM skipped ORDER BY id, because')
  const left = skipped.map((row) => ({
    kind: 'skipped',
    id: text(row['id']),
    name: text(row['name']),
    where: '',
    text: text(row['because']),
  }))
  if (!detail) return left
  const noted = rows.flatMap((row) =>
    row.notes.flatMap((note, i) => {
      if (note === null) return []
      const kind = note.includes('缺失') ? 'missing' : note.includes('极端值') ? 'winsor' : 'clipped'
      return [{ kind, id: row.id, name: row.name, where: labels[i] ?? '', text: note }]
    }),
  )
  return [...left, ...noted]
}

const text = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell))
const words = (cell: unknown): string | null => (cell === null || cell === undefined ? null : String(cell))
const number = (cell: unknown): number | null => (cell === null || cell === undefined ? null : Number(cell))
