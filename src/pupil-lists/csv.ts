import { type ListRow, MOST, tooMuch, unreadable } from './list'

/**
 * Reads comma-separated values (RFC 4180): quotes may hold commas, line breaks and doubled quotes. Throws HubError FILE_UNREADABLE or
 * FILE_LIMIT with the line.
 */
export function readCsv(text: string): ListRow[] {
  const rows: ListRow[] = []
  let cells: { text: string }[] = []
  let line = 1
  let begun = { line: 1, at: 0 }
  let count = 0
  let at = 0
  const where = () => `line ${begun.line}`
  const add = (cell: string) => {
    if (cell.length > MOST.cell) throw tooMuch(where(), 'characters in a cell', MOST.cell)
    if (at - begun.at > MOST.row) throw tooMuch(where(), 'characters in a row', MOST.row)
    if (cells.length === MOST.columns) throw tooMuch(where(), 'columns', MOST.columns)
    if ((count += 1) > MOST.cells) throw tooMuch(where(), 'cells', MOST.cells)
    cells.push({ text: cell })
  }
  const endRow = () => {
    if (rows.length === MOST.rows) throw tooMuch(where(), 'rows', MOST.rows)
    rows.push({ line: begun.line, cells })
    cells = []
  }
  while (at < text.length) {
    if (text[at] === '"') {
      const { cell, end, lines } = quoted(text, at, where())
      at = end
      line += lines
      add(cell)
    } else {
      const end = plainEnd(text, at)
      const cell = text.slice(at, end)
      if (cell.length <= MOST.cell && cell.includes('"')) throw unreadable(`line ${line}`, 'a quote at the beginning of a cell, or doubled') // prettier-ignore
      at = end
      add(cell)
    }
    const next = text[at]
    if (next === ',') {
      at += 1
      if (at === text.length || text[at] === '\n' || text[at] === '\r') add('')
    }
    if (at >= text.length) break
    if (text[at] === '\n' || text[at] === '\r') {
      at += text.startsWith('\r\n', at) ? 2 : 1
      line += 1
      endRow()
      begun = { line, at }
    } else if (next !== ',') throw unreadable(`line ${line}`, 'a comma or the end of the line after a quote')
  }
  if (cells.length > 0) endRow()
  return rows
}

function plainEnd(text: string, from: number): number {
  const most = Math.min(text.length, from + MOST.cell + 1)
  for (let i = from; i < most; i += 1) {
    const one = text.charCodeAt(i)
    if (one === 0x2c || one === 0x0a || one === 0x0d) return i
  }
  return most
}

/** Ends at the first quote that is not doubled. */
function quoted(text: string, from: number, where: string): { cell: string; end: number; lines: number } {
  for (let i = text.indexOf('"', from + 1); i >= 0; i = text.indexOf('"', i + 2)) {
    if (i - from > 2 * MOST.cell) throw tooMuch(where, 'characters in a cell', MOST.cell)
    if (text[i + 1] === '"') continue
    const written = text.slice(from + 1, i)
    return { cell: written.replaceAll('""', '"'), end: i + 1, lines: written.split(/\r\n|\r|\n/).length - 1 }
  }
  throw unreadable(where, 'a quote that ends')
}
