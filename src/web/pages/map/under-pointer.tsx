// Web · what lies under the pointer, in words. It keeps that to itself: the page is not drawn anew with every move.
import { type RefObject, useState } from 'react'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { whoUses } from './place-list.tsx'
import { useWords } from './words.ts'

type Properties = Readonly<Record<string, unknown>>
export type Hover = ((of: Properties | undefined) => void) | undefined

/** The map tells it through the reference. */
export function UnderPointer({ tell }: { readonly tell: RefObject<Hover> }) {
  const [of, setOf] = useState<Properties>()
  tell.current = setOf
  return of === undefined ? null : <Described of={of} />
}

function Described({ of }: { readonly of: Properties }) {
  const say = useWords()
  const text = (key: string): string => (typeof of[key] === 'string' ? of[key] : '')
  const number = (key: string): number | undefined => (typeof of[key] === 'number' ? of[key] : undefined)
  const isParcel = of['layer'] === 'parcels'
  const tax = number('tax_per_mu')
  const area = number('area')
  return (
    <div className="map-hover" aria-hidden="true">
      <strong>
        {isParcel
          ? whoUses({ user: text('user'), user_name: text('user_name'), users: number('users') ?? 0 }, say)
          : text('name')}
      </strong>
      {isParcel || text('grade') !== '' ? <Grade of={text('grade')} /> : null}
      {area === undefined ? null : (
        <span>
          {isParcel
            ? `${formatNumber(area, 2)} ${say('mu')} · ${text('use')}`
            : say('sum', { parcels: formatNumber(number('parcels')), area: formatNumber(area, 0) })}
        </span>
      )}
      {tax === undefined ? null : <span>{say('taxIs', { tax: formatNumber(tax, 2) })}</span>}
    </div>
  )
}
