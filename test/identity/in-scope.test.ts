import { Client } from 'pg'
import { SCOPES, type Scope } from '../../src/access/words'
import { Random } from '../../src/demo/random'
import { scopeCondition, scopeTest, type KnownReach, type Placement } from '../../src/identity/in-scope'
import { ValuesInText } from '../../src/row-reader/values-in-text'
import { createTestDatabase } from '../support/postgres'

/** A scope is defined once. Memory and SQL must give the same children, or a list shows a child that a single query refuses. */
const CODES = ['430000', '430400', '430421', '430421101', '430421101201', '430422', '431000', '440000', '440106']
const SCHOOLS = ['2143000001', '2143000002', '2144000001']
const RECORDS = ['7', '8', "9'", 'a b']

let client: Client
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createTestDatabase('in_scope')
  drop = made.drop
  client = new Client({ connectionString: made.url })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await drop?.()
})

test('2,000 random children and 200 random actors: memory and SQL find the same children', async () => {
  const random = new Random(20261129, 1)
  const perhaps = <T>(values: readonly T[]) => (random.chance(0.3) ? null : random.pick(values))
  const children = Array.from({ length: 2_000 }, (_, i) => ({
    i,
    places: [perhaps(CODES), perhaps(CODES), perhaps(CODES)] as const,
    school: perhaps(SCHOOLS),
    caseloadRecord: perhaps(RECORDS),
  }))
  await client.query(
    'CREATE TABLE child_index (i int, registered_division text, residence_division text, school_division text, school_code text, caseload_record text)',
  )
  for (const { i, places, school, caseloadRecord } of children)
    await client.query('INSERT INTO child_index VALUES ($1, $2, $3, $4, $5, $6)', [
      i,
      ...places,
      school,
      caseloadRecord,
    ])

  let found = 0
  for (let actor = 0; actor < 200; actor += 1) {
    const reach: KnownReach = {
      divisions: ['000000', ...CODES].filter(() => random.chance(0.15)),
      school: perhaps(SCHOOLS),
      caseload: random.chance(0.5) ? null : new Set(RECORDS.filter(() => random.chance(0.5))),
    }
    const scopes: Scope[] = SCOPES.filter(() => random.chance(0.4))
    const values = new ValuesInText()
    const condition = scopeCondition(scopes, reach, values)
    const { rows } = await client.query(`SELECT i FROM child_index WHERE ${condition} ORDER BY i`, values.all)
    const isIn = scopeTest(scopes, reach)
    const inMemory = children.filter((child) => isIn(placementOf(child))).map(({ i }) => i)
    expect(rows.map(({ i }) => i)).toEqual(inMemory)
    found += inMemory.length
  }
  expect(found).toBeGreaterThan(10_000)
})

/** As the look-up reads it: three codes in one text, empty where one is not known. */
function placementOf(child: {
  places: readonly (string | null)[]
  school: string | null
  caseloadRecord: string | null
}): Placement {
  const { school, caseloadRecord } = child
  return { divisions: child.places.map((code) => code ?? '').join(' '), school, caseloadRecord }
}
