// Explain · from place or total to the grade: how many places each grade has, where the unit stands, what parts it from the next grade.
import type { Cut, ExplainedGrade, Said } from '../../kernel/explanation.ts'
import type { Formulas } from '../compile/context.ts'
import type { Scheme } from '../scheme/schema.ts'
import { said } from '../scores/work.ts'
import type { Figures } from './figures.ts'
import { fitLines } from './fit.ts'
import { conditionOf, originOf } from './origin.ts'
import { fixed, given, operate, roundHalf } from './term.ts'

export interface AroundUnit {
  /** Units of the pool that have a rank. */
  readonly of: number
  /** Units of the pool with the very same total, this one included. */
  readonly tied: number
  /** Total of the last unit that earned the next better grade. */
  readonly next: { readonly grade: string; readonly total: number } | null
}

/** `decimals`: how points are shown. */
export function explainGrade(
  scheme: Scheme,
  formulas: Formulas,
  figures: Figures,
  around: AroundUnit,
  decimals: number,
): ExplainedGrade {
  const { grades } = scheme
  const veto = (scheme.veto ?? []).map((rule) => ({
    ...conditionOf(scheme, formulas, figures, rule, rule.grade),
    kind: 'veto' as const,
  }))
  const out = grades?.outright
  const outright =
    out === undefined ? [] : [{ ...conditionOf(scheme, formulas, figures, out, out.grade), kind: 'outright' as const }]
  const own = Number(figures.row['~total'])
  return {
    ...originOf(scheme, grades ?? {}),
    by: grades?.by ?? 'none',
    of: figures.told('grade|of') ?? around.of,
    place: figures.told('grade|place'),
    tied: around.tied,
    order: scheme.rank?.order ?? 'desc',
    ties: grades?.ties ?? 'better',
    round: grades?.round ?? 'half_up',
    cuts: grades === undefined ? [] : grades.by === 'share' ? shareCuts(scheme, figures) : thresholdCuts(scheme),
    conditions: [...veto, ...outright],
    next: around.next === null || !Number.isFinite(own) ? null : gapTo(around.next, own, decimals),
  }
}

const thresholdCuts = (scheme: Scheme): Cut[] =>
  (scheme.grades?.cut ?? []).map(([grade, at]) => ({ grade: String(grade), at, sum: null, from: null, to: null }))

function shareCuts(scheme: Scheme, figures: Figures): Cut[] {
  const cut = scheme.grades?.cut ?? []
  const of = figures.told('grade|of') ?? 0
  const taken = figures.told('grade|taken') ?? 0
  let from = 1
  return cut.map(([grade, share], i) => {
    const last = i === cut.length - 1
    const to = figures.told(`grade|to ${i}`) ?? 0
    const part = of * (share ?? 1)
    const line =
      last || share === null || share === 1
        ? null
        : fitLines(
            [
              {
                words: said('参加定级的单位数 × 累计比例', 'units × cumulative share'),
                term: operate(given(of), '×', given(share)),
                value: Number(part.toPrecision(15)),
                role: 'quantity',
                remark: () => rounding(scheme, part, to, taken),
              },
            ],
            2,
          ).sums[0]
    const found = { grade: String(grade), at: share, sum: line ?? null, from, to: last ? Math.max(to, from - 1) : to }
    from = Math.max(from, to + 1)
    return found
  })
}

/** What is said after `643 × 0.2 = 128.6`. */
function rounding(scheme: Scheme, part: number, to: number, taken: number): Said {
  const rule = {
    half_up: said('四舍五入', 'rounded'),
    floor: said('舍去尾数', 'rounded down'),
    ceil: said('进一', 'rounded up'),
  }[scheme.grades?.round ?? 'half_up']
  const whole = Number(part.toPrecision(15))
  if (Number.isInteger(whole) && whole === to) return said('', '')
  // Places taken outright are known only where they were taken off this cut.
  const off = taken > 0 && Math.abs(to + taken - whole) < 1 ? taken : 0
  return off > 0
    ? said(
        `${rule.zh}得 ${to + off}，减去直接定级的 ${off} 个，余 ${to}`,
        `${rule.en} ${to + off}, less ${off} graded outright, leaves ${to}`,
      )
    : said(`${rule.zh}得 ${to}`, `${rule.en} ${to}`)
}

function gapTo(next: { grade: string; total: number }, own: number, decimals: number): ExplainedGrade['next'] {
  const gap = Math.abs(next.total - own)
  // As many decimals as the gap needs to be seen.
  const places = gap === 0 ? decimals : Math.min(12, Math.max(decimals, Math.ceil(-Math.log10(gap)) + 1))
  const [a, b] = [roundHalf(Math.max(next.total, own), places), roundHalf(Math.min(next.total, own), places)]
  return {
    grade: next.grade,
    total: next.total,
    shown: fixed(next.total, places),
    gap: `${fixed(a, places)} − ${fixed(b, places)} = ${fixed(a - b, places)}`,
  }
}
