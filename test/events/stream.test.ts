import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { Streams, looksOf } from '../live/support/stream'
import { startTestHub, type TestHub } from '../support/hub'
import { page, write } from './support/feed'

let hub: TestHub
let uuid: string
let stranger: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, overrides: { 'subscriptions.everyMs': 100 } })
  uuid = await showcaseUuid(hub)
  const [row] = await asOwner(hub, 'hub', `SELECT id FROM child WHERE school_code IS DISTINCT FROM (SELECT school_code FROM child WHERE id = $1) LIMIT 1`, [uuid]) // prettier-ignore
  stranger = row.id as string
}, 120_000)
afterAll(() => hub?.stop())

const streams = new Streams(() => hub)
afterEach(() => streams.close())

const FEED =
  'subscription ($after: String, $first: Int) { events(after: $after, first: $first) { position more events { id } } }'
const idsOf = (answers: { data: { events: { events: { id: string }[] } } }[]) =>
  answers.flatMap(({ data }) => data.events.events.map(({ id }) => id))

test('an answer tells what came since the one before, and nothing twice', async () => {
  const stream = await streams.open('school', FEED)
  expect((await stream.answer(1)).data.events).toMatchObject({ events: [], more: false })
  const first = await write(hub, 'education.changed', uuid)
  expect(idsOf([await stream.answer(2)])).toEqual([first])
  const second = await write(hub, 'education.changed', uuid)
  expect(idsOf([await stream.answer(3)])).toEqual([second])
})

test('what is behind comes page by page without another change; a lost stream goes on from its last position', async () => {
  const { position } = await page(hub, 'school')
  const ids: string[] = []
  for (let i = 0; i < 5; i += 1) ids.push(await write(hub, 'education.changed', uuid))
  const lost = await streams.open('school', FEED, { after: position, first: 2 })
  const kept = (await lost.answer(1)).data.events.position as string
  lost.close()
  const stream = await streams.open('school', FEED, { after: kept, first: 2 })
  await stream.answer(2)
  expect(idsOf(stream.answers)).toEqual(ids.slice(2))
})

test('what the account is not told of makes no answer come', async () => {
  const stream = await streams.open('school', FEED)
  await stream.answer(1)
  await write(hub, 'education.changed', stranger)
  await write(hub, 'health.changed', uuid)
  while ((await looksOf(hub, stream)).length < 2) await new Promise((resolve) => setTimeout(resolve, 50))
  const id = await write(hub, 'education.changed', uuid)
  expect(idsOf([await stream.answer(2)])).toEqual([id])
  expect(stream.answers).toHaveLength(2)
})

test('a position that is not kept any more ends the stream', async () => {
  const stream = await streams.open('school', FEED, { after: 'x' })
  expect((await stream.answer(1)).errors[0].extensions.code).toBe('BAD_CURSOR')
  expect(await stream.end()).toEqual(['next', 'complete'])
})
