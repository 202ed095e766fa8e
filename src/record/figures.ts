// Record · the figures in force: what approved returns say, each with the way back to its cell and its acts.
import type { Act, Subject } from '../kernel/act.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { type HeldCell, NO_RETURN, type ReturnState, stepReturn } from './returns/fold-return.ts'

export interface Provenance {
  readonly return: string
  readonly cell: string
  readonly filedBy: string
  readonly approvedBy: string
  /** Hash of the approving act. */
  readonly act: string
  /** Hash of the act that approved the figure it replaces. */
  readonly revisionOf?: string
}

export interface Figure {
  readonly subject: Subject
  readonly indicator: string
  readonly period: string
  readonly caliber: string
  readonly value: number | null
  readonly unit: string
  readonly numerator?: number
  readonly denominator?: number
  readonly provenance: Provenance
}

/** Acts of any number of returns, in the order of their chain; acts about other things are passed over. */
export function figuresInForce(acts: Iterable<Act>): { figures: readonly Figure[]; findings: readonly Finding[] } {
  const states = new Map<string, ReturnState>()
  for (const act of acts)
    if (act.subject.kind === 'return')
      states.set(act.subject.id, stepReturn(states.get(act.subject.id) ?? NO_RETURN, act))
  const figures = [...states].flatMap(([id, state]) =>
    [...state.inForce].map(([cell, held]) => toFigure(id, cell, held)),
  )
  return { figures, findings: findTwice(figures) }
}

const toFigure = (id: string, cell: string, { cell: filed, ...made }: HeldCell): Figure => ({
  ...filed,
  provenance: { return: id, cell, ...made },
})

/** Two cells that say the same thing twice: which one holds is for people to decide. */
function findTwice(figures: readonly Figure[]): Finding[] {
  const seen = new Map<string, Figure>()
  return figures.flatMap((figure) => {
    const { subject, indicator, period, caliber, provenance } = figure
    const key = canonicalJson([subject, indicator, period, caliber])
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, figure)
      return []
    }
    const place = ({ return: id, cell }: Provenance): string => `${id} ${cell}`
    return [
      finding(
        'record/figure-twice',
        {},
        {
          subject: subject.id,
          indicator,
          period,
          caliber,
          first: place(first.provenance),
          second: place(provenance),
        },
      ),
    ]
  })
}
