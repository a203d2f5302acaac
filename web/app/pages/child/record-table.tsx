import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useFormats } from '../../language/format'
import { typeOfField, useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Lock } from '../../parts/lock'
import parts from '../../parts/words.json'
import { queryOf, type Limits } from './limits'
import type { ListOfSection } from './sections'
import words from './words.json'

export interface RecordTableProps {
  /** The type that has the list. */
  readonly type: string
  readonly list: ListOfSection
  readonly path: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly childId: string
  readonly limits: Limits
}

const FIRST = 4

/** A list of a record as a table: columns that are withheld are locks below it, columns without a value are left out. */
export function RecordTable({ type, list, path, rows, childId, limits }: RecordTableProps) {
  const say = useWords(words)
  const sayPart = useWords(parts)
  const terms = useTerms()
  const formats = useFormats()
  const [all, setAll] = useState(false)
  const written = (column: string, value: unknown) => formats.value(typeOfField(list.type, column), value)
  const columns = list.columns.filter((column) => rows.some((row) => written(column, row[column]) !== null))
  const locked = list.columns.flatMap((column) => {
    const limited = limits.withheldAt(`${path}.${column}`)
    return limited ? [{ column, limited }] : []
  })
  const title = terms.field(type, list.field)
  return (
    <div className="record-table" data-rows={all ? 'all' : 'first'}>
      <h3>{title}</h3>
      {columns.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {terms.field(list.type, column)}
                    {limits.isMasked(`${path}.${column}`) && <span className="tag">{sayPart('masked')}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index} className={index < FIRST ? undefined : 'later'}>
                  {columns.map((column) => (
                    <td key={column} data-field={`${path}.${index}.${column}`}>
                      {written(column, row[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > FIRST && (
        <Button className="link no-print" onPress={() => setAll(!all)}>
          {say(all ? 'less' : 'more', { count: rows.length })}
        </Button>
      )}
      {locked.length > 0 && (
        <ul className="locks">
          {locked.map(({ column, limited }) => (
            <li key={column}>
              <Lock
                label={terms.field(list.type, column)}
                limited={limited}
                query={queryOf(childId, `${path}.${column}`, true)}
                childId={childId}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
