import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Bar } from './chart'

use([BarChart, LineChart, GridComponent, AriaComponent, SVGRenderer])

export interface Drawing {
  /** Draws anew. `description` is what a screen reader says instead. */
  show(bars: readonly Bar[], description: string, kind: 'bar' | 'line'): void
  end(): void
}

/** Upright bars from zero, or a line, with their numbers above them, in the colours of the page. A resized place is drawn again. */
export function draw(place: HTMLElement): Drawing {
  const chart = init(place, null, { renderer: 'svg' })
  const style = getComputedStyle(document.documentElement)
  const [accent, ink, line, locked] = ['--accent', '--ink', '--line', '--ground-locked'].map((name) =>
    style.getPropertyValue(name).trim(),
  )
  const font = { color: ink, fontFamily: getComputedStyle(place).fontFamily, fontSize: 13 }
  const resized = new ResizeObserver(() => chart.resize())
  resized.observe(place)
  return {
    show(bars, description, kind) {
      const label = {
        ...{ show: true, position: 'top' as const, ...font },
        formatter: ({ dataIndex }: { readonly dataIndex: number }) => bars[dataIndex]?.words ?? '',
      }
      const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
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
            type: kind,
            data: bars.map(({ value }) => value),
            ...(kind === 'bar' ? { barMaxWidth: 48 } : { lineStyle: { color: accent }, symbolSize: 8 }),
            itemStyle: { color: accent },
            label,
          },
          {
            type: 'bar',
            data: bars.map(({ value }) => (value === null ? most : null)),
            ...{ barMaxWidth: 48, barGap: '-100%' },
            itemStyle: { color: locked, decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: line } }, // prettier-ignore
            label: { ...label, position: 'inside' },
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
