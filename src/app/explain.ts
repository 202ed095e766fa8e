// App · explain: one unit walked back from its grade to the cells its figures came from, and what would lift it.
import { type ExplainedAdjust, type ExplainedNode, explainAdjusts, explainNodes } from '../evaluate/explain.ts'
import { finding } from '../kernel/finding.ts'
import { nearest } from '../kernel/nearest.ts'
import { type Evaluated, type EvaluateRequest, evaluate, type Outcome } from './evaluate.ts'
import { findLifts, type Lift } from './lift.ts'

export interface Explanation {
  readonly id: string
  readonly name: string
  readonly pool: string
  readonly total: number | null
  readonly rank: number | null
  /** Units ranked in the pool. */
  readonly of: number
  readonly grade: string
  readonly because: string
  /** Empty for a unit out of scope. */
  readonly nodes: readonly ExplainedNode[]
  readonly adjusts: readonly ExplainedAdjust[]
  /** Where each figure stands: file, sheet, cell. */
  readonly sources: readonly { readonly input: string; readonly label: string; readonly place: string }[]
  readonly lifts: readonly Lift[]
  readonly synthetic: boolean
}

export async function explain(request: Omit<EvaluateRequest, 'detail'>, id: string): Promise<Outcome<Explanation>> {
  const outcome = await evaluate({ ...request, detail: true, explain: true }, (done) =>
    explainOne(done, id, request.onProgress),
  )
  const { value } = outcome
  if (value === undefined || 'nodes' in value) return outcome as Outcome<Explanation>
  const unknown = finding(
    'evaluate/no-such-unit',
    {},
    { id, near: value.near === undefined ? '' : `是否指 ${value.near}？` },
  )
  return { value: undefined, findings: [...outcome.findings, unknown], total: outcome.total + 1 }
}

async function explainOne(
  done: Evaluated,
  id: string,
  onProgress: EvaluateRequest['onProgress'],
): Promise<Explanation | { near: string | undefined }> {
  const { duck, run, scheme } = done
  const quotedId = `'${id.replaceAll("'", "''")}'`
  const [result] = await duck.all(`SELECT * FROM result WHERE id = ${quotedId}`)
  if (result === undefined) {
    const ids = await duck.all(`SELECT id FROM result ORDER BY levenshtein(id, ${quotedId}), id LIMIT 5`)
    return {
      near: nearest(
        id,
        ids.map((row) => String(row['id'])),
      ),
    }
  }
  const { relation, told } = run.compiled
  const where =
    scheme.merge === undefined ? `id = ${quotedId}` : `"~site" = (SELECT "~site" FROM members WHERE id = ${quotedId})`
  const [row] = await duck.all(`SELECT * FROM ${relation} WHERE ${where}`)
  const [ranked] = await duck.all(
    `SELECT count("rank") AS n FROM result WHERE pool = (SELECT pool FROM result WHERE id = ${quotedId})`,
  )
  const sources = await sourcesOf(done, quotedId)
  const number = (cell: unknown): number | null => (cell == null ? null : Number(cell))
  return {
    id,
    name: String(result['name'] ?? ''),
    pool: String(result['pool'] ?? ''),
    total: number(result['total']),
    rank: number(result['rank']),
    of: Number(ranked?.['n'] ?? 0),
    grade: String(result['grade'] ?? ''),
    because: String(result['because'] ?? ''),
    nodes: row === undefined ? [] : explainNodes(scheme, row, told),
    adjusts: row === undefined ? [] : explainAdjusts(scheme, row),
    sources,
    lifts: row === undefined ? [] : await findLifts(done, id, String(result['grade'] ?? ''), onProgress),
    synthetic: done.synthetic,
  }
}

async function sourcesOf({ duck, intake, scheme }: Evaluated, quotedId: string): Promise<Explanation['sources']> {
  const origins = await duck.all(`SELECT source, "row" FROM origin WHERE id = ${quotedId} ORDER BY source`)
  return origins.flatMap((origin) => {
    const source = intake.sources[Number(origin['source'])]
    if (source === undefined) return []
    return Object.entries(source.columns)
      .filter(([input]) => input !== 'id' && input !== 'name')
      .map(([input, { letter, header }]) => ({
        input,
        label: scheme.inputs[input]?.label ?? input,
        place: `${source.file}${source.sheet === undefined ? '' : ` 工作表“${source.sheet}”`} ${letter}${Number(origin['row'])}（${header}）`,
      }))
  })
}

/** As a page of text. */
export function explanationText(one: Explanation): string {
  const shown = (value: number | null): string => (value === null ? '缺' : String(Number(value.toFixed(4))))
  const nodes = one.nodes.flatMap(({ label, depth, value, unit, points, full, formula, score, note, cite }) => {
    const pad = '  '.repeat(depth + 1)
    return [
      `${pad}${label}：${shown(points)} 分${full === null ? '' : `（满分 ${shown(full)}）`}`,
      ...(formula === ''
        ? []
        : [`${pad}  取值 ${formula} = ${shown(value)}${unit === '' || unit === '1' ? '' : ` ${unit}`}`]),
      ...(score.zh === '' ? [] : [`${pad}  计分 ${score.zh}`]),
      ...(note === '' ? [] : [`${pad}  说明 ${note}`]),
      ...(cite === '' ? [] : [`${pad}  出处 ${cite}`]),
    ]
  })
  const block = (heading: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', heading, ...lines]
  return [
    `${one.name}（${one.id}）${one.synthetic ? '【模拟数据】' : ''}`,
    `等级 ${one.grade}${one.rank === null ? '' : `，总分 ${shown(one.total)}，${one.pool}第 ${one.rank} 名，共 ${one.of} 个`}`,
    `理由 ${one.because}`,
    ...block('得分', nodes),
    ...block(
      '加分与扣分',
      one.adjusts.map(({ label, points }) => `  ${label}：${shown(points)} 分`),
    ),
    ...block(
      '怎样升一级（只改一项，其余单位不变）',
      one.lifts.map(
        ({ label, unit, from, to, grade }) =>
          `  ${label} 由 ${shown(from)} ${to > from ? '增' : '减'}至 ${shown(to)} ${unit}，为 ${grade}`,
      ),
    ),
    ...block(
      '数据来自',
      one.sources.map(({ label, place }) => `  ${label}：${place}`),
    ),
    '',
  ].join('\n')
}
