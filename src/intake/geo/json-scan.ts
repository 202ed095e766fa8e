// Intake · geometry: cuts the features out of a GeoJSON text as it streams by, so that a large file never stands in memory as one tree.

export interface JsonScan {
  take(text: string): void
  /** What is left when the features are cut out: the frame, still JSON, with `{}` in each one's place. */
  end(): string
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COLON] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x3a]

export interface ScanLimits {
  /** Characters of one piece. */
  readonly longest: number
  readonly tooLong: () => never
  /** Brackets inside each other: what reads the pieces goes one step deeper with each. */
  readonly deepest: number
  readonly tooDeep: () => never
}

/** `onFeature` gets the text of each object of the top list `features`. */
export function scanFeatures(
  onFeature: (text: string) => void,
  { longest, tooLong, deepest, tooDeep }: ScanLimits,
): JsonScan {
  let depth = 0
  let [inString, escaped] = [false, false]
  /** Last string seen right inside the top object, and the key it became. */
  let [word, key] = ['', '']
  let inFeatures = false
  let inItem = false
  let item = ''
  let frame = ''
  let wordFrom = -1

  function take(text: string): void {
    let from = 0
    /** Hands on what lies between `from` and `to`. */
    const keep = (to: number): void => {
      const piece = text.slice(from, to)
      if (inItem) item += piece
      else frame += piece
      from = to
      if (item.length > longest || frame.length > longest) tooLong()
    }
    if (wordFrom >= 0) wordFrom = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (inString) {
        if (escaped) escaped = false
        else if (code === BACKSLASH) escaped = true
        else if (code === QUOTE) {
          inString = false
          if (wordFrom >= 0) word += text.slice(wordFrom, i)
          wordFrom = -1
        }
        continue
      }
      if (code === QUOTE) {
        inString = true
        if (depth === 1) [word, wordFrom] = ['', i + 1]
      } else if (code === COLON && depth === 1) key = word
      else if (code === OPEN || code === OPEN_LIST) {
        if (inFeatures && depth === 2 && code === OPEN) {
          keep(i)
          inItem = true
        }
        depth++
        if (depth > deepest) tooDeep()
        if (code === OPEN_LIST && depth === 2 && key === 'features') inFeatures = true
      } else if (code === CLOSE || code === CLOSE_LIST) {
        depth--
        if (inItem && depth === 2) {
          keep(i + 1)
          inItem = false
          onFeature(item)
          item = ''
          frame += '{}'
        } else if (inFeatures && depth === 1) {
          keep(i)
          inFeatures = false
        }
      }
    }
    keep(text.length)
    if (wordFrom >= 0) word += text.slice(wordFrom)
  }
  return { take, end: () => (inItem ? frame + item : frame) }
}
