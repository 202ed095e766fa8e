// Explain · bonuses and deductions: condition, points, and the limits' corrections.
import type { Condition, Origin, Said } from '../../kernel/explanation.ts'
import type { Formulas } from '../compile/context.ts'
import { adjustLines } from '../compile/total.ts'
import type { Scheme } from '../scheme/schema.ts'
import { said } from '../scores/work.ts'
import { type Figures, toNumber } from './figures.ts'
import type { Draft } from './fit.ts'
import { conditionOf, originOf, treeOf } from './origin.ts'
import { call, chain, given, operate, points, type Term } from './term.ts'

export interface AdjustDraft extends Origin {
  readonly id: string
  readonly label: string
  readonly points: number
  readonly condition: Condition | null
  readonly draft: Draft | null
}

export function adjustDrafts(scheme: Scheme, formulas: Formulas, figures: Figures): AdjustDraft[] {
  const rules = scheme.adjust ?? []
  const own = rules.filter((rule) => rule.points !== undefined)
  const lines = adjustLines({ scheme })
  const got = (id: string): number => toNumber(figures.row[`adjust.${id}`]) ?? 0
  const side = (sign: 1 | -1): Term[] =>
    own.flatMap((_, i) => {
      const value = got(lines[i]?.id ?? '')
      return value * sign > 0 ? [points(value)] : []
    })
  return lines.map(({ id, label }, i) => {
    const rule = own[i]
    if (rule?.points !== undefined) {
      const condition =
        rule.when === undefined ? null : conditionOf(scheme, formulas, figures, { ...rule, when: rule.when }, '')
      const expr = treeOf(formulas, rule.points)
      const term = condition?.holds === false ? null : figures.term(expr)
      const draft: Draft | null =
        term === null || expr.kind === 'number'
          ? null
          : { words: figures.words(expr), term, value: got(id), role: 'points' }
      return { ...originOf(scheme, rule), id, label, points: got(id), condition, draft }
    }
    const key = id === 'cap' ? 'cap' : 'floor'
    const limiting = rules.find((one) => one[key] !== undefined)
    const limit = limiting?.[key] ?? 0
    const counted = side(key === 'cap' ? 1 : -1)
    const all = counted.length === 0 ? given(0) : chain('+', counted)
    const term = call(key === 'cap' ? 'min' : 'max', given(0), operate(given(limit), '−', all))
    const words: Said =
      key === 'cap'
        ? said(`加分合计最高 ${limit}，超出的扣回`, `bonuses together at most ${limit}, the rest is taken back`)
        : said(`扣分合计最多 ${-limit}，超出的补回`, `deductions together at most ${-limit}, the rest is given back`)
    return {
      ...originOf(scheme, limiting ?? {}),
      id,
      label,
      points: got(id),
      condition: null,
      draft: { words, term, value: got(id), role: 'points' },
    }
  })
}
