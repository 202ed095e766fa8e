// Scheme · from YAML text to a typed scheme, every fault of form told at once with its line and column.
import { type Finding, finding } from '../../kernel/finding.ts'
import { readYaml, type Where } from '../../yaml/read.ts'
import { checkShape } from '../../yaml/shape.ts'
import { checkText } from './check-text.ts'
import { Scheme, type Scheme as SchemeFile } from './schema.ts'
import { withGroupings } from './types.ts'

export type { Where } from '../../yaml/read.ts'
export interface ReadScheme {
  readonly scheme: SchemeFile | undefined
  readonly findings: readonly Finding[]
  readonly where: Where
}

/** `text` is the file's content; `file` only names it in findings. */
export function readScheme(text: string, file: string): ReadScheme {
  const { value, findings, where } = readYaml(text, file, 'evaluate')
  if (findings.some((one) => one.blocking)) return { scheme: undefined, findings, where }
  return settle(value, findings, where)
}

/** A scheme that is already an object, as programs hand it over. */
export const readSchemeObject = (doc: unknown): ReadScheme => settle(doc, [], (path) => ({ path }))

function settle(value: unknown, told: readonly Finding[], where: Where): ReadScheme {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { scheme: undefined, findings: [...told, finding('evaluate/no-scheme', where(''))], where }
  const faults = [...checkShape(Scheme, value, where, 'evaluate'), ...checkText(value, where)]
  return {
    scheme: faults.length > 0 ? undefined : withGroupings(value as SchemeFile),
    findings: [...told, ...faults],
    where,
  }
}
