import { Anchor } from '../../src/audit/anchor'
import { AuditWriter } from '../../src/audit/audit-writer'
import { ManualClock } from '../../src/kit/clock'
import type { Prepared } from '../../src/row-reader/row-reader'
import type { HubStore } from '../../src/store/hub-store'

/** A database that counts the groups it was given, and the records in each. */
function countingStore() {
  const groups: number[] = []
  const store = { run: async ({ values }: Prepared) => (groups.push((values.length - 1) / 3), []) }
  return { store: store as unknown as HubStore, groups }
}

const record = (i: number) =>
  ({ kind: 'event', event: 'access-table', at: '2026-11-26T00:00:00Z', detail: { i } }) as const
const writerOn = (store: HubStore) => new AuditWriter(store, 'key of the test', new Anchor(null), new ManualClock(0))

test('a record nobody waits for goes with the next group, before it', async () => {
  const { store, groups } = countingStore()
  const writer = writerOn(store)
  await writer.write(record(0))
  const later = writer.writeLater(record(1))
  await new Promise((resolve) => setImmediate(resolve))
  expect(groups).toEqual([2]) // the chain's opening and the first record
  await Promise.all([writer.write(record(2)), later])
  expect(groups).toEqual([2, 2])
  await writer.close()
})

test('without a next group it goes by itself', async () => {
  const { store, groups } = countingStore()
  const writer = writerOn(store)
  await writer.writeLater(record(0))
  expect(groups).toEqual([2])
  await writer.close()
})

test('a writer that is closed leaves nothing behind', async () => {
  const { store, groups } = countingStore()
  const writer = writerOn(store)
  void writer.writeLater(record(0))
  void writer.writeLater(record(1))
  await writer.close()
  expect(groups).toEqual([3])
})
