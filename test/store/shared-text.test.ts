import { systemClock } from '../../src/kit/clock'
import { SharedText } from '../../src/store/shared-text'
import { createHubDatabase, type HubDatabase } from '../support/hub-database'
import { rows } from '../support/run-hub'

/** What one process puts in force the others take up; nobody else can put anything. */
let database: HubDatabase
beforeAll(async () => {
  database = await createHubDatabase()
})
afterAll(() => database?.drop())
beforeEach(() => rows(database.ownerUrl, 'TRUNCATE shared_text'))

const KEY = 'a key of the test, kept away from the database'
const text = (key = KEY) => new SharedText(database.store, 'access table', key, systemClock)

test('the others see it once; who put it does not', async () => {
  const [here, there] = [text(), text()]
  await here.put('one')
  expect([await here.next(), await there.next(), await there.next()]).toEqual([null, 'one', null])
})

test('the same text put again changes nothing, another one counts whoever puts it', async () => {
  const [here, there] = [text(), text()]
  await here.put('one')
  await there.put('one')
  await there.put('two')
  expect([await here.next(), await there.next()]).toEqual(['two', null])
  expect(await rows(database.ownerUrl, 'SELECT max(seq) FROM shared_text')).toEqual([{ max: 2 }])
})

test('a text that was put into the database by hand is refused, once', async () => {
  const [here, forger] = [text(), text('another key')]
  await here.put('one')
  await forger.put('all may see all')
  await expect(here.next()).rejects.toMatchObject({ code: 'INTERNAL' })
  expect(await here.next()).toBeNull()
})

test('an earlier text that was copied to the end is refused', async () => {
  const [here, there] = [text(), text()]
  await here.put('one')
  await here.put('two')
  await there.next()
  await rows(
    database.ownerUrl,
    `INSERT INTO shared_text SELECT name, 3, content, seal, at FROM shared_text WHERE seq = 1`,
  )
  await expect(there.next()).rejects.toMatchObject({ code: 'INTERNAL' })
})

test('the hub’s role may neither change nor remove one', async () => {
  await text().put('one')
  for (const statement of ["UPDATE shared_text SET content = 'two'", 'DELETE FROM shared_text'])
    await expect(rows(database.url, statement)).rejects.toMatchObject({ code: '42501' })
})
