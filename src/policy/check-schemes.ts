// Rule book · the schemes of the folder against the book: inputs as the catalogue has them, clauses and units that exist.
import type { Place } from '../kernel/finding.ts'
import { type Look, nearFacts } from './check-origin.ts'
import { clauseCited, clauseIds } from './clause.ts'

/** What the book needs to know of a scheme. */
export interface SchemeFacts {
  readonly id: string
  readonly file: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly subject: string
  /** `unit` is empty for text. */
  readonly inputs: readonly { readonly id: string; readonly label: string; readonly unit: string }[]
  /** Every place that cites or assumes something; `confirm_by` counts from the place itself or from above it. */
  readonly origins: readonly {
    readonly path: string
    readonly cite?: string
    readonly assumed?: string
    readonly confirm_by?: string
  }[]
  readonly where: (path: string) => Place
}

export function checkSchemes(look: Look): void {
  const seen = new Set<string>()
  for (const scheme of look.schemes) {
    if (seen.has(scheme.id)) look.tellAt('duplicate-id', scheme.where('scheme'), { id: scheme.id })
    seen.add(scheme.id)
    checkInputs(look, scheme)
    for (const { path, cite, assumed, confirm_by: by } of scheme.origins) {
      const clause = cite === undefined ? undefined : clauseCited(cite)
      if (clause !== undefined && look.book.clauses[clause] === undefined)
        look.tellAt('unknown-clause', scheme.where(`${path}.cite`), {
          clause,
          ...nearFacts(clause, clauseIds(look.book.clauses)),
        })
      if (assumed !== undefined && by === undefined) look.tellAt('no-confirm', scheme.where(path))
      if (by !== undefined && !look.unitNames.includes(by))
        look.tellAt('unknown-unit', scheme.where(`${path}.confirm_by`), { name: by, ...nearFacts(by, look.unitNames) })
    }
  }
}

function checkInputs(look: Look, scheme: SchemeFacts): void {
  const prefix = `${scheme.subject}.`
  const known = Object.keys(look.book.indicators)
    .filter((id) => id.startsWith(prefix))
    .map((id) => id.slice(prefix.length))
  for (const { id, label, unit } of scheme.inputs) {
    const at = scheme.where(`inputs.${id}`)
    const indicator = look.book.indicators[`${prefix}${id}`]
    if (indicator === undefined) {
      look.tellAt('input-not-listed', at, { name: id, subject: scheme.subject, ...nearFacts(id, known) })
      continue
    }
    if (unit !== (indicator.unit ?? ''))
      look.tellAt('input-unit', at, { name: id, unit: unit || '-', listed: indicator.unit ?? '-' })
    if (label !== indicator.label.zh) look.tellAt('input-label', at, { name: id, label, listed: indicator.label.zh })
  }
}
