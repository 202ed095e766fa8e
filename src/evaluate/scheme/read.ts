// Scheme · from YAML text to a typed scheme, every fault of form told at once with its line and column.
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { type Finding, finding, notice, type Place } from '../../kernel/finding.ts'
import { nearest } from '../nearest.ts'
import { Node, Scheme, type Scheme as SchemeFile } from './schema.ts'
import { withGroupings } from './types.ts'

/** Where a path of the file stands; `offset` counts characters into a scalar. */
export type Where = (path: string, offset?: number) => Place
export interface ReadScheme {
  readonly scheme: SchemeFile | undefined
  readonly findings: readonly Finding[]
  readonly where: Where
}

const MOST_CHARACTERS = 1_000_000
const MOST_ALIASES = 100

/** `text` is the file's content; `file` only names it in findings. */
export function readScheme(text: string, file: string): ReadScheme {
  const lost: Where = (path) => ({ file, path })
  const refuse = (one: Finding): ReadScheme => ({ scheme: undefined, findings: [one], where: lost })
  if (text.length > MOST_CHARACTERS)
    return refuse(finding('evaluate/file-too-large', { file }, { characters: text.length, most: MOST_CHARACTERS }))
  const lines = new LineCounter()
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line, col }
  }
  try {
    const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
    if (doc.errors.length > 0)
      return {
        scheme: undefined,
        findings: doc.errors.map((fault) => finding('evaluate/yaml', at(fault.pos[0]), { detail: fault.message })),
        where: lost,
      }
    const where: Where = (path, offset = 0) => {
      const found = nodeAt(doc, path)
      if (found === undefined) return { file, path }
      const quoted = found.type === 'QUOTE_DOUBLE' || found.type === 'QUOTE_SINGLE' ? 1 : 0
      const inside = found.type === 'PLAIN' || quoted === 1 ? quoted + offset : 0
      return { ...at(found.start + inside), path }
    }
    const cut: Finding[] = []
    const whole = withoutCut(doc.toJS({ maxAliasCount: MOST_ALIASES }), '', (path, key) => {
      cut.push(notice('evaluate/comma-cut', where(path), { key }))
    })
    const shape = checkShape(whole, where)
    return { scheme: shape.scheme, findings: [...cut, ...shape.findings], where }
  } catch (fault) {
    return refuse(
      finding('evaluate/yaml', { file }, { detail: fault instanceof Error ? fault.message : String(fault) }),
    )
  }
}

/** A scheme that is already an object, as programs hand it over. */
export const readSchemeObject = (doc: unknown): ReadScheme => {
  const where: Where = (path) => ({ path })
  return { ...checkShape(doc, where), where }
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
  return Object.fromEntries(
    kept.map(([key, one]) => [key, withoutCut(one, path === '' ? key : `${path}.${key}`, tell)]),
  )
}

function nodeAt(doc: ReturnType<typeof parseDocument>, path: string): { start: number; type: string } | undefined {
  const keys = [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map((m) => (m[1] !== undefined ? Number(m[1]) : m[2]))
  for (let depth = keys.length; depth >= 0; depth--) {
    const found = doc.getIn(keys.slice(0, depth), true)
    if (isNode(found) && found.range)
      return { start: found.range[0], type: depth === keys.length ? scalarType(found) : '' }
  }
  return undefined
}
const scalarType = (node: object): string => ('type' in node ? String(node.type) : '')

type Fault = ReturnType<typeof Value.Errors>[number]

function checkShape(doc: unknown, where: Where): Omit<ReadScheme, 'where'> {
  Settings.Set({ maxErrors: 1000 })
  if (Value.Check(Scheme, doc)) return { scheme: withGroupings(doc as SchemeFile), findings: [] }
  const faults = Value.Errors(Scheme, doc)
  const unions = new Set(faults.filter((one) => one.keyword === 'anyOf').map((one) => one.instancePath))
  const deeper = (path: string): boolean => faults.some((one) => one.instancePath.startsWith(`${path}/`))
  const kept = faults.filter((one) => {
    if (one.keyword === 'boolean') return false
    if (one.keyword === 'anyOf') return !deeper(one.instancePath)
    return !unions.has(one.instancePath) || one.keyword === 'additionalProperties'
  })
  const findings = (kept.length > 0 ? kept : faults).flatMap((one) => sayFault(one, faults, doc, where))
  return { scheme: undefined, findings }
}

function sayFault(fault: Fault, all: readonly Fault[], doc: unknown, where: Where): Finding[] {
  const path = toPath(fault.instancePath)
  const params = fault.params as Record<string, unknown>
  const listed = (key: string): string[] => (Array.isArray(params[key]) ? (params[key] as unknown[]).map(String) : [])
  switch (fault.keyword) {
    case 'additionalProperties':
      return listed('additionalProperties').map((key) => {
        const near = nearest(key, keysNear(fault.instancePath))
        const at = where(path === '' ? key : `${path}.${key}`)
        return finding('evaluate/unknown-key', at, { key, near: near === undefined ? '' : `${near}？` })
      })
    case 'required':
      return listed('requiredProperties').map((key) =>
        finding('evaluate/missing-key', where(path), { key, path: path || '/' }),
      )
    case 'anyOf': {
      const allowed = all
        .filter((one) => one.instancePath === fault.instancePath && one.keyword === 'const')
        .map((one) => String((one.params as Record<string, unknown>)['allowedValue']))
      const got = shown(valueAt(doc, fault.instancePath))
      return allowed.length > 0
        ? [finding('evaluate/not-one-of', where(path), { got, allowed: allowed.join(' | ') })]
        : [finding('evaluate/wrong-kind', where(path), { got, path })]
    }
    default:
      return [
        finding('evaluate/wrong-value', where(path), {
          got: shown(valueAt(doc, fault.instancePath)),
          rule: `${fault.keyword} ${JSON.stringify(params)}`,
        }),
      ]
  }
}

const toPath = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`), '')

function valueAt(doc: unknown, pointer: string): unknown {
  let here = doc
  for (const key of pointer.split('/').slice(1))
    here = here !== null && typeof here === 'object' ? (here as Record<string, unknown>)[key] : undefined
  return here
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 80)

/** Keys that may stand at a place, for the suggestion; the last named part of the pointer tells which. */
function keysNear(pointer: string): string[] {
  const names = pointer.split('/').filter((key) => key !== '' && !/^\d+$/.test(key))
  const properties = (schema: unknown): string[] =>
    Object.keys((schema as { properties?: object } | undefined)?.properties ?? {})
  const top = Scheme.properties as Record<string, unknown>
  const node = (Node as unknown as { $defs: { Node: { properties: Record<string, unknown> } } }).$defs.Node.properties
  if (names.length === 0) return Object.keys(top)
  if (names.at(-1) === 'of' || names.at(-1) === 'index') return Object.keys(node)
  if (names.at(-1) === 'score') return properties(node['score'])
  if (names.at(-2) === 'score')
    return properties(
      properties(node['score']).length > 0
        ? (node['score'] as { properties: Record<string, unknown> }).properties[names.at(-1) ?? '']
        : undefined,
    )
  if (names[0] === 'inputs') return ['label', 'unit', 'type', 'min', 'max', 'oneOf', 'required', 'optional']
  const own = top[names[0] ?? ''] as { items?: unknown } | undefined
  return properties(own?.items ?? own)
}
