// Web · the map of the city: what is coloured by what, the map itself, what lies under the pointer, what is picked, and the same as a list.
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Empty } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { type Box, locate, partsOf, useAsked, useLegend, usePlaces } from './asked.ts'
import { swatchesOf } from './colours.ts'
import { Controls, useChange } from './controls.tsx'
import type { Camera } from './draw-map.ts'
import { FindPlace } from './find-place.tsx'
import { Legend } from './legend.tsx'
import { canDraw, MapCanvas } from './map-canvas.tsx'
import { Picked } from './picked.tsx'
import { boxOf, PlaceList, type View } from './place-list.tsx'
import { NEAR, tilesOf } from './style.ts'
import { type Hover, UnderPointer } from './under-pointer.tsx'
import { useWords } from './words.ts'
import './map.css'

const here = getRouteApi('/shell/map')

export function LandMap() {
  const say = useWords()
  const language = useLanguage()
  const { layer = 'grade', grade, at, pick } = here.useSearch()
  const change = useChange()
  const legend = useLegend()
  const asked = useAsked()
  const places = usePlaces(asked, legend.isSuccess)
  const [view, setView] = useState<View>()
  const hover = useRef<Hover>(undefined)
  const [wanted, setWanted] = useState<{ readonly box: Box }>()
  const swatches = useMemo(
    () => swatchesOf(layer, legend.data, places.data?.items ?? []),
    [layer, legend.data, places.data],
  )
  const painted = useMemo(() => ({ layer, swatches, grade }), [layer, swatches, grade])
  const drawable = canDraw()
  const show = (box: Box) => {
    setWanted({ box })
    if (!drawable) setView({ box, near: isSmall(box) })
  }
  const find = async (found: string) => {
    change({ pick: found })
    const place = await locate(...partsOf(found), asked.on).catch(() => undefined)
    if (place !== undefined) show(boxOf(place.bounds))
  }
  const bounds = legend.data?.bounds
  return (
    <div className="map-page">
      <div className="page-head">
        <h1>{say('title')}</h1>
        <FindPlace on={asked.on} onFind={(found) => void find(found)} />
        <span className="grow" />
        <Controls asked={asked} />
      </div>
      {legend.isError ? <Fault error={legend.error} reset={() => void legend.refetch()} /> : null}
      {legend.isPending ? <Waiting /> : null}
      {bounds === null ? <Empty description={say('nothing')} /> : null}
      {bounds === null || bounds === undefined ? null : (
        <div className={drawable ? 'map-body' : 'map-body map-plain'}>
          <section className="map-frame" aria-label={say('canvas')}>
            {drawable ? (
              <MapCanvas
                key={language}
                tiles={tilesOf(window.location.origin, asked)}
                camera={cameraOf(at)}
                box={boxOf(bounds)}
                painted={painted}
                pick={pick}
                wanted={wanted}
                onMoved={(camera, box) => {
                  change({ at: textOf(camera) }, true)
                  setView({ box: rounded(box), near: camera.zoom >= NEAR })
                }}
                onPick={(picked) => change({ pick: picked })}
                onHover={(of) => hover.current?.(of)}
              />
            ) : (
              <Alert type="warning" showIcon title={say('noWebgl')} />
            )}
            <Legend
              layer={layer}
              swatches={swatches}
              told={legend.data}
              grade={grade}
              onGrade={(next) => change({ grade: next })}
            />
            <UnderPointer tell={hover} />
          </section>
          <div className="map-side">
            {pick === undefined ? null : (
              <Picked
                pick={pick}
                asked={asked}
                places={places.data?.items ?? []}
                onShow={show}
                onClose={() => change({ pick: undefined })}
              />
            )}
            <PlaceList
              asked={asked}
              view={view}
              places={places}
              grade={grade}
              pick={pick}
              onPick={(picked, box) => {
                change({ pick: picked })
                // Without a map the list stays where it is when one of its parcels is opened.
                if (drawable || !picked.startsWith('parcel/')) show(box)
              }}
            />
          </div>
        </div>
      )}
    </div>
  )
}

/** A town, a platform or so: its parcels can be listed. */
const isSmall = ([west, south, east, north]: Box): boolean => east - west < 0.4 && north - south < 0.4

const textOf = ({ lon, lat, zoom }: Camera): string => `${lon.toFixed(5)},${lat.toFixed(5)},${zoom.toFixed(2)}`

function cameraOf(at: string | undefined): Camera | undefined {
  const [lon, lat, zoom] = (at ?? '').split(',').map(Number)
  return lon === undefined || lat === undefined || zoom === undefined ? undefined : { lon, lat, zoom }
}

/** Some ten metres: a question asked twice is the same. */
const rounded = ([west, south, east, north]: Box): Box => {
  const short = (degrees: number): number => Math.round(degrees * 1e4) / 1e4
  return [short(west), short(south), short(east), short(north)]
}
