// Record · returns: a figure far from those of its peers wants a reason. Median ± spread × scaled median absolute deviation of the
// logarithms (Rousseeuw & Croux 1993: × 1.4826): a few wild figures move neither, and what counts is how many times larger, not by how much.
import type { FormSubject } from '../form.ts'
import { findValue } from './comparisons.ts'
import { type Against, type Cells, type Check, explain, factsOf, type Remark, shown } from './remark.ts'

const TO_SIGMA = 1.4826

interface Peer {
  readonly subject: FormSubject
  readonly indicator: string
  readonly value: number
}

export const peers: Check = (against, cells) => {
  const rule = against.spec.rules.peers
  if (rule === undefined) return []
  const own = [...cells].flatMap(([id, { subject, indicator, value }]): (Peer & { id: string })[] => {
    const found = against.subjects.get(subject.id)
    return found === undefined || value === null ? [] : [{ id, subject: found, indicator, value }]
  })
  const pools = new Map<string, number[]>()
  for (const peer of [...own, ...against.peers]) {
    const level = levelOf(against, cells, peer)
    const pool = poolOf(against, peer)
    if (level === undefined || pool === undefined) continue
    const levels = pools.get(pool)
    if (levels === undefined) pools.set(pool, [level])
    else levels.push(level)
  }
  const usual = new Map([...pools].map(([pool, levels]) => [pool, usualOf(levels)]))
  return own.flatMap((peer): Remark[] => {
    const pool = poolOf(against, peer)
    const level = levelOf(against, cells, peer)
    const { median = 0, deviation = 0 } = usual.get(pool ?? '') ?? {}
    const many = pools.get(pool ?? '')?.length ?? 0
    const small = against.asked.get(peer.id)?.column.small ?? Number.POSITIVE_INFINITY
    const cell = cells.get(peer.id)
    if (level === undefined || cell === undefined || many < rule.fewest || deviation === 0) return []
    if (Math.abs(peer.value) <= small || Math.abs(level - median) <= rule.spread * deviation) return []
    const facts = {
      ...factsOf(against, cell),
      value: peer.value,
      level: shown(Math.exp(level)),
      median: shown(Math.exp(median)),
      peers: many,
    }
    return [explain(peer.id, 'record/outlier', facts, cell.note)]
  })
}

/** Undefined for a subject of which the register does not say to which pool it belongs. */
function poolOf({ spec }: Against, { subject, indicator }: Peer): string | undefined {
  const by = spec.rules.peers?.pool
  if (by === undefined) return indicator
  const fact = subject.facts[by.fact]
  return typeof fact === 'string' || typeof fact === 'number'
    ? `${indicator} ${String(fact).slice(0, by.characters)}`
    : undefined
}

/** Logarithm of the figure, or of its ratio; only positive ones have it. */
function levelOf(against: Against, cells: Cells, { subject, indicator, value }: Peer): number | undefined {
  const per = against.spec.rules.peers?.per[indicator]
  const by = per === undefined ? 1 : findValue(against, cells, subject.id, per)
  return by === undefined || by <= 0 || value <= 0 ? undefined : Math.log(value / by)
}

export function usualOf(levels: readonly number[]): { readonly median: number; readonly deviation: number } {
  const median = medianOf(levels)
  return { median, deviation: TO_SIGMA * medianOf(levels.map((one) => Math.abs(one - median))) }
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}
