import { CATALOGUE } from '../../src/errors/catalogue'
import { readPage } from './page'

test('every code of the catalogue has its place in the life of a request, and the page names no other', () => {
  const named = new Set(
    readPage('LIFECYCLE.md').match(/\b[A-Z]{2,}(_[A-Z]+)+\b|\bUNAUTHENTICATED\b|\bCAPABILITY\b|\bINTERNAL\b/g),
  )
  expect([...named].sort()).toEqual(Object.keys(CATALOGUE).sort())
})
