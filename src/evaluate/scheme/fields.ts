// Scheme · the numbers a rule keeper tunes, each with its place in the file: weights, bases, caps, points added and taken, cuts.
import { bound } from '../scores/all.ts'
import type { Scheme } from './schema.ts'
import { nodesDown } from './tree.ts'

export interface Field {
  /** Where it stands in the file, `index.of[0].score.ratio.cap`. */
  readonly path: string
  readonly group: 'weight' | 'score' | 'adjust' | 'cut' | 'decimals'
  /** Id of the node or rule, or the grade that is cut. */
  readonly of: string
  /** How that is called. */
  readonly label: string
  /** What of it: `weight`, `base.times`, `cap`. */
  readonly key: string
  /** A formula is text; a statistic is its name, `median`. */
  readonly kind: 'number' | 'formula' | 'statistic'
  readonly value: number | string
}

/** In the order of the file. Only what the file says: what it leaves out is no field. */
export function fieldsOf(scheme: Scheme): Field[] {
  const found: Field[] = []
  for (const { node, path } of nodesDown(scheme)) {
    const { id: of, label = of, weight, score } = node
    if (weight !== undefined)
      found.push({ path: `${path}.weight`, group: 'weight', of, label, key: 'weight', ...number(weight) })
    if (score === undefined) continue
    const { name, params } = bound(score)
    found.push(...scoreFields(params, `${path}.score.${name}`, { of, label }, name === 'points' ? 'points' : ''))
  }
  scheme.adjust?.forEach((rule, i) => {
    for (const key of ['points', 'cap', 'floor'] as const) {
      const value = rule[key]
      if (typeof value === 'number' || typeof value === 'string')
        found.push({
          path: `adjust[${i}].${key}`,
          group: 'adjust',
          of: rule.id ?? '',
          label: rule.label ?? rule.id ?? '',
          key,
          ...either(value),
        })
    }
  })
  scheme.grades?.cut.forEach(([grade, value], i) => {
    if (value !== null)
      found.push({
        path: `grades.cut[${i}][1]`,
        group: 'cut',
        of: String(grade),
        label: String(grade),
        key: 'cut',
        ...number(value),
      })
  })
  if (scheme.decimals !== undefined)
    found.push({ path: 'decimals', group: 'decimals', of: '', label: '', key: 'decimals', ...number(scheme.decimals) })
  return found
}

/** Not numbers: words that choose a way of reckoning. */
const WAYS = ['over', 'direction', 'below']

function scoreFields(value: unknown, path: string, node: Pick<Field, 'of' | 'label'>, key: string): Field[] {
  const field = (rest: Pick<Field, 'kind' | 'value'>): Field[] => [{ path, group: 'score', ...node, key, ...rest }]
  if (typeof value === 'number') return field(number(value))
  if (typeof value === 'string') return field(key.endsWith('stat') ? { kind: 'statistic', value } : either(value))
  if (Array.isArray(value)) return value.flatMap((one, i) => scoreFields(one, `${path}[${i}]`, node, String(i + 1)))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) =>
    WAYS.includes(name) && typeof one !== 'number'
      ? []
      : scoreFields(one, `${path}.${name}`, node, key === '' ? name : `${key}.${name}`),
  )
}

const number = (value: number) => ({ kind: 'number' as const, value })
const either = (value: number | string) =>
  typeof value === 'number' ? number(value) : { kind: 'formula' as const, value }
