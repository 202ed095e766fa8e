// Reference engine · a second evaluation, written from the scheme file's description alone: plain loops over units.
import type { Scheme } from '../../src/evaluate/scheme/schema.ts'
import { type Cell, holds, numberOf, type Unit } from './formulary.ts'
import { pointsOf } from './tree.ts'

export interface Outcome {
  readonly total: number | null
  readonly rank: number | null
  readonly grade: string
  readonly points: Readonly<Record<string, number | null>>
}
interface Scored {
  readonly unit: Unit
  readonly exact: number
  readonly total: number
  readonly points: Record<string, number | null>
}

/** Outcome of each id, or the ids that are sent back. */
export function evaluate(
  scheme: Scheme,
  rows: readonly Unit[],
): { outcomes: Map<string, Outcome>; refused: Set<string> } {
  const outcomes = new Map<string, Outcome>()
  const inside: Unit[] = []
  for (const row of rows) {
    const rule = scheme.scope?.find(({ when }) => holds(when, row))
    if (rule === undefined) inside.push(row)
    else outcomes.set(String(row['id']), { total: null, rank: null, grade: rule.grade, points: {} })
  }
  const sites = merged(scheme, inside)
  const units = sites.map(({ unit }) => unit)
  const points = pointsOf(scheme, units)
  const refused = new Set<string>()
  const scored = units.map((unit, i): Scored => {
    const own = Object.fromEntries([...points].map(([id, all]) => [id, all[i] ?? null]))
    if (mustHave(scheme).some((id) => own[id] === null)) for (const id of sites[i]?.members ?? []) refused.add(id)
    const exact = tidy((own[scheme.index.id] ?? 0) + adjustments(scheme, unit))
    return { unit, exact, total: scheme.decimals === undefined ? exact : rounded(exact, scheme.decimals), points: own }
  })
  scored.forEach((one, i) => {
    const pool = scored.filter((other) =>
      (scheme.pools ?? []).every((key) => (other.unit[key] ?? null) === (one.unit[key] ?? null)),
    )
    const outcome = {
      total: one.total,
      points: one.points,
      rank: rankOf(scheme, one, pool),
      grade: gradeOf(scheme, one, pool),
    }
    for (const id of sites[i]?.members ?? []) outcomes.set(id, outcome)
  })
  return { outcomes, refused }
}

/** Firms on one site: sums where they are added, else the greatest number, any yes, the lead firm's text; the pool is the lead's. */
function merged(scheme: Scheme, rows: readonly Unit[]): { unit: Unit; members: string[] }[] {
  const { merge } = scheme
  if (merge === undefined) return rows.map((unit) => ({ unit, members: [String(unit['id'])] }))
  const sites = new Map<string, Unit[]>()
  for (const row of rows) {
    const site = row[merge.by] === null ? `1${row['id']}` : `0${row[merge.by]}`
    sites.set(site, [...(sites.get(site) ?? []), row])
  }
  const lead = String(merge.sum[0])
  const size = (row: Unit): number => (typeof row[lead] === 'number' ? Number(row[lead]) : Number.NEGATIVE_INFINITY)
  return [...sites.values()].map((firms) => {
    const first = [...firms].sort((p, q) => size(q) - size(p) || (String(p['id']) < String(q['id']) ? -1 : 1))[0] ?? {}
    const unit: Record<string, Cell> = { ...first }
    for (const [column, input] of Object.entries(scheme.inputs)) {
      const known = firms.map((firm) => firm[column]).filter((cell): cell is string | number | boolean => cell != null)
      if (merge.sum.includes(column))
        unit[column] = known.length === 0 ? null : known.map(Number).reduce((p, q) => p + q)
      else if (scheme.pools?.includes(column)) continue
      else if (input.type === 'boolean') unit[column] = known.length === 0 ? null : known.includes(true)
      else if (input.type === 'number') unit[column] = known.length === 0 ? null : Math.max(...known.map(Number))
    }
    return { unit, members: firms.map((firm) => String(firm['id'])) }
  })
}

function mustHave(scheme: Scheme): string[] {
  const ids = [scheme.index.id]
  const go = (node: Scheme['index']): void => {
    if (node.of === undefined && (node.missing ?? 'reject') === 'reject') ids.push(node.id)
    node.of?.forEach(go)
  }
  go(scheme.index)
  return ids
}

function adjustments(scheme: Scheme, unit: Unit): number {
  let [plus, minus] = [0, 0]
  for (const rule of scheme.adjust ?? []) {
    if (rule.points === undefined || (rule.when !== undefined && !holds(rule.when, unit))) continue
    const points = numberOf(rule.points, unit) ?? 0
    if (points > 0) plus += points
    else minus += points
  }
  const cap = scheme.adjust?.find((rule) => rule.cap !== undefined)?.cap ?? Number.POSITIVE_INFINITY
  const floor = scheme.adjust?.find((rule) => rule.floor !== undefined)?.floor ?? Number.NEGATIVE_INFINITY
  return Math.min(plus, cap) + Math.max(minus, floor)
}

/** Twelve places, fourteen digits from a hundred upward. */
function tidy(x: number): number {
  return Math.abs(x) < 100 ? Number(x.toFixed(12)) : Number(x.toPrecision(14))
}

/** Half away from zero. */
function rounded(x: number, places: number): number {
  if (Math.abs(x) * 10 ** places >= 1e15) return x
  return (Math.sign(x) * Math.round(tidy(Math.abs(x) * 10 ** places))) / 10 ** places + 0
}

const keyOf = (scheme: Scheme, one: Scored): number => (scheme.rank?.on === 'rounded' ? one.total : one.exact)
const isBefore = (scheme: Scheme, p: number, q: number): boolean => (scheme.rank?.order === 'asc' ? p < q : p > q)

function rankOf(scheme: Scheme, one: Scored, pool: readonly Scored[]): number {
  const own = keyOf(scheme, one)
  const before = pool.map((other) => keyOf(scheme, other)).filter((key) => isBefore(scheme, key, own))
  const tied = pool.filter((other) => keyOf(scheme, other) === own).length
  switch (scheme.rank?.ties ?? 'min') {
    case 'min':
      return before.length + 1
    case 'max':
      return before.length + tied
    case 'dense':
      return new Set(before).size + 1
    case 'average':
      return before.length + (1 + tied) / 2
  }
}

function gradeOf(scheme: Scheme, one: Scored, pool: readonly Scored[]): string {
  const { grades, veto = [] } = scheme
  const vetoed = veto.find(({ when }) => holds(when, one.unit))
  if (vetoed !== undefined) return vetoed.grade
  if (grades === undefined) return ''
  const { outright } = grades
  const isOutright = ({ unit }: Scored): boolean =>
    outright !== undefined && holds(outright.when, unit) && !veto.some(({ when }) => holds(when, unit))
  if (outright !== undefined && isOutright(one)) return outright.grade
  const own = keyOf(scheme, one)
  if (grades.by === 'threshold') {
    const passed = grades.cut.find(([, at]) => at === null || own === at || isBefore(scheme, own, at))
    return String(passed?.[0])
  }
  const apart = ({ unit }: Scored): boolean => veto.some(({ when, counts }) => counts === false && holds(when, unit))
  const given = pool.filter(isOutright)
  const shared = pool.filter((other) => !isOutright(other) && !apart(other))
  const taken = outright !== undefined && outright.counts !== false ? given.length : 0
  const place =
    grades.ties === 'worse'
      ? shared.filter((other) => !isBefore(scheme, own, keyOf(scheme, other))).length
      : shared.filter((other) => isBefore(scheme, keyOf(scheme, other), own)).length + 1
  const from = grades.cut.findIndex(([grade]) => grade === outright?.grade)
  const found = grades.cut.find(([, share], i) => {
    if (i === grades.cut.length - 1) return true
    const exact = Number(((shared.length + taken) * (share ?? 1)).toFixed(9))
    const places = { half_up: Math.floor(exact + 0.5), floor: Math.floor(exact), ceil: Math.ceil(exact) }[
      grades.round ?? 'half_up'
    ]
    return place <= places - (from >= 0 && i >= from ? taken : 0)
  })
  return String(found?.[0])
}
