// Web · what the map asks the server, and for which day, year and evaluation it asks.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api, ask } from '../../api/client.ts'
import { today } from '../../parts/today.ts'

const here = getRouteApi('/shell/map')

export type Box = readonly [west: number, south: number, east: number, north: number]

/** Which day of the registers, which year's figures, whose grades. */
export interface Asked {
  readonly on: string
  readonly year: string
  readonly evaluation?: string
}

export type Legend = Awaited<ReturnType<typeof readLegend>>
const readLegend = (on: string, signal: AbortSignal) => ask(api.GET('/api/map', { params: { query: { on } }, signal }))

export function useLegend() {
  const { on = today() } = here.useSearch()
  return useQuery({
    queryKey: ['map', on],
    queryFn: ({ signal }) => readLegend(on, signal),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
}

/** By default the newest year that was graded; without any, the year before the day. */
export function useAsked(): Asked {
  const { on = today(), year, evaluation } = here.useSearch()
  const { data } = useLegend()
  const graded = data?.evaluations.find(({ id }) => id === evaluation)
  return {
    on,
    year: graded?.period ?? year ?? data?.evaluations[0]?.period ?? String(Number(on.slice(0, 4)) - 1),
    ...(evaluation === undefined ? {} : { evaluation }),
  }
}

export type MapPlace = Awaited<ReturnType<typeof readPlaces>>['items'][number]
const readPlaces = (asked: Asked, signal: AbortSignal) =>
  ask(api.GET('/api/map/places', { params: { query: asked }, signal }))

export const usePlaces = (asked: Asked, ready: boolean) =>
  useQuery({
    queryKey: ['map-places', asked],
    queryFn: ({ signal }) => readPlaces(asked, signal),
    enabled: ready,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })

export type MapParcel = Awaited<ReturnType<typeof readParcels>>['items'][number]
const MOST = 100
const readParcels = (asked: Asked, box: Box, grade: string | undefined, signal: AbortSignal) =>
  ask(
    api.GET('/api/map/parcels', {
      params: { query: { ...asked, box: box.join(','), ...(grade === undefined ? {} : { grade }), limit: MOST } },
      signal,
    }),
  )

/** The largest in the box. */
export const useParcels = (asked: Asked, box: Box | undefined, grade: string | undefined) =>
  useQuery({
    queryKey: ['map-parcels', asked, box, grade],
    queryFn: ({ signal }) => readParcels(asked, box ?? [0, 0, 0, 0], grade, signal),
    enabled: box !== undefined,
    placeholderData: keepPreviousData,
  })

export const useParcel = (asked: Asked, id: string) =>
  useQuery({
    queryKey: ['map-parcel', asked, id],
    queryFn: ({ signal }) => ask(api.GET('/api/map/parcels/{id}', { params: { path: { id }, query: asked }, signal })),
  })

/** `parcel/330402…` → `parcel`, `330402…`. */
export const partsOf = (pick: string): [of: string, id: string] => {
  const at = pick.indexOf('/')
  return [pick.slice(0, at), pick.slice(at + 1)]
}

const KINDS = ['unit', 'platform', 'enterprise', 'parcel', 'cluster', 'base', 'park', 'complex', 'exit_park'] as const
type Kind = (typeof KINDS)[number]

/** Where something lies; refused when it is nowhere on record. */
export const locate = (kind: string, id: string, on: string) =>
  ask(
    api.GET('/api/map/places/{kind}/{id}', {
      params: { path: { kind: KINDS.find((one): one is Kind => one === kind) ?? 'parcel', id }, query: { on } },
    }),
  )
