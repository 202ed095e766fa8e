// Web · a chart: drawn by ECharts once its chunk is there, redrawn when the room changes; its sentence stands in for whoever cannot see it.
import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'

export interface ChartProps {
  readonly option: EChartsCoreOption
  readonly height: number
  /** What the chart shows, in a sentence. */
  readonly label: string
  readonly onPick?: (name: string, index: number) => void
}

export function Chart({ option, height, label, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const picked = useRef(onPick)
  picked.current = onPick
  const latest = useRef(option)
  latest.current = option
  const drawn = useRef<{ setOption: (option: EChartsCoreOption, merge: { notMerge: boolean }) => void }>(undefined)
  useEffect(() => {
    const place = box.current
    if (place === null) return
    let gone = false
    let end = () => {}
    void import('./echarts.ts').then(({ drawChart }) => {
      if (gone) return
      const chart = drawChart(place)
      chart.setOption(latest.current)
      chart.on('click', ({ name, dataIndex }) => picked.current?.(String(name), Number(dataIndex)))
      const watch = new ResizeObserver(() => chart.resize())
      watch.observe(place)
      drawn.current = chart
      end = () => {
        watch.disconnect()
        chart.dispose()
      }
    })
    return () => {
      gone = true
      drawn.current = undefined
      end()
    }
  }, [])
  useEffect(() => drawn.current?.setOption(option, { notMerge: true }), [option])
  return <div ref={box} className="chart" style={{ height }} role="img" aria-label={label} />
}
