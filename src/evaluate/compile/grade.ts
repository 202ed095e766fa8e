// Compile · rank and grade: places by the exact total, shares of the pool with stated rounding, thresholds, vetoes and outright grades,
// each with its reason in words.
import type { Scheme } from '../scheme/schema.ts'
import { type Context, truthSql } from './context.ts'

/** Plans `~rank`, `~grade`, `~because`: a county's data may well have a column `grade` of its own. */
export function planGrade(context: Context): void {
  const { plan, scheme, dialect } = context
  const pools = scheme.pools ?? []
  const partition = pools.length > 0 ? `PARTITION BY ${plan.number(pools)} ` : ''
  const key = scheme.rank?.on === 'rounded' ? '"~published"' : '"~total"'
  const order = scheme.rank?.order === 'asc' ? 'ASC' : 'DESC'
  const window = `(${partition}ORDER BY ${key} ${order} NULLS LAST)`
  const first = plan.window(null, `CAST(rank() OVER ${window} AS DOUBLE)`)
  const upTo = () => plan.window(null, `CAST(count(*) OVER ${window} AS DOUBLE)`)
  const ties = scheme.rank?.ties ?? 'min'
  const rank = {
    min: () => first,
    dense: () => plan.window(null, `CAST(dense_rank() OVER ${window} AS DOUBLE)`),
    max: upTo,
    average: () => `(${first} + ${upTo()}) / 2e0`,
  }[ties]()
  plan.row('~rank', `CASE WHEN "~total" IS NOT NULL THEN ${rank} END`)
  const n = plan.group(pools, 'CAST(count(*) AS DOUBLE)')

  const veto = planVeto(context)
  const outright = planOutright(context)
  const earned =
    scheme.grades === undefined
      ? { grade: "''", because: `concat('第 ', ${place(scheme)}, ' 名，共 ', ${whole(n)}, ' 个')` }
      : planEarned(context, { key, order, partition, first, upTo, n })
  const cases = (pick: 'grade' | 'because') =>
    `CASE ${[...veto, ...outright].map((forced) => `WHEN ${forced.when} THEN ${dialect.text(forced[pick])}`).join(' ')} ELSE ${earned[pick]} END`
  const plainCase = (pick: 'grade' | 'because') => (veto.length + outright.length === 0 ? earned[pick] : cases(pick))
  plan.row('~grade', plainCase('grade'))
  plan.row('~because', plainCase('because'))
}

interface Forced {
  readonly when: string
  readonly grade: string
  readonly because: string
}

function planVeto(context: Context): Forced[] {
  return (context.scheme.veto ?? []).map((rule, i) => ({
    when: toldRow(context, `veto|${i}`, truthSql(context, rule.when)),
    grade: rule.grade,
    because: rule.because ?? `一票否决（${String(rule.when)}）`,
  }))
}

function planOutright(context: Context): Forced[] {
  const rule = context.scheme.grades?.outright
  if (rule === undefined) return []
  const because = rule.because ?? `符合直接定级条件（${String(rule.when)}）`
  // What a veto grades is not given outright: it takes no place of the quota.
  const vetoes = (context.scheme.veto ?? []).map((veto) => ` AND NOT ${truthSql(context, veto.when)}`)
  const when = context.plan.row('~outright', `${truthSql(context, rule.when)}${vetoes.join('')}`)
  context.told.set('outright|', when)
  return [{ when, grade: rule.grade, because }]
}

interface Ranked {
  readonly key: string
  readonly order: string
  readonly partition: string
  /** Best and worst place among equals. */
  readonly first: string
  readonly upTo: () => string
  readonly n: string
}

function planEarned(context: Context, ranked: Ranked): { grade: string; because: string } {
  return context.scheme.grades?.by === 'threshold' ? byThreshold(context, ranked) : byShare(context, ranked)
}

function byThreshold({ scheme, dialect }: Context, { key, order, n }: Ranked) {
  const cut = scheme.grades?.cut ?? []
  const passes = order === 'ASC' ? '<=' : '>='
  const rules = cut.map(([grade, score]) => ({
    when: score === null ? 'TRUE' : `${key} ${passes} ${dialect.number(score)}`,
    grade: String(grade),
    words: score === null ? '未达到以上各等级分数线' : `达到 ${grade} 级分数线 ${score} 分`,
  }))
  const pick = (of: 'grade' | 'words') =>
    `CASE ${rules.map((r) => `WHEN ${r.when} THEN ${dialect.text(r[of])}`).join(' ')} END`
  return {
    grade: pick('grade'),
    because: `concat(${pick('words')}, '；第 ', ${place(scheme)}, ' 名，共 ', ${whole(n)}, ' 个')`,
  }
}

function byShare(context: Context, ranked: Ranked) {
  const { scheme, dialect, plan } = context
  const grades = scheme.grades
  const cut = grades?.cut ?? []
  const quota = planQuota(context, ranked)
  const rounded = (x: string) => {
    const near = `round(${x}, 9)`
    return { half_up: `floor(${near} + 0.5e0)`, floor: `floor(${near})`, ceil: `ceil(${near})` }[
      grades?.round ?? 'half_up'
    ]
  }
  const outrightAt = cut.findIndex(([grade]) => grade === grades?.outright?.grade)
  const places = cut.map(([grade, share], i) => {
    const all = share === 1 ? quota.n : rounded(`${quota.n} * ${dialect.number(share ?? 1)}`)
    const taken = quota.taken !== null && i >= outrightAt ? ` - ${quota.taken}` : ''
    return { grade: String(grade), share: share ?? 1, to: toldRow(context, `grade|to ${i}`, `${all}${taken}`) }
  })
  const position = quota.position
  toldRow(context, 'grade|place', position)
  toldRow(context, 'grade|of', quota.n)
  toldRow(context, 'grade|taken', quota.taken ?? '0e0')
  const grade = `CASE ${places.map((p, i) => `WHEN ${i === places.length - 1 ? 'TRUE' : `${position} <= ${p.to}`} THEN ${dialect.text(p.grade)}`).join(' ')} END`
  const inPool = plan.row(null, `concat(' 名，共 ', ${whole(ranked.n)}, ' 个；')`)
  const words = places.map((p, i) => {
    const when = i === places.length - 1 ? 'TRUE' : `${position} <= ${p.to}`
    const percent = `${Number((p.share * 100).toFixed(6))}%`
    const within = `'前 ', ${whole(p.to)}, ' 名（累计 ${percent}）内为 ${p.grade.replaceAll("'", "''")}'`
    return `WHEN ${when} THEN ${plan.row(null, `concat(${quota.isAside ? '' : `${inPool}, `}${within})`)}`
  })
  // What follows the place is the same for a whole pool and grade, so it is chosen, not written, in each row.
  const after = plan.row(null, `CASE ${words.join(' ')} END`)
  if (!quota.isAside) return { grade, because: `concat('第 ', ${place(scheme)}, ${after})` }
  // Where some stand outside the shares, the place that counts may be another than the rank.
  const inAll = grades?.ties === 'worse' ? ranked.upTo() : ranked.first
  const aside = `CASE WHEN ${position} <> ${inAll} THEN concat('除直接定级和不占名额的外排第 ', ${whole(position)}, '，') ELSE '' END`
  return { grade, because: `concat('第 ', ${place(scheme)}, ${inPool}, ${aside}, ${after})` }
}

/** A column of the plan that the explanation shows; pruned where nobody asks for it. */
function toldRow({ plan, told }: Context, what: string, sql: string): string {
  const column = plan.row(null, sql)
  told.set(what, column)
  return column
}

/** Position among the units that the shares are of: those given a grade outright, or set apart by a veto, do not stand in the way. */
function planQuota(
  context: Context,
  ranked: Ranked,
): { position: string; n: string; taken: string | null; isAside: boolean } {
  const { scheme, plan } = context
  const worse = scheme.grades?.ties === 'worse'
  const out: string[] = []
  scheme.veto?.forEach((rule) => {
    if (rule.counts === false) out.push(truthSql(context, rule.when))
  })
  const outright = scheme.grades?.outright
  // A unit whose outright grade a veto takes away stands in the row like any other.
  const vetoed = (scheme.veto ?? []).map((rule) => truthSql(context, rule.when))
  const given =
    outright === undefined || vetoed.length === 0
      ? '"~outright"'
      : plan.row(null, `"~outright" AND NOT (${vetoed.join(' OR ')})`)
  if (outright !== undefined) out.push(given)
  if (out.length === 0)
    return { position: worse ? ranked.upTo() : ranked.first, n: ranked.n, taken: null, isAside: false }
  const pools = scheme.pools ?? []
  const counted = plan.row(null, `CASE WHEN ${out.join(' OR ')} THEN 0e0 ELSE 1e0 END`)
  const running = plan.window(
    null,
    `CAST(sum(CAST(${counted} AS BIGINT)) OVER (${ranked.partition}ORDER BY ${ranked.key} ${ranked.order} NULLS LAST) AS DOUBLE)`,
  )
  const tied = plan.window(
    null,
    `CAST(sum(CAST(${counted} AS BIGINT)) OVER (${ranked.partition ? `${ranked.partition.trimEnd()}, ` : 'PARTITION BY '}${ranked.key}) AS DOUBLE)`,
  )
  const n = plan.group(pools, `CAST(sum(CAST(${counted} AS BIGINT)) AS DOUBLE)`)
  const position = worse ? running : `(${running} - ${tied} + 1e0)`
  if (outright === undefined || outright.counts === false) return { position, n, taken: null, isAside: true }
  const taken = plan.group(pools, `CAST(count(*) FILTER (WHERE ${given}) AS DOUBLE)`)
  return { position, n: `(${n} + ${taken})`, taken, isAside: true }
}

/** A count as text. A cast, not a format: that is slow, and writes a million as 1e+06. */
const whole = (x: string): string => `CAST(CAST(${x} AS BIGINT) AS VARCHAR)`

/** The rank as text; an average of equals may end in a half. */
const place = ({ rank }: Scheme): string =>
  rank?.ties === 'average'
    ? `CASE WHEN "~rank" = trunc("~rank") THEN ${whole('"~rank"')} ELSE format('{:.1f}', "~rank") END`
    : whole('"~rank"')
