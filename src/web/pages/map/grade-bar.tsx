// Web · how the land of a place is shared among the grades: a bar with the letters in it, in words for whoever cannot see it.
import { formatShare } from '../../parts/number.tsx'
import { GRADES, gradeColour } from './colours.ts'

interface GradeBarProps {
  /** 亩. */
  readonly grades: Readonly<Record<string, number>>
  readonly area: number
}

const WIDE = 200
const HIGH = 12
/** Pixels that a letter needs. */
const LETTER = 14

export function GradeBar({ grades, area }: GradeBarProps) {
  const shares = GRADES.map((grade) => ({
    grade,
    share: area > 0 ? sumOf(grades, grade) / area : 0,
  })).filter(({ share }) => share > 0)
  if (shares.length === 0) return null
  let x = 0
  const parts = shares.map(({ grade, share }) => {
    const part = { grade, x, width: share * WIDE }
    x += part.width
    return part
  })
  return (
    <svg
      className="map-bar"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={shares.map(({ grade, share }) => `${grade} ${formatShare(share, 0)}`).join('，')}
    >
      <rect width={WIDE} height={HIGH} className="map-bar-rest" />
      {parts.map(({ grade, x: from, width }) => (
        <g key={grade}>
          <rect x={from} width={width} height={HIGH} fill={gradeColour(grade)} />
          {width < LETTER ? null : (
            <text x={from + width / 2} y={HIGH - 2.5} textAnchor="middle">
              {grade}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

/** A grade may say more than its letter. */
const sumOf = (grades: Readonly<Record<string, number>>, letter: string): number =>
  Object.entries(grades).reduce((sum, [grade, area]) => (grade.startsWith(letter) ? sum + area : sum), 0)
