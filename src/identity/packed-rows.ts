import type { Written } from '../kit/prepared'

const [ROW, CELL] = ['\x1e', '\x1f'] // record and unit separator: migrations/hub/006 keeps them out of every text of the store

/** A column as text; '' where it is null. */
export function text(column: string): string {
  return `coalesce(${column}::text, '')`
}

/**
 * Many rows as one text. Of 500 children a driver makes thousands of small strings, one call each, and JSON is dearer to
 * write and to read. Safe because the database holds no separator in what travels so; checked all the same.
 */
export class PackedRows {
  private readonly columns: string[]

  /** `place` is an expression for the row's place in the list of keys, from 1 on. */
  constructor(place: string) {
    this.columns = [`${place}::text`]
  }

  /** Adds a column; gives the number of its cell. */
  add(column: string): number {
    return this.columns.push(text(column)) - 1
  }

  sql(order?: string): string {
    return `string_agg(${this.columns.join(` || E'\\x1f' || `)}, E'\\x1e'${order ? ` ORDER BY ${order}` : ''})`
  }

  /** Hands over each row with its place, from 0 on; an empty cell is null. Throws TypeError when a row is not as it was asked. */
  read(written: Written, keys: number, take: (place: number, cells: readonly Written[]) => void): void {
    if (written === null) return
    for (const row of written.split(ROW)) {
      const cells = row.split(CELL) as Written[]
      const place = Number(cells[0])
      if (cells.length !== this.columns.length || !(place >= 1 && place <= keys))
        throw new TypeError(`expected ${this.columns.length} cells a row and ${keys} places at most`)
      for (let i = 1; i < cells.length; i += 1) if (cells[i] === '') cells[i] = null
      take(place - 1, cells)
    }
  }
}
