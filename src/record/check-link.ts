// Record · one link of a chain against the one before it: sound, or broken in which way.
import { type Act, FIRST, type Hash, hashedText } from '../kernel/act.ts'

/** The last sound link: all that has to be remembered of what came before. */
export interface Link {
  readonly seq: number
  readonly hash: string
  /** Unknown before the first act. */
  readonly chain?: string
}

export const START: Link = { seq: 0, hash: FIRST }

export type How = 'altered-body' | 'missing-act' | 'wrong-order' | 'wrong-prev' | 'other-chain'

/** A gap is not yet judged: the act that should stand here may be missing, or come later. */
export type LinkCheck = 'sound' | 'gap' | Exclude<How, 'missing-act'>

export function checkLink(last: Link, act: Act, hash: Hash): LinkCheck {
  if (!isOwnHash(act, act.prev, hash)) return isOwnHash(act, last.hash, hash) ? 'wrong-prev' : 'altered-body'
  if (last.chain !== undefined && act.chain !== last.chain) return 'other-chain'
  if (act.seq > last.seq + 1) return 'gap'
  if (act.seq < last.seq + 1) return 'wrong-order'
  return act.prev === last.hash ? 'sound' : 'wrong-prev'
}

export const linkOf = ({ seq, hash, chain }: Act): Link => ({ seq, hash, chain })

function isOwnHash(act: Act, prev: string, hash: Hash): boolean {
  try {
    return hash(hashedText(act, prev)) === act.hash
  } catch (fault) {
    // What has no canonical form was never linked: it was altered since.
    if (fault instanceof TypeError) return false
    throw fault
  }
}
