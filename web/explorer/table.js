'use strict'

// The last answer as a table: the rows are the first list of objects that the answer holds (of a connection the nodes), the columns their
// leaves by dotted names. `rowsOf` is pure; `draw` puts them into an element. What is withheld or masked is told in the cell.
window.TONGLIAN_TABLE = function ({ word }) {
  const MOST_ROWS = 1_000
  const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

  /** { path, columns, rows, lists }; null for an answer without data. A row is a Map of column to cell; `lists`: how many lists there are. */
  function rowsOf({ data }) {
    if (!isObject(data)) return null
    const lists = []
    listsIn(data, [], lists)
    const { path, values } = nodesOf(lists[0] ?? { path: [], values: [data] })
    const columns = []
    const rows = values.map((value) => {
      const row = new Map()
      leavesOf(value, '', row)
      for (const column of row.keys()) if (!columns.includes(column)) columns.push(column)
      return row
    })
    return { path: path.join('.'), columns, rows, lists: lists.length }
  }

  function listsIn(value, path, found) {
    for (const [key, below] of Object.entries(value)) {
      const here = [...path, key]
      if (Array.isArray(below) && below.some(isObject)) found.push({ path: here, values: below.filter(isObject) })
      else if (isObject(below)) listsIn(below, here, found)
    }
  }

  /** Of a connection the nodes: a cursor is no fact of a child. */
  function nodesOf({ path, values }) {
    if (path.at(-1) !== 'edges' || !values.every(({ node }) => isObject(node))) return { path, values }
    return { path: [...path, 'node'], values: values.map(({ node }) => node) }
  }

  function leavesOf(value, prefix, row) {
    for (const [key, below] of Object.entries(value)) {
      const name = prefix ? `${prefix}.${key}` : key
      if (isObject(below)) leavesOf(below, name, row)
      else if (Array.isArray(below) && below.some(isObject)) row.set(name, `${below.length} ${word('entries')}`)
      else row.set(name, Array.isArray(below) ? below.join('; ') : below)
    }
  }

  function draw(element, answer) {
    const found = answer && rowsOf(answer)
    if (!found || found.columns.length === 0) return element.replaceChildren(text('p', word('noTable')))
    const { path, columns, rows, lists } = found
    const shown = rows.slice(0, MOST_ROWS)
    const parts = [`${path || word('answer')}: ${rows.length} ${word('rows')}`]
    if (rows.length > shown.length) parts.push(`${word('firstRows')} ${shown.length}`)
    if (lists > 1) parts.push(word('otherLists'))
    const table = document.createElement('table')
    table.append(text('caption', parts.join(' · ')))
    const head = table.createTHead().insertRow()
    for (const column of columns) {
      const cell = text('th', column)
      cell.scope = 'col'
      head.append(cell)
    }
    const body = table.createTBody()
    const marks = marksOf(answer.extensions, path)
    for (const row of shown) {
      const line = body.insertRow()
      for (const column of columns) line.append(cellOf(row.get(column), marks.get(column)))
    }
    element.replaceChildren(table)
  }

  function cellOf(value, mark) {
    const cell = document.createElement('td')
    const isEmpty = value === null || value === undefined
    cell.textContent = isEmpty ? (mark === 'withheld' ? word('withheld') : '') : String(value)
    if (mark && (isEmpty || mark === 'masked')) cell.className = mark
    if (mark === 'masked' && !isEmpty) cell.title = word('masked')
    if (typeof value === 'number') cell.classList.add('number')
    return cell
  }

  /** Column to 'withheld' or 'masked', for at least one of the rows. */
  function marksOf(extensions, path) {
    const marks = new Map()
    for (const kind of ['masked', 'withheld'])
      for (const { path: at } of extensions?.[kind] ?? [])
        if (path === '' || String(at).startsWith(`${path}.`)) marks.set(String(at).slice(path === '' ? 0 : path.length + 1), kind) // prettier-ignore
    return marks
  }

  function text(name, content) {
    const element = document.createElement(name)
    element.textContent = content
    return element
  }

  return { rowsOf, draw }
}
