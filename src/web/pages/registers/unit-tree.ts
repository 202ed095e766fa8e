// Web · units as they stood on a day, each below its parent, out of all that was ever recorded of them.
import type { paths } from '../../api/schema.d.ts'

export type UnitsTold = paths['/api/units/history']['get']['responses'][200]['content']['application/json']
type Row = UnitsTold['items'][number]

export interface UnitNode extends Pick<Row, 'code' | 'name' | 'kind'> {
  /** All rows that had begun by the day, in order, but those that another act of the same day replaced. */
  readonly history: readonly Row[]
  readonly below: readonly UnitNode[]
}

/** `former`: those that had ended by that day. */
export function growTree({ items }: UnitsTold, on: string): { roots: UnitNode[]; former: UnitNode[] } {
  const histories = new Map<string, Row[]>()
  for (const row of items.filter(({ valid_from }) => valid_from <= on)) {
    const rows = histories.get(row.code) ?? []
    if (rows.at(-1)?.valid_from === row.valid_from) rows.pop()
    histories.set(row.code, [...rows, row])
  }
  const newest = [...histories].flatMap(([code, history]) => {
    const last = history.at(-1)
    return last === undefined ? [] : [{ code, history, last }]
  })
  const standing = newest.filter(({ last }) => !last.ended)
  const known = new Set(standing.map(({ code }) => code))
  const toNode = ({ code, history, last }: (typeof newest)[number], below: UnitNode[]): UnitNode => ({
    ...{ code, history, below },
    name: last.name,
    kind: last.kind,
  })
  const under = (parent: string | null): UnitNode[] =>
    standing
      .filter(({ last }) => (last.parent !== null && known.has(last.parent) ? last.parent : null) === parent)
      .map((one) => toNode(one, under(one.code)))
  return {
    roots: under(null),
    former: newest.filter(({ last }) => last.ended).map((one) => toNode(one, [])),
  }
}

/** What it was called on that day, or is called first after it. */
export function nameOn({ items }: UnitsTold, code: string, on: string): string {
  const rows = items.filter((row) => row.code === code)
  return (rows.findLast(({ valid_from }) => valid_from <= on) ?? rows[0])?.name ?? code
}
