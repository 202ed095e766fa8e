// Bench · the plain way to show land: MapLibre over one GeoJSON collection of all parcels, cut by the browser itself.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { toCoordinates } from '../src/kernel/shape.ts'
import type { Parcel } from '../src/record/land/parcel.ts'

const AT = '/rival'
const TYPES: Readonly<Record<string, string>> = { mjs: 'text/javascript', css: 'text/css' }

/** Answered inside the browser's own doorway, so that no server is measured. Address of the page: `/rival?at=lon,lat,zoom&wide=…&high=…`, in pixels. */
export async function placeRival(page: Page, root: string, lots: readonly Parcel[]): Promise<void> {
  const library = join(root, 'node_modules/maplibre-gl/dist')
  const land = Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: lots.map(({ code, shape }, i) => ({
        type: 'Feature',
        properties: { id: code, grade: 'ABBBCCD'[i % 7] },
        geometry: { type: 'MultiPolygon', coordinates: toCoordinates(shape) },
      })),
    }),
  )
  await page.route(`**${AT}**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === AT) return await route.fulfill({ contentType: 'text/html', body: PAGE })
    if (pathname === `${AT}/land.json`) return await route.fulfill({ contentType: 'application/json', body: land })
    const name = pathname.slice(AT.length + 1)
    const contentType = TYPES[name.split('.').at(-1) ?? '']
    if (contentType === undefined || !/^maplibre-gl[-a-z]*\.(mjs|css)$/.test(name))
      return await route.fulfill({ status: 404, body: '' })
    return await route.fulfill({ contentType, body: readFileSync(join(library, name)) })
  })
}

const PAGE = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${AT}/maplibre-gl.css">
<style>body { margin: 0 }</style><div class="map-canvas" data-busy="yes"></div>
<script type="module">
  import { Map, setWorkerUrl } from '${AT}/maplibre-gl.mjs'
  setWorkerUrl('${AT}/maplibre-gl-worker.mjs')
  const container = document.querySelector('.map-canvas')
  const asked = new URL(location).searchParams
  const [lon, lat, zoom] = asked.get('at').split(',').map(Number)
  container.style.cssText = 'width:' + asked.get('wide') + 'px;height:' + asked.get('high') + 'px'
  const map = new Map({
    container, center: [lon, lat], zoom, attributionControl: false, fadeDuration: 0,
    style: {
      version: 8,
      sources: { land: { type: 'geojson', data: new URL('${AT}/land.json', location).href } },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': '#f4f6f8' } },
        { id: 'parcels', type: 'fill', source: 'land', paint: { 'fill-opacity': 0.85, 'fill-color':
          ['match', ['get', 'grade'], 'A', '#2f9e55', 'B', '#2f6fb5', 'C', '#e0b02c', 'D', '#c8442f', '#999'] } },
        { id: 'parcel-edges', type: 'line', source: 'land', minzoom: 14, paint: { 'line-color': '#fff', 'line-width': 0.6 } },
      ],
    },
  })
  map.on('idle', () => { if (map.isSourceLoaded('land')) container.dataset.busy = 'no' })
</script>`
