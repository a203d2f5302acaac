import knex, { type Knex } from 'knex'
import { Client } from 'pg'
import { Random } from '../../src/demo/random'
import { FastReader } from '../../src/row-reader/fast-reader'
import { PlainReader } from '../../src/row-reader/plain-reader'
import type { Question, RowReader } from '../../src/row-reader/row-reader'
import { createTestDatabase } from '../support/postgres'
import { signs } from './signs'

/** Random rows and random questions, asked both ways: every cell is what the row holds, and the same both ways. */
const ROWS = 400
const QUESTIONS = 300
const COLUMNS = ['a', 'b', 'c', 'd'] as const
const READERS: readonly (readonly [string, RowReader])[] = [
  ['fast', new FastReader()],
  ['plain', new PlainReader()],
]

const { cell, row, absent } = signs()
/** Texts that a form of rows could stumble over. */
const HOSTILE: readonly (string | null)[] = [
  ...[null, '', ' ', 'NULL', 'null', '{}', '{a,b}', '()', '[]', '"', "'", "''", '\\', '\\\\', '\\N', '\\x01', 'E\'\\x02\'', '$1', '?', '\\?', '%'], // prettier-ignore
  ...['\u0001', '\u0002', '\t', '\n', '\r\n', '\u001f', '\u007f', '\u2028', '\ufeff', '\u202e', '𠮷', '👨‍👩‍👧', 'é', 'e\u0301', '\ufffd'], // prettier-ignore
  ...[row.slice(0, 5), cell.slice(0, 5), absent.slice(0, 5), row.slice(1), cell.slice(1), `林${cell.slice(0, 3)}`],
  ...['长'.repeat(20_000), 'x'.repeat(70_000), "\\'".repeat(3_000)],
]
/** Words of somebody who knows the signs of this process. */
const FORGED = [cell, row, `${cell}${row}`, `x${row}forged${cell}b${cell}c${cell}d`, `${absent}${cell}`, `1${row}`]

interface Row {
  readonly id: number
  readonly cells: readonly (string | null)[]
}

let client: Client
let db: Knex
let drop: () => Promise<void>
const random = new Random(20261129, 14)
const data: Row[] = Array.from({ length: ROWS }, (_, id) => ({ id, cells: COLUMNS.map(text) }))

function text(): string | null {
  if (random.chance(0.6)) return random.pick(HOSTILE)
  return Array.from({ length: random.between(1, 6) }, () => random.pick(HOSTILE)?.slice(0, 40) ?? '').join('')
}

beforeAll(async () => {
  const made = await createTestDatabase('same_cells')
  drop = made.drop
  client = new Client({ connectionString: made.url })
  await client.connect()
  await client.query('CREATE TABLE word (id int PRIMARY KEY, a text, b text, c text, d text)')
  await client.query('CREATE TABLE state (at text, level int)')
  await client.query(`INSERT INTO state VALUES ('', NULL)`)
  for (const { id, cells } of data) await client.query('INSERT INTO word VALUES ($1, $2, $3, $4, $5)', [id, ...cells])
  db = knex({ client: 'pg', connection: made.url, pool: { min: 0, max: 1 }, log: { warn: () => undefined } })
})
afterAll(async () => {
  await db?.destroy()
  await client?.end()
  await drop?.()
})

/** The rows of a question by nothing but their definition: the table, filtered here. */
function expected(chosen: readonly number[], where: (row: Row) => boolean): (string | null)[][] {
  return data.filter(where).map(({ id, cells }) => [String(id), ...chosen.map((i) => cells[i]!)])
}

async function bothWays(question: Question, values: readonly unknown[], rows: readonly (string | null)[][]) {
  for (const [way, reader] of READERS) {
    const read = await reader.prepare(question)(db, values)
    const wrong = read.rows.filter((cells, i) => JSON.stringify(cells) !== JSON.stringify(rows[i])).length
    // Not the rows themselves: they are long, and a reader of the failure needs to know which way is wrong.
    expect({ way, rows: read.rows.length, wrong, head: read.head }).toEqual({
      ...{ way, rows: rows.length, wrong: 0 },
      head: question.head ? ['', null] : [],
    })
  }
}

test(`${QUESTIONS} random questions over ${ROWS} rows of hostile texts: every cell is the same both ways`, async () => {
  let cells = 0
  for (let i = 0; i < QUESTIONS; i += 1) {
    const chosen = COLUMNS.map((_, at) => at).filter(() => random.chance(0.6))
    const ids = random.chance(0.1) ? [] : data.filter(() => random.chance(0.1)).map(({ id }) => id)
    const word = random.pick(HOSTILE)
    const byWord = random.chance(0.3)
    const question: Question = {
      rows: {
        cells: ['id', ...chosen.map((at) => COLUMNS[at]!)],
        from: byWord ? 'word WHERE a IS NOT DISTINCT FROM $1' : 'word WHERE id = ANY($1::int[])',
      },
      ...(random.chance(0.5) ? { head: { cells: ['at', 'level'], from: 'state' } } : {}),
      order: 'id',
      plan: random.pick(['kept', 'kept if it comes again', 'made each time'] as const),
    }
    const held = new Set(ids)
    const rows = expected(chosen, (one) => (byWord ? one.cells[0] === word : held.has(one.id)))
    cells += rows.length * (chosen.length + 1)
    await bothWays(question, [byWord ? word : ids], rows)
  }
  expect(cells).toBeGreaterThan(20_000)
})

test.each(FORGED.map((word) => [JSON.stringify(word), word]))(
  'a word that knows a sign of this process harms no row: %s',
  async (_shown, word) => {
    const at = data.findIndex(({ id }) => id === 7)
    const kept = data[at]!
    const cells = [kept.cells[0]!, word, kept.cells[2]!, word]
    await client.query('UPDATE word SET b = $1, d = $1 WHERE id = 7', [word])
    data[at] = { id: 7, cells }
    const all = COLUMNS.map((_, i) => i)
    for (const head of [{}, { head: { cells: ['at', 'level'], from: 'state' } }])
      await bothWays(
        { rows: { cells: ['id', ...COLUMNS], from: 'word WHERE id < $1' }, order: 'id', plan: 'kept', ...head },
        [20],
        expected(all, ({ id }) => id < 20),
      )
    data[at] = kept
    await client.query('UPDATE word SET b = $1, d = $2 WHERE id = 7', [kept.cells[1], kept.cells[3]])
  },
)

test('any statement gives its values as PostgreSQL writes them, both ways', async () => {
  const statement = {
    text: `SELECT $1::text, $2::int + 1, $3::text[], true, NULL, date '2015-05-12', '{"a?": "?"}'::jsonb ? 'a?', $1::text`,
    values: ["x'?\\", 41, ['plain', 'q\'u,o"te\\', '', 'NULL', '{}', '𠮷']],
  }
  const told = READERS.map(async ([, reader]) => reader.run(db, statement))
  const [fast, plain] = await Promise.all(told)
  expect(fast).toEqual([
    ["x'?\\", '42', '{plain,"q\'u,o\\"te\\\\","","NULL","{}",𠮷}', 't', null, '2015-05-12', 't', "x'?\\"],
  ])
  expect(plain).toEqual(fast)
})

test('lists of words, which the fast way writes by itself, are the same both ways', async () => {
  for (let i = 0; i < 200; i += 1) {
    const words = Array.from({ length: random.between(0, 5) }, () =>
      random.pick([...HOSTILE, 'a-b', '7', 'NuLL', 'x:y.z']),
    )
    const statement = { text: 'SELECT to_json($1::text[])::text', values: [words] }
    for (const [, reader] of READERS) {
      const [[written] = []] = await reader.run(db, statement)
      expect(JSON.parse(written!)).toEqual(words)
    }
  }
})

test('values stand in the text or beside it, and mean the same', async () => {
  const asked = ['NONE', 'NULL', '430421', '43%', 'none', "x' OR true --", '', '\\']
  for (const value of asked)
    for (const [, reader] of READERS) {
      const values = reader.values()
      const text = `SELECT ${values.word(value)}::text, ${values.words([value, 'FAIR'])}::text, ${values.word(true)}::bool`
      const [[word, list, truth] = []] = await reader.run(db, { text, values: values.all })
      const [[same] = []] = await reader.run(db, { text: 'SELECT ($1::text[])::text', values: [[value, 'FAIR']] })
      expect([word, list, truth]).toEqual([value, same, 't'])
    }
})
