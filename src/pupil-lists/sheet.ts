import type { WrittenCell } from '../linkage/student-cell'
import { type ListRow, MOST, tooMuch, unreadable } from './list'
import { readXml } from './xml'

interface OpenCell {
  readonly column: number
  readonly where: string
  readonly type: string
  value: string
  formula: boolean
}

/** The rows of one sheet. Of a formula the last value is kept, and that it is one. Throws HubError FILE_UNREADABLE, FILE_LIMIT with the cell. */
export async function readSheet(
  part: string,
  bytes: AsyncIterable<Uint8Array>,
  strings: readonly string[],
): Promise<ListRow[]> {
  // prettier-ignore
  const rows: ListRow[] = []
  let line = 0
  let cells: WrittenCell[] = []
  let cell: OpenCell | null = null
  let count = 0
  await readXml(part, bytes, {
    open: (name, attributes, path) => {
      if (name === 'row' && path.at(-1) === 'sheetData') {
        const next = attributes['r'] === undefined ? line + 1 : Number(attributes['r'])
        if (!Number.isInteger(next) || next <= line) throw unreadable(`row ${line + 1}`, 'rows in their order')
        if (next > MOST.rows) throw tooMuch(`row ${line + 1}`, 'rows', MOST.rows)
        line = next
        cells = []
      } else if (name === 'c' && path.at(-1) === 'row') {
        cell = openCell(attributes, line, cells.length)
        count += Math.max(1, cell.column + 1 - cells.length) // with the empty ones before it
        if (count > MOST.cells) throw tooMuch(`row ${line}`, 'cells', MOST.cells)
      } else if (name === 'f' && cell) cell.formula = true
    },
    text: (text, path) => {
      const at = path.at(-1)
      if (!cell || !(at === 'v' || (at === 't' && path.includes('is'))) || path.includes('rPh')) return
      cell.value += text
      if (cell.value.length > MOST.cell) throw tooMuch(`cell ${cell.where}`, 'characters', MOST.cell)
    },
    close: (name) => {
      if (name === 'c' && cell) {
        while (cells.length < cell.column) cells.push({ text: '' })
        cells.push(closed(cell, strings))
        cell = null
      } else if (name === 'row' && cells.some(({ text }) => text !== '')) {
        rows.push({ line, cells })
        cells = []
      }
    },
  })
  return rows
}

function openCell({ r, t = 'n' }: Readonly<Record<string, string>>, line: number, next: number): OpenCell {
  const [, letters = null, row = null] = r === undefined ? [] : (/^([A-Z]{1,3})(\d{1,7})$/.exec(r) ?? [])
  if (r !== undefined && (letters === null || Number(row) !== line))
    throw unreadable(`row ${line}`, 'cells named by column and row')
  const column = letters === null ? next : columnOf(letters)
  const where = `${letters ?? `${next + 1} of row `}${line}`
  if (column < next) throw unreadable(`cell ${where}`, 'cells in their order')
  if (column >= MOST.columns) throw tooMuch(`cell ${where}`, 'columns', MOST.columns)
  return { column, where, type: t, value: '', formula: false }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function closed({ type, value, formula, where }: OpenCell, strings: readonly string[]): WrittenCell {
  const made = (text: string, numeric = false): WrittenCell => ({ text, ...(numeric ? { numeric } : {}), ...(formula ? { formula } : {}) }) // prettier-ignore
  switch (type) {
    case 's': {
      const text = /^\d{1,7}$/.test(value) ? strings[Number(value)] : undefined
      if (text === undefined) throw unreadable(`cell ${where}`, 'a text that the workbook has')
      return made(unescaped(text))
    }
    case 'n':
    case 'd':
      return made(value, type === 'n' && value !== '')
    case 'b':
      return made(value === '1' ? 'TRUE' : 'FALSE')
    case 'inlineStr':
    case 'str':
    case 'e':
      return made(unescaped(value))
    default:
      throw unreadable(`cell ${where}`, 'a known type of cell')
  }
}

/** Signs that XML cannot hold, such as _x000D_ (ECMA-376, ST_Xstring). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
}
