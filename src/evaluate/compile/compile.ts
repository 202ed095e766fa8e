// Compile · a scheme to statements: input → units → values → treated → points → tree → adjustments → veto → rank → grade.
import type { Dialect } from '../dialect.ts'
import { layOut, type Order, type Statement } from '../plan/lay-out.ts'
import { createPlan, type Plan, unquoted } from '../plan/plan.ts'
import type { Scheme } from '../scheme/schema.ts'
import { nodesUp } from '../scheme/tree.ts'
import { planComposite } from './combine.ts'
import type { Context, Formulas, Types } from './context.ts'
import { planGrade } from './grade.ts'
import { planLeaf } from './leaf.ts'
import { statistics } from './statistics.ts'
import { adjustLines, planTotal } from './total.ts'
import { unitStatements } from './units.ts'

export interface Compiled {
  /** Run in order on a database that holds `input`; `result` then holds the published columns, and `REFUSED`. */
  readonly statements: readonly Statement[]
  /** The rows of `result` as a query in published order, where that can be had for less than sorting the whole. */
  readonly ordered?: string
  /** Names of the result's columns, in order. */
  readonly columns: readonly string[]
  /** Query for the leaves that refuse a unit: id, name, node. */
  readonly refusals: string
  /** Relation with one row per scored unit, every planned column reachable while the database is open. */
  readonly relation: string
  /** With `explain`: `<node>|<what>` → column of the relation that holds it. */
  readonly told: ReadonlyMap<string, string>
  readonly plan: Plan
  readonly context: Context
}

/** Column of `result` that tells the units which `refusals` names; it goes once the result stands. */
export const REFUSED = '~refused'
export const RESULT_COLUMNS = ['id', 'name', 'pool', 'total', 'rank', 'grade', 'because'] as const

export function compile(
  scheme: Scheme,
  formulas: Formulas,
  types: Types,
  options: { detail: boolean; explain?: boolean; dialect: Dialect },
): Compiled {
  const { dialect, detail } = options
  const plan = createPlan(dialect)
  const inputs = Object.keys(scheme.inputs)
  const merged = scheme.merge !== undefined
  plan.base(['id', 'name', '~pool', ...inputs, ...(merged ? ['~site'] : [])])
  const context: Context = {
    scheme,
    formulas,
    types,
    dialect,
    plan,
    stats: statistics(plan, dialect),
    names: new Map(),
    told: new Map(),
  }
  for (const { node, parent } of nodesUp(scheme)) {
    if (node.of === undefined) planLeaf(context, node, parent)
    else planComposite(context, node, parent)
  }
  // One truth carried through the windows instead of every node's points.
  const refused = rejecting(scheme).map(({ node }) => `${dialect.name(`${node.id}.points`)} IS NULL`)
  plan.row(REFUSED, `(${refused.join(' OR ')})`)
  planTotal(context)
  planGrade(context)

  const details = detail ? detailColumns(context) : []
  const wanted = [
    'id',
    'name',
    '~pool',
    '~published',
    '~rank',
    '~grade',
    '~because',
    ...details.filter((d) => plan.has(d)),
    REFUSED,
    ...rejecting(scheme).map(({ node }) => `${node.id}.points`),
    ...(merged ? ['~site'] : []),
    ...(options.explain === true
      ? [
          ...inputs,
          '~total',
          ...nodesUp(scheme).map(({ node }) => `${node.id}.missing`),
          ...[...context.told.values()].map(unquoted),
        ]
      : []),
  ]
  const pool = shownPool(context)
  const order = isPlain(scheme) ? publishedOrder(context) : undefined
  const laid = layOut(plan, 'units', [...wanted, pool, ...(order?.reads ?? [])], dialect, '', order)
  return {
    statements: [
      ...unitStatements(context),
      ...laid.statements,
      { sql: `CREATE TABLE result AS ${resultSql(context, laid.relation, pool, details)}`, what: '排名定级' },
    ],
    columns: [...RESULT_COLUMNS, ...details],
    ...(order === undefined ? {} : { ordered: resultSql(context, `(${laid.ordered})`, pool, details) }),
    refusals: refusalSql(context, laid.relation),
    relation: laid.relation,
    told: new Map([...context.told].map(([what, column]) => [what, unquoted(column)])),
    plan,
    context,
  }
}

export function detailColumns(context: Pick<Context, 'scheme'>): string[] {
  const nodes = nodesUp(context.scheme).flatMap(({ node }) => [
    `${node.id}.value`,
    `${node.id}.points`,
    `${node.id}.note`,
  ])
  return [...nodes, ...adjustLines(context).map(({ id }) => `adjust.${id}`)]
}

/** Every unit has its own line, and each is scored. */
const isPlain = (scheme: Scheme): boolean => scheme.merge === undefined && (scheme.scope ?? []).length === 0

/** Column with the pool's name as it is published: one text for a pool, not one for each of its units. */
function shownPool({ plan, scheme, dialect }: Context): string {
  const pools = scheme.pools ?? []
  return pools.length === 0 ? '~pool' : unquoted(plan.group(pools, dialect.any('"~pool"')))
}

/** By the pool's name, rank and id; the name stands for itself by its place among the names, and the reason is written last. */
function publishedOrder({ plan, scheme, dialect }: Context): Order & { readonly reads: readonly string[] } {
  const pools = scheme.pools ?? []
  const by = pools.length === 0 ? [] : [plan.group(pools, dialect.placeOf(dialect.any('"~pool"')))]
  const isForced = (scheme.veto ?? []).length > 0 || scheme.grades?.outright !== undefined
  return {
    by: [...by, '"~rank" NULLS LAST', '"id"'].join(', '),
    late: isForced ? [] : ['~because'],
    reads: by.map(unquoted),
  }
}

/** Scored units, their members in their place, and those out of scope with no total and no rank. */
function resultSql(context: Context, relation: string, pool: string, details: readonly string[]): string {
  const { scheme, dialect, plan } = context
  const cell = (d: string) => (plan.has(d) ? `r.${dialect.name(d)}` : `CAST(NULL AS DOUBLE)`)
  const own = scheme.merge === undefined ? 'r' : 'm'
  const from = scheme.merge === undefined ? `${relation} r` : `members m JOIN ${relation} r ON m."~site" = r."~site"`
  const select = [
    `${own}."id" AS "id"`,
    `${own}."name" AS "name"`,
    `r.${dialect.name(pool)} AS "pool"`,
    'r."~published" AS "total"',
    'r."~rank" AS "rank"',
    'r."~grade" AS "grade"',
    'r."~because" AS "because"',
    ...details.map((d) => `${cell(d)} AS ${dialect.name(d)}`),
    `r."${REFUSED}" AS "${REFUSED}"`,
  ]
  const scored = `SELECT ${select.join(', ')} FROM ${from}`
  if ((scheme.scope ?? []).length === 0) return scored
  const pick = (of: (rule: NonNullable<Scheme['scope']>[number]) => string) =>
    `CASE "~scope" ${(scheme.scope ?? []).map((rule, i) => `WHEN ${i} THEN ${dialect.text(of(rule))}`).join(' ')} END`
  const because = pick((rule) => {
    const said = rule.because ?? `不在评价范围（${String(rule.when)}）`
    // What the reason itself tells is not told twice.
    return rule.rate_as === undefined || said.includes(rule.rate_as) ? said : `${said}（按 ${rule.rate_as} 对待）`
  })
  const blank = details.map((d) => `CAST(NULL AS ${d.endsWith('.note') ? 'VARCHAR' : 'DOUBLE'}) AS ${dialect.name(d)}`)
  const outside = `SELECT ${['"id"', '"name"', '"~pool"', 'CAST(NULL AS DOUBLE)', 'CAST(NULL AS DOUBLE)', pick((rule) => rule.grade), because, ...blank, 'FALSE'].join(', ')} FROM scoped WHERE "~scope" IS NOT NULL`
  return `${scored} UNION ALL ${outside}`
}

/** Units that a leaf with `missing: reject` refuses; the whole index missing is a refusal too. */
const rejecting = (scheme: Scheme) =>
  nodesUp(scheme).filter(
    ({ node }) => (node.of === undefined && (node.missing ?? 'reject') === 'reject') || node === scheme.index,
  )

function refusalSql({ scheme, dialect }: Context, relation: string): string {
  const site = scheme.merge === undefined ? '' : ', "~site"'
  const parts = rejecting(scheme).map(
    ({ node }) =>
      `SELECT "id", "name", ${dialect.text(node.id)} AS node${site} FROM ${relation} WHERE ${dialect.name(`${node.id}.points`)} IS NULL`,
  )
  const all = parts.join(' UNION ALL ')
  if (scheme.merge === undefined) return all
  return `SELECT m."id" AS "id", m."name" AS "name", u.node FROM (${all}) u JOIN members m ON m."~site" = u."~site"`
}
