// Web · the place where the map is drawn; without WebGL it says so and the list beside it serves.
import { Alert } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Waiting } from '../../parts/waiting.tsx'
import type { Box } from './asked.ts'
import type { Camera, Drawn } from './draw-map.ts'
import type { Painted } from './style.ts'
import { useWords } from './words.ts'

export interface MapCanvasProps {
  readonly tiles: string
  readonly camera: Camera | undefined
  /** Shown when the address names no camera. */
  readonly box: Box
  readonly painted: Painted
  readonly pick: string | undefined
  /** Where to go now; another object is another wish. */
  readonly wanted: { readonly box: Box } | undefined
  readonly onMoved: (camera: Camera, box: Box) => void
  readonly onPick: (pick: string | undefined) => void
  readonly onHover: (properties: Readonly<Record<string, unknown>> | undefined) => void
}

/** Asked once: the answer does not change while the page is open. */
export const canDraw = (() => {
  let answer: boolean | undefined
  return (): boolean => {
    answer ??= document.createElement('canvas').getContext('webgl2') !== null
    return answer
  }
})()

export function MapCanvas(props: MapCanvasProps) {
  const say = useWords()
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const words = useRef(controlWords(say))
  const [drawn, setDrawn] = useState<Drawn>()
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(true)
  useEffect(() => {
    const box = place.current
    if (box === null) return
    let gone = false
    let made: Drawn | undefined
    const watch = new ResizeObserver(() => made?.resize())
    void import('./draw-map.ts').then(
      ({ drawMap }) => {
        if (gone) return
        const { tiles, camera, box: all } = latest.current
        made = drawMap(
          { place: box, tiles, camera, box: all, words: words.current },
          {
            onMoved: (...moved) => latest.current.onMoved(...moved),
            onPick: (pick) => latest.current.onPick(pick),
            onHover: (properties) => latest.current.onHover(properties),
            onFault: ({ message }) => setFault(message),
            onBusy: setBusy,
          },
        )
        watch.observe(box)
        setDrawn(made)
      },
      (failed) => setFault(String(failed)),
    )
    return () => {
      gone = true
      watch.disconnect()
      made?.end()
    }
  }, [])
  const { tiles, painted, pick, wanted } = props
  useEffect(() => drawn?.setTiles(tiles), [drawn, tiles])
  useEffect(() => drawn?.paint(painted), [drawn, painted])
  useEffect(() => drawn?.mark(pick), [drawn, pick])
  useEffect(() => {
    if (wanted !== undefined) drawn?.show(wanted.box)
  }, [drawn, wanted])
  return (
    <>
      <div ref={place} className="map-canvas" data-busy={busy || drawn === undefined ? 'yes' : 'no'} />
      {drawn === undefined && fault === undefined ? <Waiting /> : null}
      {fault === undefined ? null : (
        <Alert className="map-fault" type="warning" showIcon closable title={say('fault')} description={fault} />
      )}
    </>
  )
}

const controlWords = (say: ReturnType<typeof useWords>): Readonly<Record<string, string>> => ({
  'NavigationControl.ZoomIn': say('zoomIn'),
  'NavigationControl.ZoomOut': say('zoomOut'),
  'Map.Title': say('canvas'),
  synthetic: say('synthetic'),
})
