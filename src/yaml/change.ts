// YAML · single values of a text changed where they stand: every other character, and every comment, stays.
import { isScalar, parseDocument, type Scalar } from 'yaml'
import { keysOf } from './read.ts'

export interface Change {
  /** Path of a value that the text has, `index.of[0].weight`. */
  readonly path: string
  readonly value: number | string
}
export interface Changed {
  readonly text: string
  /** Paths where the text has no single value: nothing was changed for them. */
  readonly missing: readonly string[]
}

/** Of two changes at one path the later counts. A text that is no YAML has no values. */
export function changeYaml(text: string, changes: readonly Change[]): Changed {
  const doc = parseDocument(text, { uniqueKeys: false, prettyErrors: false })
  const asked = new Map(changes.map(({ path, value }) => [path, value]))
  const missing: string[] = []
  const places: { readonly from: number; readonly to: number; readonly value: string }[] = []
  for (const [path, value] of asked) {
    const found = doc.errors.length > 0 ? undefined : doc.getIn(keysOf(path), true)
    if (!isScalar(found) || !isOnOneLine(found)) missing.push(path)
    else places.push({ from: found.range[0], to: found.range[1], value: write(value) })
  }
  places.sort((a, b) => b.from - a.from)
  return {
    text: places.reduce((old, { from, to, value }) => old.slice(0, from) + value + old.slice(to), text),
    missing,
  }
}

type Placed = Scalar & { readonly range: readonly [number, number, number] }
const isOnOneLine = (one: Scalar): one is Placed =>
  one.range !== undefined && one.range !== null && ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'].includes(one.type ?? '')

/** Quoted, text can hold whatever it likes, in braces too. */
const write = (value: number | string): string => (typeof value === 'number' ? String(value) : JSON.stringify(value))
