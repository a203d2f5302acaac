import { Anchor } from '../../src/audit/anchor'
import { AuditWriter } from '../../src/audit/audit-writer'
import type { Prepared } from '../../src/row-reader/row-reader'
import type { HubStore } from '../../src/store/hub-store'
import { ManualClock } from '../../src/kit/clock'

/** A database that takes a group of records and does not come back until it is let go. */
function stuckStore() {
  const groups: Prepared[] = []
  let release = () => {}
  const stuck = new Promise<void>((resolve) => (release = resolve))
  const store = { run: async (group: Prepared) => (groups.push(group), await stuck, []) } as unknown as HubStore
  return { store, groups, release }
}

const record = (i: number) =>
  ({ kind: 'event', event: 'access-table', at: '2026-11-25T00:00:00Z', detail: { i } }) as const

test('behind a stuck database records wait up to a bound; beyond it they are refused, and none that waited is lost', async () => {
  const { store, groups, release } = stuckStore()
  const writer = new AuditWriter(store, 'key of the test', new Anchor(null), new ManualClock(0))
  const outcomes = { written: 0, refused: 0 }
  const writes = Array.from({ length: 25_000 }, (_, i) =>
    writer.write(record(i)).then(
      () => (outcomes.written += 1),
      (fault: { code: string }) => {
        expect(fault.code).toBe('AUDIT_UNAVAILABLE')
        outcomes.refused += 1
      },
    ),
  )
  await new Promise((resolve) => setImmediate(resolve))
  expect(groups).toHaveLength(1)
  expect(outcomes).toEqual({ written: 0, refused: 5_000 })
  release()
  await Promise.all(writes)
  await writer.close()
  expect(outcomes).toEqual({ written: 20_000, refused: 5_000 })
})
