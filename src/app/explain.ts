// App · explain: one unit walked back from its grade to the cells its figures came from, and what would lift it.

import { titleOf } from '../evaluate/describe.ts'
import { walkBack } from '../evaluate/explain/explain.ts'
import { figures, toNumber } from '../evaluate/explain/figures.ts'
import { explainGrade } from '../evaluate/explain/grading.ts'
import { conditionOf } from '../evaluate/explain/origin.ts'
import { fixed } from '../evaluate/explain/term.ts'
import { toFinding } from '../intake/log.ts'
import type { Condition, Explanation, Said } from '../kernel/explanation.ts'
import { type Finding, finding, say } from '../kernel/finding.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Row } from '../store/duck.ts'
import { type Evaluated, type EvaluateRequest, evaluate, type Outcome } from './evaluate.ts'
import { aroundOf, keepRelation, membersOf, placesOf, quoteText, rowOf } from './explain-around.ts'
import { siteOf } from './explain-site.ts'
import { sourcesOf } from './explain-sources.ts'
import { findLifts } from './lift.ts'
import { sentences } from './sentences.ts'

export interface ExplainOptions {
  /** Look for the least changes that gain a grade. */
  readonly lifts: boolean
  readonly onProgress?: EvaluateRequest['onProgress']
  readonly signal?: AbortSignal
}

export async function explain(request: Omit<EvaluateRequest, 'detail'>, id: string): Promise<Outcome<Explanation>> {
  const { onProgress, signal } = request
  const outcome = await evaluate({ ...request, detail: true, explain: true }, (done) =>
    explainUnit(done, id, { lifts: true, ...(onProgress ? { onProgress } : {}), ...(signal ? { signal } : {}) }),
  )
  const { value } = outcome
  if (value === undefined || !('near' in value)) return outcome as Outcome<Explanation>
  const { near } = value
  const unknown =
    near === '' ? finding('evaluate/no-such-unit', {}, { id }) : finding('evaluate/no-such-unit-near', {}, { id, near })
  return { value: undefined, findings: [...outcome.findings, unknown], total: outcome.total + 1 }
}

/** Of an evaluation made with `explain`; it may be asked for several units. `near` tells the id that was meant, if any. */
export async function explainUnit(
  done: Evaluated,
  id: string,
  options: ExplainOptions,
): Promise<Explanation | { near: string }> {
  const { duck } = done
  const [result] = await duck.all(`SELECT * FROM result WHERE id = ${quoteText(id)}`)
  if (result === undefined) {
    const [skipped] = await duck.all(`SELECT * FROM skipped WHERE id = ${quoteText(id)}`)
    return skipped === undefined ? { near: await nearOf(done, id) } : skippedUnit(done, id, skipped)
  }
  const table = await keepRelation(done)
  const row = await rowOf(done, table, id)
  return row === undefined ? outOfScope(done, id, result) : graded(done, table, id, result, row, options)
}

async function graded(
  done: Evaluated,
  table: string,
  id: string,
  result: Row,
  row: Row,
  options: ExplainOptions,
): Promise<Explanation> {
  const { scheme, checked, run } = done
  const { formulas } = checked
  const known = figures(scheme, row, run.compiled.told)
  const places = await placesOf(done, table, row)
  const around = await aroundOf(done, table, row)
  const members = await membersOf(done, id)
  const walk = walkBack(scheme, formulas, known, places)
  const grading = explainGrade(scheme, formulas, known, around, walk.decimals)
  const { lifts, noLifts } = options.lifts
    ? await findLifts(done, id, String(result['grade'] ?? ''), { grading, nodes: walk.nodes }, options)
    : { lifts: [], noLifts: [] }
  const total = toNumber(result['total'])
  return {
    ...shared(done, id, result),
    standing: 'graded',
    total,
    shownTotal: total === null ? '' : fixed(total, scheme.decimals ?? walk.decimals),
    of: around.of,
    scope: [],
    site: members.length > 1 ? siteOf(scheme, members, row) : null,
    grading,
    nodes: walk.nodes,
    adjusts: walk.adjusts,
    totalSums: walk.totalSums,
    lifts,
    noLifts,
    sources: await sourcesOf(done, members.length > 1 ? members.map((one) => String(one['id'])) : [id]),
  }
}

async function outOfScope(done: Evaluated, id: string, result: Row): Promise<Explanation> {
  const { duck, scheme, checked } = done
  const [input] = await duck.all(`SELECT * FROM input WHERE id = ${quoteText(id)}`)
  const known = figures(scheme, input ?? {}, new Map())
  const scope: Condition[] = []
  let rateAs = ''
  for (const rule of scheme.scope ?? []) {
    const condition = conditionOf(scheme, checked.formulas, known, rule, rule.grade)
    scope.push(condition)
    if (condition.holds) {
      rateAs = rule.rate_as ?? ''
      break
    }
  }
  return { ...shared(done, id, result), standing: 'out-of-scope', rateAs, scope, sources: await sourcesOf(done, [id]) }
}

async function skippedUnit(done: Evaluated, id: string, skipped: Row): Promise<Explanation> {
  const { duck, intake } = done
  const rows = await duck.all(
    `SELECT * FROM findings WHERE id = ${quoteText(id)} ORDER BY place, "row" NULLS FIRST, col NULLS FIRST, code, facts`,
  )
  const places = (await duck.all('SELECT * FROM finding_places ORDER BY place')).map((place) => ({
    file: String(place['file']),
    ...(place['sheet'] === null ? {} : { sheet: String(place['sheet']) }),
  }))
  const both = (one: Finding): Said => ({ zh: say(one, sentences, 'zh'), en: say(one, sentences, 'en') })
  const found = rows.map((row) => both(toFinding(row, places)))
  const told = String(skipped['because'] ?? '')
  return {
    ...shared(done, id, { name: skipped['name'] ?? '', pool: '', grade: '', because: told }),
    standing: 'skipped',
    faults: found.length > 0 ? found : [{ zh: told, en: told }],
    sources: intake.sources.length === 0 ? [] : await sourcesOf(done, [id]),
  }
}

function shared(done: Evaluated, id: string, result: Readonly<Record<string, unknown>>): Explanation {
  return {
    scheme: done.scheme.scheme,
    title: titleOf(done.scheme),
    subject: done.scheme.subject ?? 'enterprise',
    id,
    name: String(result['name'] ?? ''),
    standing: 'graded',
    pool: String(result['pool'] ?? ''),
    total: null,
    shownTotal: '',
    rank: toNumber(result['rank']),
    of: 0,
    grade: String(result['grade'] ?? ''),
    because: String(result['because'] ?? ''),
    rateAs: '',
    faults: [],
    scope: [],
    site: null,
    grading: null,
    nodes: [],
    adjusts: [],
    totalSums: [],
    lifts: [],
    noLifts: [],
    sources: [],
    synthetic: done.synthetic,
  }
}

/** The unit of that very name, else the id that differs in a letter or two. */
async function nearOf({ duck }: Evaluated, id: string): Promise<string> {
  const [named] = await duck.all(
    `SELECT id, name FROM result WHERE name = ${quoteText(id)} OR name LIKE ${quoteText(`%${id.replace(/[%_]/g, '')}%`)} ORDER BY name <> ${quoteText(id)}, id LIMIT 1`,
  )
  if (named !== undefined && id.trim() !== '') return `${String(named['id'])}（${String(named['name'])}）`
  const ids = await duck.all(`SELECT id FROM result ORDER BY levenshtein(id, ${quoteText(id)}), id LIMIT 5`)
  return (
    nearest(
      id,
      ids.map((row) => String(row['id'])),
    ) ?? ''
  )
}
