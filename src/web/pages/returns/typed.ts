// Web · what is typed and not yet kept: in this browser until the server has it, so that a closed page loses nothing.
import { useCallback, useEffect, useState } from 'react'
import type { Typed, TypedCells } from './sheet-data.ts'

const placeOf = (person: string, id: string): string => `wanmu.typed ${person} ${id}`

function readKept(place: string): TypedCells {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(place) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as TypedCells) : {}
  } catch {
    return {}
  }
}

export interface TypedState {
  readonly cells: TypedCells
  /** How many came back from an earlier page. */
  readonly restored: number
  readonly put: (changes: Readonly<Record<string, Typed>>) => void
  /** Those that the server has now, unless typed over meanwhile. */
  readonly settle: (kept: TypedCells) => void
  readonly forget: () => void
}

export function useTyped(person: string, id: string): TypedState {
  const place = placeOf(person, id)
  const [cells, setCells] = useState<TypedCells>(() => readKept(place))
  const [restored] = useState(() => Object.keys(cells).length)
  useEffect(() => {
    if (Object.keys(cells).length === 0) window.localStorage.removeItem(place)
    else window.localStorage.setItem(place, JSON.stringify(cells))
  }, [cells, place])
  const put = useCallback<TypedState['put']>((changes) => setCells((now) => ({ ...now, ...changes })), [])
  const settle = useCallback<TypedState['settle']>(
    (kept) => setCells((now) => Object.fromEntries(Object.entries(now).filter(([cell, one]) => kept[cell] !== one))),
    [],
  )
  const forget = useCallback(() => setCells({}), [])
  return { cells, restored, put, settle, forget }
}
