// Explanation: the shape in which one unit's result is walked back. `explain --format json` writes it as it stands here.

/** The same said in both languages; names from the scheme and from the data stay as they were written. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/**
 * One line for a pocket calculator. `expression` holds digits, brackets, `+ − × ÷ ^` and `min() max() abs() ln() log10() exp() sqrt() round() floor() ceil()`;
 * put into a calculator as shown it gives `result` within the decimals shown: `=` to the last digit, `≈` when rounded.
 */
export interface Sum {
  /** The formula in words, `实缴税收 ÷ 用地面积`; empty when the line needs none. */
  readonly words: Said
  readonly expression: string
  readonly sign: '=' | '≈'
  readonly result: string
  /** The exact number behind `result`. */
  readonly value: number
  readonly unit: string
  /** What follows from it: `高于上限 1，按 1 计`; empty when nothing does. */
  readonly remark: Said
}

/** Where a rule comes from, or that it is assumed and who must confirm it. Empty texts where the scheme says nothing. */
export interface Origin {
  readonly cite: string
  readonly assumed: boolean
  readonly why: string
  readonly confirmBy: string
}

/** A condition with the unit's own figures put in. */
export interface Condition extends Origin {
  /** What follows when it holds: a grade or points. */
  readonly gives: string
  readonly because: string
  /** `投产年数 < 2` */
  readonly words: Said
  /** `1.5 < 2` */
  readonly numbers: Said
  readonly holds: boolean
}

/** A statistic that a score reads. */
export interface Statistic {
  readonly name: Said
  readonly value: number
  readonly shown: string
  /** How many values it is of. */
  readonly peers: number
  /** Name of the range: a pool, or all. */
  readonly over: Said
  /** How it came about, where a line can tell. */
  readonly sum: Sum | null
}

/** A leaf's value among its peers; 1 is best, ties share the best place. */
export interface Standing {
  readonly rank: number
  readonly of: number
  /** How many per cent of the other peers stand below. */
  readonly percentile: number
  readonly over: Said
}

export interface ExplainedNode extends Origin {
  readonly id: string
  readonly label: string
  readonly depth: number
  readonly composite: boolean
  readonly unit: string
  /** Points of a full mark; null when nothing in the scheme says it. */
  readonly full: number | null
  readonly value: number | null
  readonly points: number | null
  /** Shown with the decimals that all points of this explanation have. */
  readonly shownPoints: string
  readonly shownFull: string
  readonly shownLost: string
  /** How the score comes about, in names. */
  readonly rule: Said
  /** Value, then treatment, then points: each line uses what the lines before it show. */
  readonly sums: readonly Sum[]
  readonly statistics: readonly Statistic[]
  readonly standing: Standing | null
  /** Missing rule used, limits met, extreme value drawn in. */
  readonly notes: readonly Said[]
}

export interface ExplainedAdjust extends Origin {
  readonly id: string
  readonly label: string
  readonly points: number
  readonly shownPoints: string
  readonly condition: Condition | null
  readonly sum: Sum | null
}

export interface Cut {
  readonly grade: string
  /** Cumulative share of the places, or the score needed; null for the rest. */
  readonly at: number | null
  /** `640 × 0.2 = 128`, rounded to places by the rule; null for thresholds and for the rest. */
  readonly sum: Sum | null
  /** First and last place of the grade; null for thresholds. */
  readonly from: number | null
  readonly to: number | null
}

export interface ExplainedGrade extends Origin {
  readonly by: 'share' | 'threshold' | 'none'
  /** Units that the shares are of, and what was set apart from them. */
  readonly of: number
  /** Place among those units that decides. */
  readonly place: number | null
  /** Units with the very same total, this one included. */
  readonly tied: number
  readonly order: 'desc' | 'asc'
  readonly ties: 'better' | 'worse'
  readonly round: 'half_up' | 'floor' | 'ceil'
  readonly cuts: readonly Cut[]
  /** Vetoes and outright grades in the order in which they are looked at. */
  readonly conditions: readonly (Condition & { readonly kind: 'veto' | 'outright' })[]
  /** The next better grade and what parts from it; null at the best. */
  readonly next: { readonly grade: string; readonly total: number; readonly shown: string; readonly gap: string } | null
}

/** Where a figure stands. `figure` is in the scheme's unit, `raw` is what the cell shows. */
export interface Source {
  readonly input: string
  readonly label: string
  readonly unit: string
  /** Whose figure: differs from the unit's own id for members of a merged site. */
  readonly of: string
  readonly figure: string
  readonly file: string
  readonly sheet: string
  readonly cell: string
  readonly header: string
  readonly raw: string
  /** Of the return it was filed in; empty where no return gave it. */
  readonly period: string
  /** `6667 × 3 ÷ 2000 = 10.0005`; null when the cell's unit is the scheme's. */
  readonly conversion: Sum | null
  readonly assumed: boolean
  readonly confirmBy: string
}

/** The least change of one input, all else unchanged, that gains a better grade. */
export interface Lift {
  readonly input: string
  readonly label: string
  readonly unit: string
  readonly from: number
  /** Gains; a hundred-thousandth less (one less, for whole numbers) does not. Written with the fewest digits for that. */
  readonly to: number
  readonly grade: string
  readonly total: number | null
  readonly rank: number | null
}

/** An input of which no single change gains. */
export interface NoLift {
  readonly input: string
  readonly label: string
  readonly unit: string
  readonly from: number | null
  /**
   * unused: no rule that could raise the grade reads it; missing: it was not filed; forced: a veto or an outright grade holds; full: all
   * that it counts for has full marks; no-effect: no change of it raises the total; too-little: none raises it enough.
   */
  readonly why: 'unused' | 'missing' | 'forced' | 'full' | 'no-effect' | 'too-little'
  /** Best total reached by changing it, where it was reached; null when no trial had a total. */
  readonly best: { readonly value: number; readonly total: number } | null
  readonly lowest: number | null
  readonly highest: number | null
}

/** Firms on one site, evaluated as one. */
export interface MergedSite extends Origin {
  readonly by: string
  readonly site: string
  readonly members: readonly { readonly id: string; readonly name: string }[]
  /** One line per added input: each member's own figure, in the members' order. */
  readonly sums: readonly (Sum & { readonly input: string; readonly label: string })[]
}

export interface Explanation {
  readonly scheme: string
  readonly title: Said
  /** Kind of what is evaluated: enterprise, platform, park. */
  readonly subject: string
  readonly id: string
  readonly name: string
  /** graded; out of scope (a scope rule holds); skipped (left out for faults in the data). */
  readonly standing: 'graded' | 'out-of-scope' | 'skipped'
  readonly pool: string
  readonly total: number | null
  readonly shownTotal: string
  readonly rank: number | null
  /** Units ranked in the pool. */
  readonly of: number
  readonly grade: string
  readonly because: string
  readonly rateAs: string
  /** Why it was skipped, in whole sentences with the cells. */
  readonly faults: readonly Said[]
  /** Scope rules up to the one that holds. */
  readonly scope: readonly Condition[]
  readonly site: MergedSite | null
  readonly grading: ExplainedGrade | null
  /** Parents first. Empty unless graded. */
  readonly nodes: readonly ExplainedNode[]
  readonly adjusts: readonly ExplainedAdjust[]
  /** Index plus adjustments, then rounding. */
  readonly totalSums: readonly Sum[]
  readonly lifts: readonly Lift[]
  readonly noLifts: readonly NoLift[]
  readonly sources: readonly Source[]
  readonly synthetic: boolean
}
