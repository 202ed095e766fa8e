// Web · the map's style: whose tiles, in which order they are drawn, and how a layer is painted. No host but our own, no glyph file: letters are drawn by the browser.
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl'
import type { Layer } from './address.ts'
import type { Asked } from './asked.ts'
import type { Swatch } from './colours.ts'

export const SOURCE = 'land'
/** From this zoom on the tiles hold single parcels. */
export const NEAR = 12
const INK = '#1c2733'
const HALO = '#ffffff'
const FACE = ['Noto Sans SC Variable']

export interface Painted {
  readonly layer: Layer
  readonly swatches: readonly Swatch[]
  /** Others are faint. */
  readonly grade: string | undefined
}

export const tilesOf = (origin: string, asked: Asked): string =>
  `${origin}/api/tiles/{z}/{x}/{y}?${new URLSearchParams({ ...asked }).toString()}`

export const styleOf = (tiles: string): StyleSpecification => ({
  version: 8,
  sources: { [SOURCE]: { type: 'vector', tiles: [tiles], minzoom: 4, maxzoom: 16 } },
  layers: [
    { id: 'ground', type: 'background', paint: { 'background-color': '#f4f6f8' } },
    fill('units-ground', 'units', { 'fill-color': '#ffffff' }),
    { ...fill('squares', 'parcels', { 'fill-opacity': 0.85 }), maxzoom: NEAR },
    { ...fill('parcels', 'parcels', { 'fill-opacity': 0.85 }), minzoom: NEAR },
    { ...line('parcel-edges', 'parcels', { 'line-color': HALO, 'line-width': 0.6 }), minzoom: 14 },
    line('towns', 'units', { 'line-color': '#b9c3cc', 'line-width': 0.6 }, ['==', ['get', 'kind'], 'town']),
    line('units', 'units', { 'line-color': '#7b8894', 'line-width': 1.4 }, ['!=', ['get', 'kind'], 'town']),
    line('platforms', 'platforms', { 'line-color': '#1f4e79', 'line-width': 1.6, 'line-dasharray': [3, 1.5] }),
    fill('platforms-ground', 'platforms', { 'fill-opacity': 0 }),
    line('picked-border', 'units', PICKED, NOTHING),
    line('picked-platform', 'platforms', PICKED, NOTHING),
    line('picked-parcel', 'parcels', PICKED, NOTHING),
    {
      ...words('parcel-words', 'parcels', 11),
      minzoom: 15,
    },
    { ...words('square-words', 'parcels', 10), minzoom: 8, maxzoom: NEAR },
    {
      ...words('names', 'labels', 13),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FACE,
        'text-size': ['match', ['get', 'kind'], 'town', 11, 13],
        'text-padding': 6,
        'symbol-sort-key': ['match', ['get', 'kind'], 'county', 0, 'zone', 1, 'town', 3, 2],
      },
    },
  ],
})

const PICKED = { 'line-color': '#111a22', 'line-width': 3 }
export const NOTHING: ExpressionSpecification = ['==', ['get', 'id'], '']

/** Edges are lines of their own: smoothing them here would draw everything twice. */
const fill = (id: string, from: string, paint: object) => ({
  ...{ id, type: 'fill' as const, source: SOURCE, 'source-layer': from, paint: { 'fill-antialias': false, ...paint } },
})
const line = (id: string, from: string, paint: object, filter?: ExpressionSpecification) => ({
  ...{ id, type: 'line' as const, source: SOURCE, 'source-layer': from, paint },
  ...(filter === undefined ? {} : { filter }),
})
const words = (id: string, from: string, size: number) => ({
  ...{ id, type: 'symbol' as const, source: SOURCE, 'source-layer': from },
  layout: { 'text-font': FACE, 'text-size': size } as object,
  paint: { 'text-color': INK, 'text-halo-color': HALO, 'text-halo-width': 1.4 },
})

/** By class, letter or use; what is not known is grey. */
export function colourOf({ layer, swatches }: Painted): ExpressionSpecification {
  const rest = swatches.at(-1)?.colour ?? HALO
  const known = swatches.slice(0, -1)
  if (known.length === 0) return ['to-color', rest]
  if (layer === 'tax') {
    const [first, ...more] = known
    const steps = more.flatMap(({ from = 0, colour }) => [from, colour])
    const stepped = ['step', ['get', 'tax_per_mu'], first?.colour ?? rest, ...steps]
    return ['case', ['has', 'tax_per_mu'], stepped, rest] as unknown as ExpressionSpecification
  }
  const pairs = known.flatMap(({ name, colour }) => [name, colour])
  // A grade may say more than its letter.
  const input = layer === 'grade' ? ['slice', ['get', 'grade'], 0, 1] : ['get', 'use']
  return ['match', input, ...pairs, rest] as unknown as ExpressionSpecification
}

/** What the colour says, in a letter or a number. */
export const wordOf = (layer: Layer): ExpressionSpecification =>
  layer === 'tax'
    ? ['case', ['has', 'tax_per_mu'], ['number-format', ['get', 'tax_per_mu'], { 'max-fraction-digits': 1 }], '']
    : ['get', layer]

export const faintBut = (grade: string | undefined): ExpressionSpecification | number =>
  grade === undefined ? 0.85 : ['case', ['==', ['get', 'grade'], grade], 0.9, 0.12]
