import { everyField } from '../hub/support/profile-query'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'
import { changeChild, looksOf, Streams } from './support/stream'

/** A client that opens a long list, and does not read what comes. */
let hub: TestHub
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 220, overrides: { 'subscriptions.everyMs': 100 } })
  child = `child:${await showcaseUuid(hub)}`
})
const streams = new Streams(() => hub)
afterAll(async () => {
  await streams.close()
  await hub?.stop()
})

test('is asked for nothing while it does not read, gets what is then, and holds up neither others nor the hub’s end', async () => {
  const long = `subscription { children(first: 200) { edges { node ${everyField(hub.app.schema)} } } }`
  const slow = await streams.open('education', long)
  const first = await slow.answer(1)
  expect(JSON.stringify(first).length).toBeGreaterThan(200_000)
  slow.response.pause()

  const other = await streams.open('police', 'subscription ($id: ID!) { child(id: $id) { name } }', { id: child })
  await other.answer(1)
  let changes = 0
  const change = async () => {
    changes += 1
    await changeChild(hub, child, { name: `名${changes}` })
    expect((await other.answer(changes + 1)).data.child.name).toBe(`名${changes}`)
  }
  const asked = async () => (await looksOf(hub, slow)).length

  let [before, same] = [0, 0]
  while (same < 5) {
    await change()
    const now = await asked()
    same = now === before ? same + 1 : 0
    before = now
  }
  expect(before).toBeLessThan(changes)

  slow.response.resume()
  const shown = () =>
    (slow.answers.at(-1).data.children.edges as { node: { id: string; name: string } }[]).find(
      ({ node }) => node.id === child,
    )!.node.name
  await slow.until(() => shown() === `名${changes}`)
  expect(slow.answers.length).toBeLessThan(changes)

  slow.response.pause()
  same = 0
  while (same < 5) {
    await change()
    const now = await asked()
    same = now === before ? same + 1 : 0
    before = now
  }
  await hub.stop()
  expect(await other.end()).toEqual([...Array.from({ length: changes + 1 }, () => 'next'), 'complete'])
})
