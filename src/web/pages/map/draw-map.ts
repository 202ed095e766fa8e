// Web · the map drawn by MapLibre: its own chunk, its worker a file of ours. What the page wants shown is handed in; what the reader does comes back.
import {
  AttributionControl,
  type MapGeoJSONFeature,
  Map as MapLibre,
  NavigationControl,
  type PointLike,
  ScaleControl,
  setWorkerUrl,
  type VectorTileSource,
} from 'maplibre-gl'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { readRole } from '../../api/role.ts'
import { type Box, partsOf } from './asked.ts'
import { colourOf, faintBut, NEAR, NOTHING, type Painted, SOURCE, styleOf, wordOf } from './style.ts'

setWorkerUrl(worker)

export interface Camera {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

export interface Told {
  readonly onMoved: (camera: Camera, box: Box) => void
  /** `parcel/…`, `platform/…`, `unit/…`; undefined where nothing lies. */
  readonly onPick: (pick: string | undefined) => void
  readonly onHover: (properties: Readonly<Record<string, unknown>> | undefined) => void
  readonly onFault: (fault: { readonly message: string }) => void
  readonly onBusy: (busy: boolean) => void
}

export interface Drawn {
  readonly setTiles: (tiles: string) => void
  readonly paint: (painted: Painted) => void
  readonly mark: (pick: string | undefined) => void
  readonly show: (box: Box) => void
  readonly resize: () => void
  readonly end: () => void
}

export interface Begin {
  readonly place: HTMLElement
  readonly tiles: string
  readonly camera: Camera | undefined
  readonly box: Box
  readonly words: Readonly<Record<string, string>>
}

const PADDING = 24
/** Milliseconds; words are placed anew no oftener than that while the map moves. */
const FADE = 300
const calm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches
/** A parcel is shown with what lies around it. */
const NEAREST = 16.5

export function drawMap({ place, tiles, camera, box, words }: Begin, told: Told): Drawn {
  const map = new MapLibre({
    container: place,
    style: styleOf(tiles),
    ...(camera === undefined
      ? { bounds: corners(box), fitBoundsOptions: { padding: PADDING } }
      : { center: [camera.lon, camera.lat], zoom: camera.zoom }),
    minZoom: 6,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: calm() ? 0 : FADE,
    locale: words,
    transformRequest: (url) => {
      const role = readRole()
      return role === undefined ? { url } : { url, headers: { 'wanmu-role': role } }
    },
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right')
  map.addControl(
    new AttributionControl({ compact: false, customAttribution: words['synthetic'] ?? '' }),
    'bottom-right',
  )
  const whenStyled = (use: () => void): void => {
    if (map.isStyleLoaded() || map.getLayer('parcels') !== undefined) use()
    else map.once('styledata', use)
  }
  const moved = () => {
    const { lng, lat } = map.getCenter()
    const bounds = map.getBounds()
    told.onMoved({ lon: lng, lat, zoom: map.getZoom() }, [
      bounds.getWest(),
      bounds.getSouth(),
      bounds.getEast(),
      bounds.getNorth(),
    ])
  }
  map.on('load', moved)
  map.on('moveend', moved)
  map.on('click', ({ point }) => told.onPick(pickOf(at(map, point)[0])))
  watchPointer(map, told.onHover)
  map.on('error', ({ error }) => told.onFault(error))
  map.on('sourcedata', () => {
    if (!map.areTilesLoaded()) told.onBusy(true)
  })
  map.on('idle', () => told.onBusy(false))
  let now = tiles
  return {
    setTiles: (url) => {
      if (url === now) return
      now = url
      whenStyled(() => map.getSource<VectorTileSource>(SOURCE)?.setTiles([url]))
    },
    paint: (painted) =>
      whenStyled(() => {
        for (const id of ['squares', 'parcels']) map.setPaintProperty(id, 'fill-color', colourOf(painted))
        map.setPaintProperty('squares', 'fill-opacity', faintBut(painted.grade))
        map.setPaintProperty('parcels', 'fill-opacity', faintBut(painted.grade))
        for (const id of ['square-words', 'parcel-words'])
          map.setLayoutProperty(id, 'text-field', wordOf(painted.layer))
      }),
    mark: (pick) =>
      whenStyled(() => {
        const [of = '', id = ''] = pick === undefined ? [] : partsOf(pick)
        for (const [layer, kinds] of Object.entries(MARKS))
          map.setFilter(layer, kinds(of) ? ['==', ['get', 'id'], id] : NOTHING)
      }),
    show: (wanted) => map.fitBounds(corners(wanted), { padding: PADDING, maxZoom: NEAREST, duration: 500 }),
    resize: () => map.resize(),
    end: () => map.remove(),
  }
}

/** At most once a frame, never while the map moves: looking up what lies there would hold up the drawing. */
function watchPointer(map: MapLibre, onHover: Told['onHover']): void {
  let shown: string | undefined
  let frame: number | undefined
  const tell = (found: MapGeoJSONFeature | undefined): void => {
    const next = found === undefined ? undefined : `${found.layer.id}/${found.properties['id']}`
    if (next === shown) return
    shown = next
    map.getCanvas().style.cursor = found === undefined ? '' : 'pointer'
    onHover(found === undefined ? undefined : { ...found.properties, layer: found.layer.id })
  }
  const rest = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    frame = undefined
  }
  map.on('mousemove', ({ point }) => {
    rest()
    frame = requestAnimationFrame(() => {
      frame = undefined
      if (!map.isMoving()) tell(at(map, point)[0])
    })
  })
  const leave = (): void => {
    rest()
    tell(undefined)
  }
  map.on('mouseout', leave)
  map.on('movestart', leave)
  map.on('remove', rest)
}

const corners = ([west, south, east, north]: Box): [[number, number], [number, number]] => [
  [west, south],
  [east, north],
]

const MARKS: Readonly<Record<string, (of: string) => boolean>> = {
  'picked-parcel': (of) => of === 'parcel',
  'picked-border': (of) => of === 'unit',
  'picked-platform': (of) => !['parcel', 'unit', 'enterprise'].includes(of),
}

/** From this zoom on a click means a platform or a town, not the county. */
const TOWNS_FROM = 10

/** What lies there, the nearest in meaning first: parcel, platform, town, county. */
function at(map: MapLibre, point: PointLike): MapGeoJSONFeature[] {
  if (map.getLayer('parcels') === undefined) return []
  const zoom = map.getZoom()
  const layers = [
    'units-ground',
    ...(zoom >= TOWNS_FROM ? ['platforms-ground'] : []),
    ...(zoom >= NEAR ? ['parcels'] : []),
  ]
  const order = ({ layer, properties: { kind } }: MapGeoJSONFeature): number => {
    if (layer.id !== 'units-ground') return layer.id === 'parcels' ? 0 : 1
    return kind === 'town' ? 2 : kind === 'city' ? 4 : 3
  }
  return map
    .queryRenderedFeatures(point, { layers })
    .filter(({ properties: { kind } }) => zoom >= TOWNS_FROM || kind !== 'town')
    .sort((a, b) => order(a) - order(b))
}

function pickOf(feature: MapGeoJSONFeature | undefined): string | undefined {
  const { id, of } = feature?.properties ?? {}
  if (feature === undefined || typeof id !== 'string') return undefined
  return `${feature.layer.id === 'parcels' ? 'parcel' : String(of)}/${id}`
}
