// Record · evaluations: for how many years running the newest grade has been the same.

export interface GradeOfPeriod {
  readonly period: string
  readonly grade: string
}

export interface GradeRun {
  readonly grade: string
  /** Oldest first, without a gap. */
  readonly years: readonly number[]
}

/** Of yearly evaluations; in a year of two both must say so. Undefined when there is none, or the newest year's two differ. */
export function runOfGrades(grades: readonly GradeOfPeriod[]): GradeRun | undefined {
  const byYear = new Map<number, Set<string>>()
  for (const { period, grade } of grades)
    if (/^\d{4}$/.test(period)) byYear.set(Number(period), (byYear.get(Number(period)) ?? new Set()).add(grade))
  const newest = Math.max(...byYear.keys())
  const [grade, ...others] = byYear.get(newest) ?? []
  if (grade === undefined || others.length > 0) return undefined
  const years: number[] = []
  for (let year = newest; isOnly(byYear.get(year), grade); year--) years.unshift(year)
  return { grade, years }
}

const isOnly = (grades: ReadonlySet<string> | undefined, grade: string): boolean =>
  grades?.size === 1 && grades.has(grade)
