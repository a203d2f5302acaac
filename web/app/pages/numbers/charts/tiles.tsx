import { useFormats } from '../../../language/format'
import { shadeOf } from '../../home/divisions'
import { numberIn, useAnswerOf, type DrawnProps } from './bars'
import { WithheldMark } from '../number-cell'
import { RowName } from '../numbers-table'

/** Where are most? A tile for each division in the order of codes, which lays neighbours side by side; the darker, the more. */
export function Tiles({ grid, column, name, drill, here, isPlace }: DrawnProps) {
  const title = useAnswerOf({ grid, column, name, here })
  const formats = useFormats()
  const tiles = grid.rows.map((row) => ({ row, told: grid.cell(row, column, 'COUNT') }))
  const known = tiles.flatMap(({ told }) => {
    const measure = numberIn(told)
    return measure === null ? [] : [{ measure }]
  })
  return (
    <figure className="chart" aria-labelledby="chart-title">
      <figcaption id="chart-title">{title}</figcaption>
      <ul className="tiles">
        {tiles.map(({ row, told }) => {
          const measure = numberIn(told)
          const look = measure === null ? 'withheld' : `shade-${shadeOf({ measure }, known)}`
          return (
            <li key={JSON.stringify(row.values)} className={`tile ${look}`} data-tile={row.values[0] ?? 'null'}>
              <span className="name">
                <RowName row={row} isPlace={isPlace} drill={drill} />
              </span>
              {measure === null ? (
                told && 'withheld' in told && <WithheldMark withheld={told.withheld} />
              ) : (
                <b>{formats.number(measure)}</b>
              )}
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
