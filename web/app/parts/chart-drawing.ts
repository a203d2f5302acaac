import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Bar } from './chart'

use([BarChart, GridComponent, AriaComponent, SVGRenderer])

export interface Drawing {
  /** Draws the bars anew. `description` is what a screen reader says instead. */
  show(bars: readonly Bar[], description: string): void
  end(): void
}

/** Upright bars from zero with their numbers above them, in the colours of the page. A resized place is drawn again. */
export function draw(place: HTMLElement): Drawing {
  const chart = init(place, null, { renderer: 'svg' })
  const style = getComputedStyle(document.documentElement)
  const [accent, ink, line] = ['--accent', '--ink', '--line'].map((name) => style.getPropertyValue(name).trim())
  const font = { color: ink, fontFamily: getComputedStyle(place).fontFamily, fontSize: 13 }
  const resized = new ResizeObserver(() => chart.resize())
  resized.observe(place)
  return {
    show(bars, description) {
      chart.setOption({
        animation: false,
        aria: { enabled: true, label: { description } },
        grid: { left: 8, right: 8, top: 28, bottom: 28 },
        xAxis: {
          type: 'category',
          data: bars.map(({ label }) => label),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: line } },
          axisLabel: { ...font, interval: 0 },
        },
        yAxis: { type: 'value', min: 0, show: false },
        series: [
          {
            type: 'bar',
            data: bars.map(({ value }) => value),
            barMaxWidth: 48,
            itemStyle: { color: accent },
            label: {
              show: true,
              position: 'top',
              ...font,
              formatter: ({ dataIndex }: { readonly dataIndex: number }) => bars[dataIndex]?.words ?? '',
            },
          },
        ],
      })
    },
    end() {
      resized.disconnect()
      chart.dispose()
    },
  }
}
