// Web · what a register says of a subject: its labels from the rule book, values as officials write them.
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { defineWords } from '../../i18n/words.ts'
import { useIndicatorNames } from '../../parts/book-names.ts'
import { formatNumber } from '../../parts/number.tsx'
import { NAMES_PLATFORM } from './kinds.ts'

/** What parcels bear, and no indicator of the rule book names. */
const useParcelWords = defineWords('parcel-facts', {
  zh: {
    area: '登记面积',
    measured: '量得面积',
    holder: '权利人代码',
    holder_name: '权利人',
    use: '用途',
    supplied: '供地日期',
    town: '镇街道',
    platform: '所在平台编号',
  },
  en: {
    area: 'Registered area',
    measured: 'Measured area',
    holder: 'Code of the holder',
    holder_name: 'Holder',
    use: 'Use',
    supplied: 'Supplied on',
    town: 'Town',
    platform: 'Platform',
  },
})
const PARCEL = ['area', 'measured', 'holder', 'holder_name', 'use', 'supplied', 'town', 'platform'] as const
const AREAS: readonly string[] = ['area', 'measured']

/** Label and unit of a fact; its own name where nobody names it. */
export function useFactName(kind: string): (key: string) => { readonly label: string; readonly unit: string } {
  const parcel = useParcelWords()
  const named = useIndicatorNames(kind)
  return useCallback(
    (key) => {
      const own = kind === 'parcel' ? PARCEL.find((one) => one === key) : undefined
      if (own !== undefined) return { label: parcel(own), unit: AREAS.includes(own) ? '亩' : '' }
      return named(key) ?? { label: key, unit: '' }
    },
    [kind, parcel, named],
  )
}

export function factText(value: unknown, unit: string): string {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map(String).join('、')
  if (typeof value === 'number') return [formatNumber(value), unit].filter(Boolean).join(' ')
  return String(value)
}

interface FactProps {
  readonly fact: string
  readonly value: unknown
  readonly unit: string
  readonly on?: string | undefined
}

/** Where it names another subject, a way to it. */
export function Fact({ fact, value, unit, on }: FactProps) {
  const text = factText(value, unit)
  const kind = NAMES_PLATFORM.includes(fact) ? 'platform' : fact === 'holder' ? 'enterprise' : undefined
  if (kind === undefined || typeof value !== 'string' || value === '') return <>{text}</>
  return (
    <Link to="/registers/$kind/$id" params={{ kind, id: value }} search={on === undefined ? {} : { on }}>
      {text}
    </Link>
  )
}
