import knex, { type Knex } from 'knex'
import { runPrepared } from '../../src/row-reader/run-prepared'
import { createTestDatabase } from '../support/postgres'

/** Names can be made without end, by asking for other columns each time: server and driver must not keep them all (faults.md 26). */
let drop: () => Promise<void>
let db: Knex
beforeAll(async () => {
  const made = await createTestDatabase('prepared')
  drop = made.drop
  db = knex({ client: 'pg', connection: made.url, pool: { min: 0, max: 1 }, log: { warn: () => undefined } })
})
afterAll(async () => {
  await db?.destroy()
  await drop?.()
})

test('a connection holds 200 prepared statements and a few, then a new one takes its place', async () => {
  const held: number[] = []
  for (let i = 0; i < 450; i += 1) {
    expect(await runPrepared(db, { text: `SELECT ${i}`, values: [], name: `made_${i}` })).toEqual([[String(i)]])
    const rows = await runPrepared(db, { text: 'SELECT count(*) FROM pg_prepared_statements', values: [] })
    held.push(Number(rows[0]![0]))
  }
  expect(Math.max(...held)).toBeGreaterThan(150)
  expect(Math.max(...held)).toBeLessThanOrEqual(201)
})

test('statements that come again and again keep their connection', async () => {
  const pid = async () => (await runPrepared(db, { text: 'SELECT pg_backend_pid()', values: [], name: 'pid' }))[0]![0]
  const before = await pid()
  for (let i = 0; i < 300; i += 1) await runPrepared(db, { text: 'SELECT 1', values: [], name: 'one' })
  expect(await pid()).toBe(before)
})
