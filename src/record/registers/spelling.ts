// Record · registers: a name in Latin letters, whole and by initials, so that it is found by either.
import { pinyin } from 'pinyin-pro'

export interface Spelling {
  readonly name: string
  /** Without tones and blanks: jiaxing. */
  readonly pinyin: string
  /** jx. */
  readonly initials: string
}

export function spellName(name: string): Spelling {
  const parts = pinyin(name, { toneType: 'none', type: 'array', v: true }).map((part) =>
    part.toLowerCase().replaceAll(/[^a-z0-9]/g, ''),
  )
  return { name, pinyin: parts.join(''), initials: parts.map((part) => part.slice(0, 1)).join('') }
}
