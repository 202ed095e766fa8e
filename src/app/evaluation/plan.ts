// App · evaluation: planned by an edition of a scheme, a period, and who is in it.
import type { Scheme } from '../../evaluate/scheme/schema.ts'
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { type Period, readPeriod } from '../../kernel/period.ts'
import type { EvaluationPayload } from '../../record/evaluations/payload.ts'
import { refuseNever } from '../../record/never.ts'
import { indicatorsAt, unitsAt } from '../../store/pg/registers.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import { dayOf } from '../day-of.ts'
import { append } from './append.ts'
import { onceUnder } from './once.ts'
import { editionOf, schemeByName, schemeName } from './scheme.ts'
import { type Asked, clockOf, type Done, refused, refuseEarly, stateOf, type Works } from './works.ts'

export interface PlanRequest extends Asked {
  /** A name in the rule book, or a file. */
  readonly scheme: string
  readonly period: string
  readonly unit?: string
  /** Facts of the register that narrow it: `scale: 规上`. */
  readonly facts?: Readonly<Record<string, string>>
}

/** No figure can ever be found for a period that has not begun, or that is shorter than those in which a figure is filed; no subject in a unit that is none. */
async function refuseReach(
  works: Works,
  who: Who,
  { period: text, unit }: PlanRequest,
  { subject = 'enterprise', inputs }: Pick<Scheme, 'subject' | 'inputs'>,
): Promise<Finding[]> {
  const period = readPeriod(text)
  if (period === undefined) return []
  const { now, zone } = clockOf(works)
  const today = dayOf({ at: now().toISOString() }, zone)
  if (today < period.first)
    return [finding('process/period-to-come', {}, { period: text, first: period.first, day: today })]
  const { units, indicators } = await readAs(works.store, who, async (session) => ({
    units: await unitsAt(session, period.last),
    // How long they are filed for is known from when they are first on record, which may be later than the period.
    indicators: await indicatorsAt(session, [today, period.last].toSorted().at(-1) ?? today),
  }))
  const short = indicators.filter(
    (one) =>
      one.subject_kind === subject &&
      inputs[one.id] !== undefined &&
      inputs[one.id]?.optional !== true &&
      isLonger(one.period, period.kind),
  )
  return [
    ...(unit === undefined || units.some(({ code }) => code === unit)
      ? []
      : [finding('record/no-such-unit', {}, { unit, day: period.last })]),
    ...short.map(({ name, period: filed }) => {
      const { zh, en } = PERIOD_WORDS[filed as Period['kind']]
      return finding('process/period-too-short', {}, { label: name, filed: zh, filedEn: en, period: text })
    }),
  ]
}

const LENGTHS: readonly string[] = ['month', 'quarter', 'year']
const isLonger = (a: string, b: string): boolean => LENGTHS.indexOf(a) > LENGTHS.indexOf(b)
const PERIOD_WORDS: Readonly<Record<Period['kind'], { readonly zh: string; readonly en: string }>> = {
  month: { zh: '月', en: 'month' },
  quarter: { zh: '季', en: 'quarter' },
  year: { zh: '年', en: 'year' },
}

export async function planEvaluation(works: Works, who: Who, id: string, request: PlanRequest): Promise<Done> {
  // Nobody else learns which there are.
  const never = refuseNever('evaluation', 'plan', who.role)
  if (never.length > 0) return refused(never)
  const { scheme: name, period, unit, facts, key } = request
  const isSame = (payload: Json): boolean => {
    const { scheme: edition, period: planned, scope: given } = payload as EvaluationPayload<'plan'>
    const same = (a: object = {}, b: object = {}): boolean => canonicalJson({ ...a }) === canonicalJson({ ...b })
    return schemeName(edition) === name && planned === period && given.unit === unit && same(given.facts, facts)
  }
  return await onceUnder(works, who, { kind: 'plan', id, key, isSame }, () => planNew(works, who, id, request))
}

async function planNew(works: Works, who: Who, id: string, request: PlanRequest): Promise<Done> {
  const { scheme: name, period, unit, facts } = request
  const scheme = await schemeByName(works, who, name)
  const findings = [
    ...('findings' in scheme ? scheme.findings : []),
    ...(readPeriod(period) === undefined ? [finding('record/no-period', {}, { period })] : []),
    ...((await stateOf(works, who, id)).standing === 'absent' ? [] : [finding('process/exists', {}, { id })]),
  ]
  if ('findings' in scheme || findings.length > 0) return refused(findings)
  const against = await refuseReach(works, who, request, scheme.checked.scheme)
  if (against.length > 0) return refused(against)
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
