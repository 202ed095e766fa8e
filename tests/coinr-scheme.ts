// The ASEM tree of COINr, written as a scheme: made from its meta file, nothing typed by hand.

/** One line of a CSV file with a header: column → text. */
export type CsvRow = Readonly<Record<string, string>>

export interface CoinrOptions {
  readonly mean: 'arithmetic' | 'geometric'
  /** iCode → weight; without it every node keeps the weight of the meta file. */
  readonly weights?: ReadonlyMap<string, number>
  /** Min–max to low..high; the other kinds take each indicator's goalposts from the meta file. */
  readonly low: number
  readonly high: number
  readonly score?: 'minmax' | 'goalposts'
  readonly winsorise?: boolean
}

/** The scheme as SCHEME.md has it. Inputs are `raw_<iCode>` so that a column never shares its name with a node. */
export function coinrScheme(metaCsv: string, options: CoinrOptions): object {
  const meta = readCsv(metaCsv)
  const indicators = meta.filter((one) => one.Type === 'Indicator')
  return {
    scheme: 'coinr-asem',
    title: { zh: 'ASEM 连通与可持续指数', en: 'ASEM connectivity and sustainability index' },
    subject: 'country',
    period: 2018,
    source: { document: 'COINr 1.1.14, ASEM example', status: 'published' },
    inputs: Object.fromEntries(
      indicators.map((one) => [rawColumn(code(one)), { label: `raw ${one.iName}`, unit: '' }]),
    ),
    index: { ...treeOf(root(meta), meta, options), scale: 100 },
    rank: { ties: 'min', order: 'desc' },
    grades: { by: 'share', cut: [['ranked', 1]], round: 'half_up', ties: 'better' },
  }
}

export const rawColumn = (iCode: string): string => `raw_${iCode}`

/** Every node below the root, with its weight under these options. */
export function coinrNodes(
  metaCsv: string,
  options: Pick<CoinrOptions, 'weights'>,
): { readonly id: string; readonly weight: number }[] {
  return readCsv(metaCsv)
    .filter((one) => isNode(one) && hasParent(one))
    .map((one) => ({ id: code(one), weight: weightOf(one, options) }))
}

function treeOf(one: CsvRow, meta: readonly CsvRow[], options: CoinrOptions): object {
  const of = meta.filter((child) => isNode(child) && child.Parent === code(one))
  const head = { id: code(one), label: one.iName, ...(hasParent(one) ? { weight: weightOf(one, options) } : {}) }
  return of.length > 0
    ? { ...head, combine: options.mean, of: of.map((child) => treeOf(child, meta, options)) }
    : { ...head, value: rawColumn(code(one)), unit: '', ...leafScore(one, options), missing: 'drop' }
}

function leafScore(one: CsvRow, options: CoinrOptions): object {
  const down = one.Direction === '-1'
  if (options.score === 'goalposts') {
    const [low, high] = [Number(one.goalpost_lower), Number(one.goalpost_upper)]
    // Less is better: full marks at the lower post, none at the upper.
    return { score: { goalposts: down ? { low: high, high: low, clip: true } : { low, high, clip: true } } }
  }
  return {
    ...(down ? { direction: 'down' } : {}),
    ...(options.winsorise === true ? { treat: 'winsor' } : {}),
    score: { minmax: { low: options.low, high: options.high } },
  }
}

const isNode = (one: CsvRow): boolean => one.Type === 'Indicator' || one.Type === 'Aggregate'
const hasParent = (one: CsvRow): boolean => one.Parent !== 'NA'
const code = (one: CsvRow): string => one.iCode ?? ''
const weightOf = (one: CsvRow, { weights }: Pick<CoinrOptions, 'weights'>): number =>
  weights?.get(code(one)) ?? Number(one.Weight)

function root(meta: readonly CsvRow[]): CsvRow {
  const top = meta.find((one) => isNode(one) && !hasParent(one))
  if (top === undefined) throw new Error('the meta file has no node without a parent')
  return top
}

/** CSV with a header line, fields in double quotes where needed; no line breaks inside a field. */
export function readCsv(text: string): CsvRow[] {
  const [head = '', ...body] = text.split(/\r?\n/).filter((line) => line !== '')
  const names = fields(head)
  return body.map((line) => {
    const values = fields(line)
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']))
  })
}

const fields = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  )
