// YAML · text → plain values, with the place of every value; hostile text is refused within limits.
import { isMap, isNode, isScalar, LineCounter, type Pair, parseDocument, visit, type YAMLMap } from 'yaml'
import { type Finding, finding, notice, type Place } from '../kernel/finding.ts'
import { sayYaml } from './faults.ts'

/** Where a path of the file stands; `offset` counts characters into a scalar. */
export type Where = (path: string, offset?: number) => Place
export interface ReadYaml {
  /** Undefined when the text is refused. */
  readonly value: unknown
  readonly findings: readonly Finding[]
  readonly where: Where
}

const MOST_CHARACTERS = 1_000_000
const MOST_ALIASES = 100
/** One slip makes the parser stumble all the way down; what comes after these is noise. */
const MOST_FAULTS = 20
/** References to clauses look like numbers, `3.10`, and must be read as written. */
const AS_WRITTEN = 'cite'

/** `file` only names the text in findings; `room` is the first half of their codes. */
export function readYaml(text: string, file: string, room: string): ReadYaml {
  const lost: Where = (path) => ({ file, path })
  const refuse = (findings: readonly Finding[]): ReadYaml => ({ value: undefined, findings, where: lost })
  if (text.length > MOST_CHARACTERS)
    return refuse([finding(`${room}/file-too-large`, { file }, { characters: text.length, most: MOST_CHARACTERS })])
  const lines = new LineCounter()
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line, col }
  }
  try {
    const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false })
    if (doc.errors.length > 0)
      return refuse(
        doc.errors.slice(0, MOST_FAULTS).map((fault) =>
          finding(`${room}/yaml`, at(fault.pos[0]), {
            detail: fault.message,
            why: sayYaml(fault.code, fault.message),
          }),
        ),
      )
    const where: Where = (path, offset = 0) => {
      const found = nodeAt(doc, path)
      if (found === undefined) return { file, path }
      const quoted = found.type === 'QUOTE_DOUBLE' || found.type === 'QUOTE_SINGLE' ? 1 : 0
      const inside = found.type === 'PLAIN' || quoted === 1 ? quoted + offset : 0
      return { ...at(found.start + inside), path }
    }
    const twice: number[] = []
    visit(doc, { Pair: (_, pair) => keepWritten(pair), Map: (_, map) => void twice.push(...keysTwice(map)) })
    if (twice.length > 0)
      return refuse(
        twice.slice(0, MOST_FAULTS).map((start) => {
          const detail = 'Map keys must be unique'
          return finding(`${room}/yaml`, at(start), { detail, why: sayYaml('DUPLICATE_KEY', detail) })
        }),
      )
    const cut: Finding[] = []
    const value = withoutCut(doc.toJS({ maxAliasCount: MOST_ALIASES }), '', (path, key) => {
      cut.push(notice(`${room}/comma-cut`, where(path), { key }))
    })
    return { value, findings: cut, where }
  } catch (fault) {
    const detail = fault instanceof Error ? fault.message : String(fault)
    return refuse([finding(`${room}/yaml`, { file }, { detail, why: sayYaml('', detail) })])
  }
}

/** Where keys stand that stood before. Found here, because the parser compares every key with every other: minutes for a file of a hundred thousand. */
function keysTwice(map: YAMLMap): number[] {
  const seen = new Set<string>()
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return []
    const text = key.source ?? String(key.value)
    const again = seen.has(text)
    seen.add(text)
    return again ? [key.range?.[0] ?? 0] : []
  })
}

/** Keys, and clauses cited, keep their text where YAML would make a number of it. */
function keepWritten({ key, value }: Pair): void {
  const keep = (node: unknown): void => {
    if (isScalar(node) && typeof node.value === 'number' && node.source !== undefined) node.value = node.source
  }
  keep(key)
  if (isScalar(key) && key.value === AS_WRITTEN) {
    keep(value)
    if (isNode(value) && 'items' in value) for (const one of value.items as unknown[]) keep(one)
  }
}

/** In `{ en: firms, above scale }` the comma ends the text and leaves a key without a value: text cut off, no key. */
function withoutCut(value: unknown, path: string, tell: (path: string, key: string) => void): unknown {
  if (Array.isArray(value)) return value.map((one, i) => withoutCut(one, `${path}[${i}]`, tell))
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  const kept = Object.entries(value).filter(([key, one]) => {
    const isCut = one === null && /[^\p{L}\p{N}_]/u.test(key)
    if (isCut) tell(path, key)
    return !isCut
  })
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutCut(one, pathTo(path, key), tell)]))
}

/** A path grows by a key; a key that holds a dot stands in quotes: `clauses."1.2".summary`. */
export const pathTo = (path: string, key: string): string => {
  const safe = /^[^.[\]"]+$/.test(key) ? key : JSON.stringify(key)
  return path === '' ? safe : `${path}.${safe}`
}

export const keysOf = (path: string): (string | number)[] =>
  [...path.matchAll(/\[(\d+)\]|("(?:[^"\\]|\\.)*")|([^.[\]"]+)/g)].map(([, index, quoted, plain]) =>
    index !== undefined ? Number(index) : quoted !== undefined ? String(JSON.parse(quoted)) : (plain ?? ''),
  )

function nodeAt(doc: ReturnType<typeof parseDocument>, path: string): { start: number; type: string } | undefined {
  const keys = keysOf(path)
  const parent = keys.length === 0 ? undefined : doc.getIn(keys.slice(0, -1), true)
  // A key without a value, `{ a, b }`, stands where the key stands.
  const bare = isMap(parent)
    ? parent.items.find(({ key, value }) => value === null && isScalar(key) && key.value === keys.at(-1))
    : undefined
  if (isScalar(bare?.key) && bare.key.range) return { start: bare.key.range[0], type: '' }
  for (let depth = keys.length; depth >= 0; depth--) {
    const found = doc.getIn(keys.slice(0, depth), true)
    if (isNode(found) && found.range)
      return { start: found.range[0], type: depth === keys.length ? scalarType(found) : '' }
  }
  return undefined
}
const scalarType = (node: object): string => ('type' in node ? String(node.type) : '')
