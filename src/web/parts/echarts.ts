// Web · the parts of ECharts in use, and the hand they are drawn in.
import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
])

/** Colours and face come from the page, so that both looks are served. */
export function drawChart(place: HTMLDivElement): ECharts {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => style.getPropertyValue(name).trim()
  return init(
    place,
    {
      textStyle: { fontFamily: of('--face'), color: of('--ink') },
      color: [of('--accent'), of('--grade-b'), of('--grade-a'), of('--grade-c'), of('--grade-d')],
      // Tooltips hold text only: the page allows no inline styles.
      tooltip: { renderMode: 'richText', confine: true },
    },
    { renderer: 'canvas' },
  )
}
