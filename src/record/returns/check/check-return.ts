// Record · returns: every check of a return's cells at once, in the order in which the form asks them.
import { type Finding, notice, type Place } from '../../../kernel/finding.ts'
import type { Answer, Cell } from '../payload.ts'
import { thenFacts } from '../sentences.ts'
import { comparisons } from './comparisons.ts'
import { complete } from './complete.ts'
import { jumps } from './jumps.ts'
import { peers } from './peers.ts'
import { registers } from './registers.ts'
import type { Against, Cells, Check, Remark } from './remark.ts'
import { withinCell } from './within-cell.ts'

const CHECKS: readonly Check[] = [registers, withinCell, comparisons, jumps, peers]

export function checkReturn(
  against: Against,
  cells: ReadonlyMap<string, Cell>,
  answers: ReadonlyMap<string, Answer>,
): readonly Remark[] {
  return inOrder(against, [...complete(against, cells, answers), ...CHECKS.flatMap((check) => check(against, cells))])
}

/** Of some cells only, none of which need be all that is asked: a draft, a correction. */
export const checkCells = (against: Against, cells: Cells): readonly Remark[] =>
  inOrder(
    against,
    CHECKS.flatMap((check) => check(against, cells)),
  )

function inOrder({ asked }: Against, remarks: readonly Remark[]): Remark[] {
  const places = new Map([...asked.keys()].map((id, i) => [id, i]))
  return [...remarks].sort((a, b) => (places.get(a.cell) ?? -1) - (places.get(b.cell) ?? -1))
}

/** What stands against filing: what must be mended, and what wants a reason that is not given. */
export const standsAgainst = ({ weight, explained }: Remark): boolean => weight === 'must' || explained === undefined

/** `filing`: a reason that is wanted is due now; before, it is only told. */
export function toFinding(remark: Remark, filing: boolean, at: Place = { path: remark.cell }): Finding {
  const { code, facts, weight, explained } = remark
  const told = weight === 'must' ? facts : { ...facts, ...thenFacts(explained) }
  return { ...notice(code, at, told), blocking: weight === 'must' || (filing && explained === undefined) }
}
