// Kernel · the shape of a form: what a return asks, by when, and the rules its figures are checked by. Pure data, made from the rule book.
import type { Day, Period } from './period.ts'

export type Said = { readonly zh: string; readonly en: string }

/** Bounds of one figure. Figures at or below `small` are too small for a jump or an outlier to mean anything. */
export interface Limit {
  readonly min?: number
  readonly max?: number
  readonly whole: boolean
  readonly small: number
}

export interface FormColumn extends Limit {
  /** Of the subject, `tax`; the catalogue knows it as `enterprise.tax`. */
  readonly indicator: string
  readonly label: Said
  readonly unit: string
  readonly definition: string
  readonly clauses: readonly string[]
  /** What the figure may include; with one only there is nothing to choose. */
  readonly calibers: readonly string[]
  /** Asked only of subjects whose register says so; of those whose register is silent too. */
  readonly only?: { readonly fact: string; readonly is: string }
}

export interface Deadline {
  readonly due: Day
  /** Filing after it needs a reason. */
  readonly lateUntil: Day
}

/** The sum of the left is at most, or equal to, the sum of the right. Indicators of the same subject. */
export interface Comparison {
  readonly label: Said
  readonly left: readonly string[]
  readonly is: 'at_most' | 'equal'
  readonly right: readonly string[]
  /** Whether it must hold, or may be explained. */
  readonly must: boolean
}

export interface JumpRule {
  /** Share of the earlier figure by which it may change unexplained. */
  readonly share: number
  /** With which earlier period: the first that is known. */
  readonly against: readonly ('year_before' | 'period_before')[]
}

export interface PeerRule {
  /** How many scaled deviations from the median are still usual. */
  readonly spread: number
  /** Fewer peers say nothing. */
  readonly fewest: number
  /** Fact of the register by which peers are pooled, and how many of its first characters count. */
  readonly pool?: { readonly fact: string; readonly characters: number }
  /** Indicator → the one it is divided by first: firms of one industry differ in size. */
  readonly per: Readonly<Record<string, string>>
}

/** A figure that the registers know too: in a fact of the subject, or as the sum over the parcels it holds. */
export interface RegisterRule {
  readonly indicator: string
  readonly fact?: string
  readonly parcels?: { readonly holder: string; readonly area: string }
  readonly tolerance: number
}

export interface FormRules {
  readonly jump?: JumpRule
  readonly peers?: PeerRule
  readonly comparisons: readonly Comparison[]
  readonly registers: readonly RegisterRule[]
}

export interface FormSpec {
  /** `enterprise-year-tax`: subject, kind of period, department. */
  readonly id: string
  readonly subject: string
  readonly subjectLabel: Said
  readonly period: Period['kind']
  readonly owner: string
  readonly ownerLabel: Said
  readonly title: Said
  readonly columns: readonly FormColumn[]
  readonly rules: FormRules
}
