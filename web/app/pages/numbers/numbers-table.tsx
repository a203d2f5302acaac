import type { RefObject } from 'react'
import { Button } from 'react-aria-components'
import type { StatisticsFact } from '@generated/app/graphql'
import { useWords } from '../../language/words'
import { levelBelow } from '../home/divisions'
import { TOTAL, type Grid, type Head } from './grid'
import { NumberCell } from './number-cell'
import { PLACE, type Measure } from './question'
import words from './words.json'

export interface NumbersTableProps {
  readonly grid: Grid
  readonly by: readonly StatisticsFact[]
  readonly measure: Measure
  readonly title: string
  readonly titleOf: (fact: StatisticsFact) => string
  readonly drill: (code: string) => void
  readonly place: RefObject<HTMLDivElement | null>
}

/** Rows by columns with their totals. A division is the way down. */
export function NumbersTable({ grid, by, measure, title, titleOf, drill, place }: NumbersTableProps) {
  const say = useWords(words)
  const { rows, columns, cell } = grid
  const shown = [...columns, TOTAL]
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say('table')} ref={place}>
      <table>
        <caption>{title}</caption>
        <thead>
          <ColumnHeads columns={columns} rowTitle={by[0] ? titleOf(by[0]) : ''} facts={by.slice(1).map(titleOf)} />
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row.values)} data-row={row.values[0] ?? 'null'}>
              <th scope="row">
                <RowName row={row} isPlace={by[0] === PLACE} drill={drill} />
              </th>
              {shown.map((column) => (
                <NumberCell
                  key={JSON.stringify(column.values)}
                  told={cell(row, column)}
                  measure={measure}
                  total={column === TOTAL && columns.length > 0}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-row="total">
            <th scope="row">{say('total')}</th>
            {shown.map((column) => (
              <NumberCell key={JSON.stringify(column.values)} told={cell(TOTAL, column)} measure={measure} total />
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

interface RowNameProps {
  readonly row: Head
  readonly isPlace: boolean
  readonly drill: (code: string) => void
}

export function RowName({ row, isPlace, drill }: RowNameProps) {
  const say = useWords(words)
  const code = row.values[0] ?? null
  const name = row.words[0] ?? ''
  if (!isPlace || code === null || levelBelow(code) === null) return name
  return (
    <Button className="link" aria-label={say('drill', { place: name })} onPress={() => drill(code)}>
      {name} ›
    </Button>
  )
}

interface ColumnHeadsProps {
  readonly columns: readonly Head[]
  readonly rowTitle: string
  readonly facts: readonly string[]
}

/** One line; of two facts in columns two, the codes of the first above those of the second. */
function ColumnHeads({ columns, rowTitle, facts }: ColumnHeadsProps) {
  const say = useWords(words)
  const lines = Math.max(1, facts.length)
  const groups = [...new Set(columns.map(({ words: [first] }) => first!))]
  const corner = (
    <th scope="col" rowSpan={lines}>
      {rowTitle}
    </th>
  )
  const total = (
    <th scope="col" rowSpan={lines} className="sum">
      {say(columns.length === 0 ? 'children' : 'total')}
    </th>
  )
  if (lines === 1)
    return (
      <tr>
        {corner}
        {columns.map((column) => (
          <th key={JSON.stringify(column.values)} scope="col">
            {column.words[0]}
          </th>
        ))}
        {total}
      </tr>
    )
  return (
    <>
      <tr>
        {corner}
        {groups.map((group) => (
          <th key={group} scope="colgroup" colSpan={columns.length / groups.length}>
            {group}
          </th>
        ))}
        {total}
      </tr>
      <tr>
        {columns.map((column) => (
          <th key={JSON.stringify(column.values)} scope="col">
            {column.words[1]}
          </th>
        ))}
      </tr>
    </>
  )
}
