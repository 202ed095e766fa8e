// App · three explanations worth reading, from an evaluation that stands: one of the best grade, one of the worst, one just below a cut.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Explanation } from '../kernel/explanation.ts'
import { explanationText } from '../report/explanation-text.ts'
import type { Evaluated, EvaluateRequest } from './evaluate.ts'
import { explainUnit } from './explain.ts'
import { keepRelation, quoteText } from './explain-around.ts'
import { placeFile } from './place-file.ts'

export interface ShownExplanation {
  /** What it is an example of. */
  readonly what: string
  readonly file: string
  /** The grade, the points and the least changes, as a page to be printed. */
  readonly brief: string
}

/** Totals nearer than this look the same in the published result. */
const LEAST_GAP = 0.005

/** Written in full beside the results. Needs an evaluation made with `explain`, and grades by share. */
export async function demoExplanations(
  done: Evaluated,
  folder: string,
  options: { readonly onProgress?: EvaluateRequest['onProgress']; readonly signal?: AbortSignal },
): Promise<ShownExplanation[]> {
  const cut = done.scheme.grades?.cut.map(([grade]) => String(grade)) ?? []
  const table = await keepRelation(done)
  const chosen = [
    { what: `${cut[0]} 级一家`, name: `${cut[0]}级`, id: await middleOf(done, table, cut[0] ?? '') },
    { what: `${cut.at(-1)} 级一家`, name: `${cut.at(-1)}级`, id: await middleOf(done, table, cut.at(-1) ?? '') },
    { what: '临界一家：差一点升级', name: '临界', id: await nearestBelow(done, table, cut) },
  ]
  const shown: ShownExplanation[] = []
  for (const { what, name, id } of chosen) {
    if (id === undefined) continue
    const one = await explainUnit(done, id, { lifts: true, ...options })
    if ('near' in one) continue
    const file = join(folder, `模拟-解释-${name}.txt`)
    await placeFile(file, (temporary) => writeFile(temporary, explanationText(one, 'zh')))
    shown.push({ what, file, brief: briefPage(one) })
  }
  return shown
}

const briefPage = (one: Explanation): string => explanationText(one, 'zh', true)

const vetoes = ({ run }: Evaluated): string =>
  [...run.compiled.told]
    .flatMap(([what, column]) => (what.startsWith('veto|') ? [` AND NOT "${column}"`] : []))
    .join('')

/** In the largest pool, the middle one of those that earned the grade by their points. */
async function middleOf(done: Evaluated, table: string, grade: string): Promise<string | undefined> {
  const [row] = await done.duck.all(
    `WITH largest AS (SELECT "~pool" FROM ${table} GROUP BY "~pool" ORDER BY count(*) DESC, "~pool" LIMIT 1), those AS (SELECT id, row_number() OVER (ORDER BY "~total" DESC, id) AS n, count(*) OVER () AS "of" FROM ${table} WHERE "~pool" = (SELECT "~pool" FROM largest) AND "~grade" = ${quoteText(grade)}${vetoes(done)}) SELECT id FROM those WHERE n = ("of" + 1) // 2`,
  )
  return row === undefined ? undefined : String(row['id'])
}

/** The first below a cut, of all pools the one that is least short of it. */
async function nearestBelow(done: Evaluated, table: string, cut: readonly string[]): Promise<string | undefined> {
  const place = `list_position([${cut.map(quoteText).join(', ')}], "~grade")`
  const [row] = await done.duck.all(
    `SELECT id FROM (SELECT id, "~total", ${place} AS g, lag("~total") OVER w AS above, lag(${place}) OVER w AS better FROM ${table} WHERE "~total" IS NOT NULL${vetoes(done)} WINDOW w AS (PARTITION BY "~pool" ORDER BY "~total" DESC, id)) WHERE better < g AND above - "~total" >= ${LEAST_GAP} ORDER BY above - "~total", id LIMIT 1`,
  )
  return row === undefined ? undefined : String(row['id'])
}
