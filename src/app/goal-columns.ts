// App · how goals are shown together: the columns of the rule book, and the rule of the lights on a day.
import type { Said } from '../kernel/explanation.ts'
import { inForce } from '../policy/at.ts'
import { citesOf } from '../policy/clause.ts'
import type { Book } from '../policy/read.ts'
import { inWords } from '../policy/say.ts'
import type { Words } from '../policy/schema/parts.ts'

export interface ColumnTold {
  readonly id: string
  readonly label: Said
  readonly meaning: Said
  /** Ids, in the order in which they are shown. */
  readonly goals: readonly string[]
  readonly cites: readonly string[]
  readonly assumed: Said | null
  readonly confirm_by: string | null
}

export interface LightRule {
  readonly label: Said
  readonly since: string
  /** Way made ÷ way that should have been made: at least this is green, at least `yellow` yellow, less is red. */
  readonly green: number
  readonly yellow: number
  readonly assumed: Said | null
  readonly confirm_by: string | null
}

export const columnsOf = ({ columns }: Book): ColumnTold[] =>
  Object.entries(columns).map(([id, { label, meaning, goals, cite, assumed, confirm_by }]) => ({
    id,
    label,
    meaning,
    goals,
    cites: citesOf(cite),
    assumed: said(assumed),
    confirm_by: confirm_by ?? null,
  }))

/** Null before any rule is in force. */
export function lightRuleOf({ light }: Book, day: string): LightRule | null {
  const rule = inForce(light.values, day)
  if (rule === undefined) return null
  const { green, yellow, assumed, confirm_by } = rule.value
  return {
    label: light.label,
    since: rule.since,
    green,
    yellow,
    assumed: said(assumed),
    confirm_by: confirm_by ?? null,
  }
}

const said = (words: Words | undefined): Said | null =>
  words === undefined ? null : { zh: inWords(words, 'zh'), en: inWords(words, 'en') }
