import { useEffect, useId, useRef, useState } from 'react'
import type { Drawing } from './chart-drawing'

export interface Bar {
  readonly label: string
  /** Drawn from zero. Null: withheld, which is hatched from end to end, for it has no length. */
  readonly value: number | null
  /** The value as it is written above the bar, or that it is withheld. */
  readonly words: string
}

export interface ChartProps {
  /** The answer that the chart gives, as a sentence. */
  readonly title: string
  readonly bars: readonly Bar[]
  /** A line where the order of the labels is time. */
  readonly kind?: 'bar' | 'line'
}

/** One question, one chart; the table of its numbers stands beside it. What draws is loaded when the first chart is shown. */
export function Chart({ title, bars, kind = 'bar' }: ChartProps) {
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
  useEffect(() => drawing?.show(bars, description, kind), [drawing, bars, description, kind])
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div ref={place} className="drawing" role="img" aria-label={description} />
    </figure>
  )
}
