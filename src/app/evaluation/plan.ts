// App · evaluation: planned by an edition of a scheme, a period, and who is in it.
import { finding } from '../../kernel/finding.ts'
import { readPeriod } from '../../kernel/period.ts'
import { refuseNever } from '../../record/never.ts'
import type { Who } from '../../store/pg/session.ts'
import { append } from './append.ts'
import { editionOf, schemeByName } from './scheme.ts'
import { type Asked, type Done, refused, refuseEarly, stateOf, type Works } from './works.ts'

export interface PlanRequest extends Asked {
  /** A name in the rule book, or a file. */
  readonly scheme: string
  readonly period: string
  readonly unit?: string
  /** Facts of the register that narrow it: `scale: 规上`. */
  readonly facts?: Readonly<Record<string, string>>
}

export async function planEvaluation(works: Works, who: Who, id: string, request: PlanRequest): Promise<Done> {
  // Nobody else learns which there are.
  const never = refuseNever('evaluation', 'plan', who.role)
  if (never.length > 0) return refused(never)
  const { scheme: name, period, unit, facts } = request
  const scheme = await schemeByName(works, who, name)
  const findings = [
    ...('findings' in scheme ? scheme.findings : []),
    ...(readPeriod(period) === undefined ? [finding('record/no-period', {}, { period })] : []),
    ...((await stateOf(works, who, id)).standing === 'absent' ? [] : [finding('process/exists', {}, { id })]),
  ]
  if ('findings' in scheme || findings.length > 0) return refused(findings)
  const scope = {
    kind: scheme.checked.scheme.subject ?? 'enterprise',
    ...(unit === undefined ? {} : { unit }),
    ...(facts === undefined || Object.keys(facts).length === 0 ? {} : { facts }),
  }
  const early = await refuseEarly(works, who, id, { kind: 'plan', payload: { scheme: '?', period, scope } })
  if (early.length > 0) return refused(early)
  // Kept as it stands today: a later edition of the file changes nothing here.
  const edition = editionOf(scheme.checked.scheme.scheme, await works.files.keepText(scheme.text, 'yaml'))
  return await append(works, who, id, 'plan', { scheme: edition, period, scope }, request)
}
