// Land · the column of registered areas: numbers, in a unit that its name says or the shapes show.
import { type Finding, finding, notice, type Place } from '../../kernel/finding.ts'
import { convert } from '../../kernel/units.ts'
import { findAreaUnit } from './area-unit.ts'
import { type Header, NAMES } from './parcel-names.ts'

type Value = string | number | null
export interface AreaColumn {
  readonly name: string
  readonly values: readonly Value[]
  readonly header: Header
}

/** ㎡ by record. */
export function readAreas(
  field: AreaColumn | undefined,
  measured: readonly (number | undefined)[],
  base: Place,
  findings: Finding[],
): (number | undefined)[] | undefined {
  if (field === undefined) {
    findings.push(notice('land/no-area-field', base, { known: NAMES.area.split(' ').slice(0, 3).join('、') }))
    return undefined
  }
  const written = field.values.map((value, i) =>
    readArea(value, { ...base, record: i + 1, header: field.name }, findings),
  )
  const at = { ...base, header: field.name }
  const said = field.header.unit
  const seen = findAreaUnit(written, measured)
  const unit = said ?? seen
  if (unit === undefined) {
    if (written.some((value) => value !== undefined)) findings.push(finding('land/area-unit-unknown', at))
    return undefined
  }
  if (said === undefined) findings.push(notice('land/area-unit-seen', at, { unit: unit.symbol }))
  else if (seen !== undefined && seen.symbol !== said.symbol) {
    findings.push(finding('land/area-unit-wrong', at, { said: said.symbol, seen: seen.symbol }))
    return undefined
  }
  return written.map((value) => (value === undefined ? undefined : convert(value, unit)))
}

function readArea(value: Value, at: Place, findings: Finding[]): number | undefined {
  if (value === null) return undefined
  const text = String(value).normalize('NFKC').replaceAll(',', '').trim()
  const number = Number(text)
  if (text !== '' && Number.isFinite(number) && number > 0) return number
  findings.push(finding('land/area-not-number', at, { text: text.slice(0, 40) }))
  return undefined
}
