// Draft · the columns that a drafted scheme reads, each with one name, one id and one unit.
import { findConversion, findUnit, plain } from '../../kernel/units.ts'
import type { Tree } from './chinese-formula.ts'
import { findFigure } from './known-names.ts'
import type { Ids } from './make-ids.ts'

export interface DraftInput {
  readonly id: string
  readonly label: string
  readonly unit: string
  /** Who provides it, as the table says. */
  readonly source: string | undefined
  /** First cell that names it. */
  readonly at: string
}
interface Wish {
  readonly label: string
  /** Undefined: the table does not say. */
  readonly unit: string | undefined
  readonly at: string
  readonly source?: string | undefined
  readonly wanted?: string
  /** The indicator whose formula names it. */
  readonly formulaOf?: string
}

export interface Inputs {
  /** Its id. */
  add(wish: Wish): string
  /** Id of one that was added. */
  find(label: string): string
  /** The formula with each figure turned into the unit in which this formula counts it. */
  converted(tree: Tree, units: ReadonlyMap<string, string>): Tree
  all(): DraftInput[]
}

export function openInputs(
  ids: Ids,
  refuse: (code: string, at: string, facts: Record<string, string>) => void,
): Inputs {
  const known = new Map<string, { input: DraftInput; told: boolean }>()
  const unitOf = (label: string): string => known.get(plain(label))?.input.unit ?? ''

  return {
    add({ label, unit, at, source, wanted, formulaOf }) {
      const before = known.get(plain(label))
      const isTold = unit !== undefined && unit !== ''
      if (before === undefined) {
        const figure = findFigure(label)
        const input = {
          id: ids.make(label, wanted ?? figure?.id),
          label,
          unit: isTold ? unit : (figure?.unit ?? ''),
          source,
          at,
        }
        known.set(plain(label), { input, told: isTold })
        return input.id
      }
      const { input, told } = before
      if (isTold && !told) known.set(plain(label), { input: { ...input, unit }, told: true })
      else if (isTold && ratioBetween(input.unit, unit) === undefined)
        refuse('evaluate/draft-unit-clash', at, {
          label: formulaOf ?? label,
          name: label,
          unit,
          first: input.unit,
          cell: input.at,
        })
      return input.id
    },
    find: (label) => known.get(plain(label))?.input.id ?? '',
    converted: (tree, units) => convertNames(tree, units, unitOf),
    all: () => [...known.values()].map(({ input }) => input).sort((a, b) => rowOf(a.at) - rowOf(b.at)),
  }
}

const rowOf = (cell: string): number => Number(cell.replace(/^[A-Z]+/, ''))

function ratioBetween(from: string, to: string): { times: number; over: number } | undefined {
  if (plain(from) === plain(to)) return { times: 1, over: 1 }
  const [a, b] = [findUnit(from), findUnit(to)]
  return a === undefined || b === undefined ? undefined : findConversion(a, b)
}

/** 税收 read in 万元 and counted in 元 is 税收 × 10000; in a ratio the numbers gather where they keep it a ratio. */
function convertNames(tree: Tree, units: ReadonlyMap<string, string>, unitOf: (label: string) => string): Tree {
  if (tree.kind === 'number') return tree
  if (tree.kind === 'binary')
    return {
      ...tree,
      left: convertNames(tree.left, units, unitOf),
      right: convertNames(tree.right, units, unitOf),
    }
  const wanted = tree.unit ?? units.get(tree.label)
  const ratio = wanted === undefined ? undefined : ratioBetween(unitOf(tree.label), wanted)
  if (ratio === undefined || (ratio.times === 1 && ratio.over === 1)) return tree
  const scaled: Tree =
    ratio.times === 1
      ? tree
      : { kind: 'binary', operator: '*', left: tree, right: { kind: 'number', value: ratio.times } }
  return ratio.over === 1
    ? scaled
    : { kind: 'binary', operator: '/', left: scaled, right: { kind: 'number', value: ratio.over } }
}
