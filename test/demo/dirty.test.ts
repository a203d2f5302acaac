import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { unnamedColumns } from '../../src/demo/dirty/native-column'
import type { Spoilt, SpoiltCell } from '../../src/demo/dirty/sheet'
import { joinedDemos } from '../../src/demo'
import { allColumns } from '../../src/demo/dirty/spoil'
import { REGISTRIES } from '../../connectors/registries'
import { openDemoRegistries, type DemoRegistries } from './demo-registries'

let demo: DemoRegistries
let spoilt: Spoilt[]
let folder: string
const sheet = () => path.join(folder, 'dirty.jsonl')
const cells = () => spoilt.filter((each): each is SpoiltCell => each.sort === 'cell')

const SLOW = 180_000

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dirty-'))
  demo = await openDemoRegistries()
  await demo.generate({ children: 4000, dirty: { sheet: sheet() } })
  spoilt = readFileSync(sheet(), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Spoilt)
}, SLOW)
afterAll(async () => {
  await demo.close()
  rmSync(folder, { recursive: true })
})

const ALL_COLUMNS = allColumns(joinedDemos(REGISTRIES, {}))

test.each(REGISTRIES.map(({ name }) => name))('no column of %s is forgotten: each is spoilt', async (registry) => {
  const client = new Client({ connectionString: demo.urls[registry] })
  await client.connect()
  try {
    const tables = ALL_COLUMNS.filter((table) => table.registry === registry)
    expect(await unnamedColumns(client, tables)).toEqual([])
  } finally {
    await client.end()
  }
  const done = new Set(
    cells()
      .filter((cell) => cell.registry === registry)
      .map(({ table, column }) => `${table}.${column}`),
  )
  const named = ALL_COLUMNS.filter((table) => table.registry === registry).flatMap(({ table, columns }) =>
    columns.map(({ column }) => `${table}.${column}`),
  )
  expect(named.filter((name) => !done.has(name))).toEqual([])
})

test('every kind of badness comes, in thousands of cells, and doubtful persons too', () => {
  const kinds = new Set(spoilt.map(({ kind }) => kind))
  expect(cells().length).toBeGreaterThan(4_500)
  expect(spoilt.length - cells().length).toBeGreaterThan(50)
  for (const kind of [
    ...['empty', 'blank', 'absent', 'too long', 'cut off', 'wrong code', 'full-width', 'control character'],
    ...['private use', 'future', 'negative', '30 February', 'infinity', 'not a number', 'Roman ten'],
    ...['two archives', 'a person of 19', 'a cancelled duplicate in the household register'],
  ])
    expect(kinds).toContain(kind)
})

/** Columns of fixed length are filled up with blanks, numbers with decimals. */
function asKept(text: string | null): string | null {
  return text === null ? null : text.replace(/ +$/, '').replace(/^(-?\d+)\.0+$/, '$1')
}

test('what the sheet says was written stands in its column', async () => {
  for (const { registry, table, column, record, written } of cells().filter(({ table }) => table === 'et_da')) {
    const rows = await demo.query(registry, `SELECT ${column}::text AS there FROM ${table} WHERE dah = $1`, [record])
    expect([column, record, rows.map((row) => asKept((row as { there: string | null }).there))]).toEqual([column, record, [asKept(written)]]) // prettier-ignore
  }
})

test(
  'the same seed spoils the same cells',
  async () => {
    const run = async (seed: number) => {
      const file = path.join(folder, 'again.jsonl')
      await demo.generate({ children: 600, seed, dirty: { sheet: file } })
      return { text: readFileSync(file, 'utf8'), digest: await demo.digest() }
    }
    const first = await run(7)
    expect(await run(7)).toEqual(first)
    expect((await run(8)).text).not.toBe(first.text)
  },
  SLOW,
)
