import { useFormats } from '../../../language/format'
import { useWords } from '../../../language/words'
import type { Grid, Head, Told } from '../grid'
import { WithheldMark } from '../number-cell'
import { RowName } from '../numbers-table'
import words from './words.json'

export interface DrawnProps {
  readonly grid: Grid
  /** What is drawn of each row. */
  readonly column: Head
  /** What that is called. */
  readonly name: string
  readonly drill: (code: string) => void
  readonly here: string
  readonly isPlace: boolean
}

/** Which row has most? A bar from zero each; withheld ones are hatched from end to end, for they have no length. */
export function Bars({ grid, column, name, drill, here, isPlace }: DrawnProps) {
  const title = useAnswerOf({ grid, column, name, here })
  const formats = useFormats()
  const most = Math.max(1, ...grid.rows.map((row) => numberIn(grid.cell(row, column, 'COUNT')) ?? 0))
  return (
    <figure className="chart" aria-labelledby="chart-title">
      <figcaption id="chart-title">{title}</figcaption>
      <ul className="bars">
        {grid.rows.map((row) => {
          const told = grid.cell(row, column, 'COUNT')
          const number = numberIn(told)
          return (
            <li key={JSON.stringify(row.values)} data-bar={row.values[0] ?? 'null'}>
              <span className="name">
                <RowName row={row} isPlace={isPlace} drill={drill} />
              </span>
              {number === null ? (
                <span className="withheld track">{told && 'withheld' in told && <WithheldMark withheld={told.withheld} />}</span> // prettier-ignore
              ) : (
                <span className="track">
                  <span className="length" style={{ width: `${(80 * number) / most}%` }} aria-hidden="true" />
                  <b>{formats.number(number)}</b>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </figure>
  )
}

export function numberIn(told: Told): number | null {
  return told && 'number' in told ? told.number : null
}

/** The answer that a chart of rows gives, as a sentence. */
export function useAnswerOf({ grid, column, name, here }: Pick<DrawnProps, 'grid' | 'column' | 'name' | 'here'>) {
  const say = useWords(words)
  const told = grid.rows.map((row) => ({ row, number: numberIn(grid.cell(row, column, 'COUNT')) }))
  const known = told.flatMap(({ row, number }) => (number === null ? [] : [{ row, number }]))
  const hidden = told.length - known.length
  const top = known.reduce<(typeof known)[number] | null>((best, one) => (best && best.number >= one.number ? best : one), null) // prettier-ignore
  const kind = top === null ? 'none' : top.number === 0 ? 'zero' : 'most'
  return say('barsTitle', { kind, here, name, top: top?.row.words[0] ?? '', number: top?.number ?? 0, hidden })
}
