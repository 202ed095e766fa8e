// Record · a long chain page by page, against every head that was noted of it.
import type { Act, Hash } from '../kernel/act.ts'
import { type Link, START } from './check-link.ts'
import { type BrokenChain, type SoundChain, verifyChain } from './verify-chain.ts'

export type Noted = Pick<Link, 'seq' | 'hash'>

/** `see` gets every act that was found sound, in order. */
export async function verifyPages(
  pages: AsyncIterable<readonly Act[]>,
  hash: Hash,
  noted: readonly Noted[],
  see: (act: Act) => void | Promise<void> = () => {},
): Promise<SoundChain | BrokenChain> {
  let head = START
  for await (const page of pages) {
    const checked = verifyChain(page, hash, { from: head })
    const sound = checked.head.seq - head.seq
    const other = page
      .slice(0, sound)
      .find((act) => noted.some(({ seq, hash: was }) => seq === act.seq && was !== act.hash))
    // Sound in itself, yet not the act that was noted: rewritten and linked anew.
    if (other !== undefined) return { sound: false, seq: other.seq, how: 'altered-body', head: checked.head }
    for (const act of page.slice(0, sound)) await see(act)
    if (!checked.sound) return checked
    head = checked.head
  }
  return noted.some(({ seq }) => seq > head.seq)
    ? { sound: false, seq: head.seq + 1, how: 'missing-act', head }
    : { sound: true, head }
}
