import { useEffect, useId, useRef, useState } from 'react'
import type { Drawing } from './chart-drawing'

export interface Bar {
  readonly label: string
  /** Drawn from zero. */
  readonly value: number
  /** The value as it is written above the bar. */
  readonly words: string
}

export interface ChartProps {
  /** The answer that the chart gives, as a sentence. */
  readonly title: string
  readonly bars: readonly Bar[]
}

/** One question, one chart; the table of its numbers stands beside it. What draws is loaded when the first chart is shown. */
export function Chart({ title, bars }: ChartProps) {
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const description = [title, ...bars.map(({ label, words }) => `${label} ${words}`)].join('; ')
  useEffect(() => {
    let made: Drawing | null = null
    let left = false
    void import('./chart-drawing').then(({ draw }) => {
      if (left || place.current === null) return
      made = draw(place.current)
      setDrawing(made)
    })
    return () => {
      left = true
      made?.end()
    }
  }, [])
  useEffect(() => drawing?.show(bars, description), [drawing, bars, description])
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div ref={place} className="drawing" role="img" aria-label={description} />
    </figure>
  )
}
