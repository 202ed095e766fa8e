// Explain · one unit's way back from grade to inputs: each node with its formula, the numbers put in, the statistic and its peers.
import { adjustLines } from './compile/total.ts'
import { labelOf, nodeLabel, sayStat } from './describe.ts'
import type { Base, Node, Scheme } from './scheme/schema.ts'
import { fullMark, isDown, nodesDown } from './scheme/tree.ts'
import { sayScore } from './scores/all.ts'

export interface ExplainedNode {
  readonly id: string
  readonly label: string
  readonly depth: number
  readonly unit: string
  /** Points of a full mark. */
  readonly full: number | null
  readonly value: number | null
  readonly points: number | null
  /** `评价税收 250 ÷ 用地面积 10`; empty for composites. */
  readonly formula: string
  /** How the points come about, numbers put in. */
  readonly score: { readonly zh: string; readonly en: string }
  readonly note: string
  readonly cite: string
}

export interface ExplainedAdjust {
  readonly id: string
  readonly label: string
  readonly points: number
}

type Row = Readonly<Record<string, unknown>>

/** `row` is the unit's row of the evaluated relation, `told` where its statistics stand. */
export function explainNodes(scheme: Scheme, row: Row, told: ReadonlyMap<string, string>): ExplainedNode[] {
  return nodesDown(scheme).map(({ node, parent, depth }) => ({
    id: node.id,
    label: nodeLabel(node),
    depth,
    unit: String(node.unit ?? ''),
    full: fullMark(node, parent),
    value: number(row[`${node.id}.value`]),
    points: number(row[`${node.id}.points`]),
    formula: node.value === undefined ? '' : withNumbers(scheme, String(node.value), row),
    score: scoreOf(node, parent, row, told),
    note: row[`${node.id}.note`] == null ? '' : String(row[`${node.id}.note`]),
    cite: node.cite ?? '',
  }))
}

export const explainAdjusts = (scheme: Scheme, row: Row): ExplainedAdjust[] =>
  adjustLines({ scheme }).map(({ id, label }) => ({ id, label, points: number(row[`adjust.${id}`]) ?? 0 }))

function scoreOf(node: Node, parent: Node | undefined, row: Row, told: ReadonlyMap<string, string>) {
  if (node.of !== undefined || node.score === undefined) return { zh: '', en: '' }
  const read = (what: string): number | null => {
    const column = told.get(`${node.id}|${what}`)
    return column === undefined ? null : number(row[column])
  }
  const shown = (what: string): string => plain(read(what))
  return sayScore(node.score, {
    x: plain(number(row[`${node.id}.value`])),
    weight: plain(fullMark(node, parent) ?? 1),
    down: isDown(node),
    base: (base: Base) => {
      if (typeof base === 'number') return plain(base)
      const value = shown(`base ${JSON.stringify(base)}`)
      return typeof base === 'string' ? value : `${value}（${sayStat(base)}）`
    },
    stat: shown,
    rank: shown('rank'),
    percent: shown('percent'),
    number: plain,
  })
}

/** The formula with each column's label and the unit's own number. */
export function withNumbers(scheme: Scheme, formula: string, row: Row): string {
  return formula
    .replace(/'[^']*'|[\p{L}_][\p{L}\p{N}_]*/gu, (word) => {
      if (word.startsWith("'")) return word
      if (Object.hasOwn(scheme.inputs, word)) return `${labelOf(scheme, word)} ${shownCell(row[word])}`
      const points = row[`${word}.points`]
      return points === undefined ? word : `${word} ${shownCell(row[`${word}.value`] ?? points)}`
    })
    .replaceAll(' / ', ' ÷ ')
    .replaceAll(' * ', ' × ')
}

const number = (cell: unknown): number | null => (cell === null || cell === undefined ? null : Number(cell))
const plain = (value: number | null): string => (value === null ? '缺' : String(Number(value.toPrecision(8))))
const shownCell = (cell: unknown): string =>
  typeof cell === 'number' ? plain(cell) : cell == null ? '缺' : String(cell)
