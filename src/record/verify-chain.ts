// Record · a whole chain, act by act in constant memory: sound up to its head, or the first broken link and how it is broken.
import type { Act, Hash } from '../kernel/act.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { checkLink, type How, type Link, linkOf, START } from './check-link.ts'

export interface SoundChain {
  readonly sound: true
  readonly head: Link
}

export interface BrokenChain {
  readonly sound: false
  /** Place in the chain where it first fails, from 1. */
  readonly seq: number
  readonly how: How
  /** Sound up to here. */
  readonly head: Link
}

export interface Bounds {
  /** A link checked before, to go on from. */
  readonly from?: Link
  /** The head as noted elsewhere. Without it nobody can tell that the last acts were cut off. */
  readonly to?: Pick<Link, 'seq' | 'hash'>
}

/** `acts` in stored order; read once, and after a gap only to see whether the act that should stand there comes later. */
export function verifyChain(
  acts: Iterable<Act>,
  hash: Hash,
  { from = START, to }: Bounds = {},
): SoundChain | BrokenChain {
  let head = from
  let hasGap = false
  for (const act of acts) {
    if (hasGap) {
      if (checkLink(head, act, hash) === 'sound') return broken(head, 'wrong-order')
      continue
    }
    const check = checkLink(head, act, hash)
    if (check === 'sound') head = linkOf(act)
    else if (check === 'gap') hasGap = true
    else return broken(head, check)
    // Sound in itself, yet not the act that was noted: the chain was rewritten and linked anew.
    if (to?.seq === head.seq && to.hash !== head.hash) return { ...broken(head, 'altered-body'), seq: head.seq }
  }
  if (hasGap || (to !== undefined && head.seq < to.seq)) return broken(head, 'missing-act')
  return { sound: true, head }
}

/** The break as a person is told it. */
export const chainFinding = ({ seq, how, head }: BrokenChain): Finding =>
  finding(`record/chain-${how}`, {}, { seq, last: head.seq, chain: head.chain ?? '' })

const broken = (head: Link, how: How): BrokenChain => ({ sound: false, seq: head.seq + 1, how, head })
