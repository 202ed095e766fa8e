// Land · layers as read → parcels: which field is the code, the area, the holder; what is missing, doubled or unreadable.

import { readDay } from '../../kernel/day.ts'
import { type Finding, finding, notice, type Place } from '../../kernel/finding.ts'
import type { Shape } from '../../kernel/shape.ts'
import { findUsccFault } from '../../kernel/uscc.ts'
import { areaOf } from './area.ts'
import { readAreas } from './area-column.ts'
import { type Parcel, plainCode } from './parcel.ts'
import { COLUMNS, type Column, type Header, NAMES, readHeader } from './parcel-names.ts'

export type Value = string | number | null
export interface ParcelLayer {
  readonly file: string
  readonly layer?: string
  readonly shapes: readonly (Shape | undefined)[]
  readonly fields: readonly { readonly name: string; readonly values: readonly Value[] }[]
}

export interface Parcels {
  readonly parcels: readonly Parcel[]
  readonly findings: readonly Finding[]
}

type Field = ParcelLayer['fields'][number]
type Found = Field & { readonly header: Header }

export function toParcels(layers: readonly ParcelLayer[]): Parcels {
  const findings: Finding[] = []
  const parcels = layers.flatMap((layer) => readLayer(layer, findings))
  const first = new Map<string, Parcel>()
  for (const parcel of parcels) {
    const before = first.get(parcel.code)
    if (before === undefined) first.set(parcel.code, parcel)
    else
      findings.push(
        finding('land/code-twice', parcel.at, {
          code: parcel.code,
          file: before.at.file ?? '',
          record: before.at.record ?? 0,
        }),
      )
  }
  return { parcels: [...first.values()], findings }
}

function readLayer(layer: ParcelLayer, findings: Finding[]): Parcel[] {
  const base: Place = layer.layer === undefined ? { file: layer.file } : { file: layer.file, sheet: layer.layer }
  const fields = chooseFields(layer, base, findings)
  const code = fields.get('code')
  if (code === undefined) {
    findings.push(
      finding('land/no-code-field', base, {
        fields: layer.fields
          .map(({ name }) => name)
          .join('、')
          .slice(0, 200),
        known: NAMES.code.split(' ').slice(0, 4).join('、'),
      }),
    )
    return []
  }
  const measured = layer.shapes.map((shape) => (shape === undefined ? undefined : areaOf(shape)))
  const registered = readAreas(fields.get('area'), measured, base, findings)
  return layer.shapes.flatMap((shape, i): Parcel[] => {
    const at = { ...base, record: i + 1 }
    const text = (column: Column): string | undefined => {
      const value = fields.get(column)?.values[i]
      return value === null || value === undefined ? undefined : String(value).trim() || undefined
    }
    const written = text('code')
    const id = written === undefined ? undefined : plainCode(written)
    if (id === undefined) findings.push(finding('land/no-code', { ...at, header: code.name }))
    if (shape === undefined || id === undefined) return []
    const own = registered?.[i]
    const supplied = readSupplied(text('supplied'), at, fields.get('supplied')?.name, findings)
    const uscc = readUscc(text('uscc'), at, fields.get('uscc')?.name, findings)
    const [county, holder, use, town, platform] = (['county', 'holder', 'use', 'town', 'platform'] as const).map(text)
    return [
      {
        code: id,
        shape,
        measured: measured[i] as number,
        ...(own === undefined ? {} : { registered: own }),
        ...(county === undefined ? {} : { county }),
        ...(holder === undefined ? {} : { holder }),
        ...(uscc === undefined ? {} : { uscc }),
        ...(use === undefined ? {} : { use }),
        ...(town === undefined ? {} : { town }),
        ...(platform === undefined ? {} : { platform }),
        ...(supplied === undefined ? {} : { supplied }),
        at,
      },
    ]
  })
}

/** The best name for each column; two equally good ones are a finding. */
function chooseFields(layer: ParcelLayer, base: Place, findings: Finding[]): Map<Column, Found> {
  const found = layer.fields.flatMap((field): Found[] => {
    const header = readHeader(field.name)
    return header === undefined ? [] : [{ ...field, header }]
  })
  const chosen = new Map<Column, Found>()
  for (const column of COLUMNS) {
    const [first, second] = found
      .filter(({ header }) => header.column === column)
      .sort((a, b) => a.header.rank - b.header.rank)
    if (first === undefined) continue
    chosen.set(column, first)
    if (second !== undefined && second.header.rank === first.header.rank)
      findings.push(
        finding('land/fields-alike', { ...base, header: second.name }, { first: first.name, second: second.name }),
      )
  }
  return chosen
}

function readSupplied(
  text: string | undefined,
  at: Place,
  header: string | undefined,
  findings: Finding[],
): string | undefined {
  if (text === undefined) return undefined
  const day = readDay(text)
  if (day === undefined)
    findings.push(notice('land/not-a-day', { ...at, header: header ?? '' }, { text: text.slice(0, 40) }))
  return day
}

/** Columns of papers also hold identity cards and others: only what is meant to be a USCC is looked at. */
function readUscc(
  text: string | undefined,
  at: Place,
  header: string | undefined,
  findings: Finding[],
): string | undefined {
  const code = text?.normalize('NFKC').replaceAll(' ', '').toUpperCase()
  if (code === undefined || !/^9[0-9A-Z]{16,18}$/.test(code)) return undefined
  const fault = findUsccFault(code)
  if (fault === undefined) return code
  findings.push(notice('land/uscc-wrong', { ...at, header: header ?? '' }, { text: code }))
  return undefined
}
