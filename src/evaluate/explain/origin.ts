// Explain · where rules come from, conditions with figures put in, and the names of ranges.
import type { Condition, Origin, Said } from '../../kernel/explanation.ts'
import type { Formulas } from '../compile/context.ts'
import { type Expr, namesIn } from '../formula/expr.ts'
import { isTrue, reckon } from '../formula/reckon.ts'
import type { Scheme } from '../scheme/schema.ts'
import type { Figures, Row } from './figures.ts'

interface Marked {
  readonly cite?: string
  readonly assumed?: string | boolean
  readonly confirm_by?: string
}

/** What an entry does not say itself it has from the entry above it. */
export function originOf(scheme: Scheme, entry: Marked, above?: Origin): Origin {
  const own = entry.assumed !== undefined && entry.assumed !== false
  const assumed = own || (entry.cite === undefined && above?.assumed === true)
  return {
    cite: entry.cite ?? '',
    assumed,
    why: own ? (typeof entry.assumed === 'string' ? entry.assumed : '') : assumed ? (above?.why ?? '') : '',
    confirmBy: assumed ? (entry.confirm_by ?? above?.confirmBy ?? scheme.confirm_by ?? '') : '',
  }
}

/** A formula of the scheme as its checked tree. */
export function treeOf(formulas: Formulas, text: string | number | boolean): Expr {
  if (typeof text === 'number') return { kind: 'number', value: text }
  if (typeof text === 'boolean') return { kind: 'boolean', value: text }
  const expr = formulas.get(text)
  if (expr === undefined) throw new Error(`formula was not read: ${text}`)
  return expr
}

export function conditionOf(
  scheme: Scheme,
  formulas: Formulas,
  figures: Figures,
  rule: Marked & { readonly when: string | number | boolean; readonly because?: string },
  gives: string,
): Condition {
  const expr = treeOf(formulas, rule.when)
  return {
    ...originOf(scheme, rule),
    gives,
    because: rule.because ?? '',
    words: figures.words(expr),
    numbers: reckon(expr, figures.value) === null ? unfiled(figures, expr) : figures.numbers(expr),
    holds: isTrue(expr, figures.value),
  }
}

/** What cannot be judged for want of a figure does not hold: said in a sentence, since `空 > 0` says nothing. */
function unfiled(figures: Figures, expr: Expr): Said {
  const blank = namesIn(expr).filter(({ name }) => figures.value(name) === null)
  const names = [...new Map(blank.map(({ name, at }) => [name, figures.words({ kind: 'name', name, at })])).values()]
  if (names.length === 0) return { zh: '算不出数，按不成立计', en: 'cannot be reckoned, taken as not holding' }
  return {
    zh: `没有${names.map(({ zh }) => `“${zh}”`).join('、')}的数，按不成立计`,
    en: `no figure for ${names.map(({ en }) => en).join(', ')}, taken as not holding`,
  }
}

/** The units that a statistic over these columns is of. */
export function rangeOf(scheme: Scheme, row: Row, keys: readonly string[]): Said {
  if (keys.length === 0) return { zh: '全部', en: 'all' }
  const pools = scheme.pools ?? []
  const isPool = keys.length === pools.length && keys.every((key, i) => key === pools[i])
  const name = isPool ? String(row['~pool'] ?? '') : keys.map((key) => String(row[key] ?? '未填')).join(' · ')
  return { zh: name, en: name }
}
