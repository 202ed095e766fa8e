// Draft · ids a clerk can read and a formula can use: known ones, else pinyin, in full when short and by initials when long. Never one twice.
import { pinyin } from 'pinyin-pro'

const LONGEST = 16
/** Words that a formula, a result or a table of the engine has taken. */
const TAKEN =
  'id name total rank grade pool because x all and any array as asc between both by case cast check collate column constraint create cross default desc distinct do else end except exists false fetch for foreign from full glob group having in initially inner intersect into is join leading left like limit map natural not notnull null offset on only or order outer over overlaps pivot placing primary references returning right select semi similar some struct symmetric table then to trailing true try_cast union unique unpivot using values variadic when where window with value points row'

export interface Ids {
  /** A new id for this name; `wanted` is taken when it is free. */
  make(label: string, wanted?: string): string
}

export function openIds(): Ids {
  const used = new Set(TAKEN.split(' '))
  return {
    make(label, wanted) {
      const stem = wanted ?? spell(label)
      let id = stem
      for (let n = 2; used.has(id); n++) id = `${stem}_${n}`
      used.add(id)
      return id
    },
  }
}

function spell(label: string): string {
  const parts = pinyin(label.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((part) => part !== '')
  const full = parts.join('')
  const id = full.length <= LONGEST ? full : initials(label, parts)
  return /^[a-z]/.test(id) ? id.slice(0, 40) : `i${id.slice(0, 40)}`
}

/** First letters of Chinese syllables; words already in letters stay whole. */
function initials(label: string, parts: readonly string[]): string {
  const own = new Set(
    (
      label
        .normalize('NFKC')
        .toLowerCase()
        .match(/[a-z0-9]+/g) ?? []
    ).map(String),
  )
  return parts.map((part) => (own.has(part) ? part : part.charAt(0))).join('')
}
