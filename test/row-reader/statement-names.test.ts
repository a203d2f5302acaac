import { StatementNames } from '../../src/row-reader/statement-names'

test('a text that comes again has a name, and keeps it', () => {
  const names = new StatementNames('list')
  expect(names.of('SELECT 1')).toEqual({})
  expect(names.of('SELECT 1')).toEqual({ name: 'list_0' })
  expect(names.of('SELECT 2')).toEqual({})
  expect(names.of('SELECT 2')).toEqual({ name: 'list_1' })
  expect(names.of('SELECT 1')).toEqual({ name: 'list_0' })
})

test('whoever sends ever new texts fills neither the server nor the hub', () => {
  const names = new StatementNames('list')
  const texts = Array.from({ length: 5_000 }, (_, i) => `SELECT ${i}`)
  for (const text of texts) expect(names.of(text)).toEqual({})
  const named = texts.slice(-500).filter((text) => names.of(text).name !== undefined)
  expect(named).toHaveLength(100)
  expect(new Set(named.map((text) => names.of(text).name)).size).toBe(100)
})

test('a long text has none: the server would keep it for ever', () => {
  const names = new StatementNames('list')
  const text = `SELECT ${'1,'.repeat(3_000)}1`
  for (let i = 0; i < 3; i += 1) expect(names.of(text)).toEqual({})
})
