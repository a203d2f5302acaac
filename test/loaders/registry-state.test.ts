import type { Cursor } from '../../connectors/contract/connector'
import { RegistryFault } from '../../connectors/contract/connector'
import type { RecordId, Shape } from '../../connectors/contract/records'
import { REGISTRIES } from '../../connectors/registries'
import { registryEnum } from '../../resolvers/hub/registry-enum'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { WrappedConnector } from '../support/fakes/wrapped-connector'
import { startTestHub, type TestHub } from '../support/hub'

/** State UP means that reads work and the feed moves (faults.md 13). */
class HealthyLiar extends WrappedConnector {
  readsFail = false
  feedFails = false

  override async fetch(ids: readonly RecordId[], shape: Shape, signal: AbortSignal) {
    if (this.readsFail) throw new RegistryFault('REGISTRY_DOWN', this.registry, 'broken on purpose')
    return super.fetch(ids, shape, signal)
  }

  override async changes(after: Cursor | null, limit: number, signal: AbortSignal) {
    if (this.feedFails) throw new RegistryFault('REGISTRY_DOWN', this.registry, 'broken on purpose')
    return super.changes(after, limit, signal)
  }
}

let hub: TestHub
let id: string
let health: HealthyLiar
beforeAll(async () => {
  hub = await startTestHub({
    children: 40,
    wrap: (connector) => {
      const one = new HealthyLiar(connector)
      if (connector.registry === 'health') health = one
      return one
    },
  })
  id = `child:${await showcaseUuid(hub)}`
}, 120_000)
afterAll(() => hub?.stop())

const states = async () => {
  const { data } = await hub.ask('doctor', '{ registries { name state } }')
  // A busy machine makes any of them late for a moment, which is no question here.
  const told = (state: string) => (state === 'SLOW' ? 'UP' : state)
  return Object.fromEntries(data.registries.map((one: { name: string; state: string }) => [one.name, told(one.state)]))
}
const ALL_UP = Object.fromEntries(REGISTRIES.map(({ name }) => [registryEnum(name), 'UP']))

test('while the breaker spares a registry it is not up, though it answers; when reads work again it is', async () => {
  expect(await states()).toEqual(ALL_UP)
  health.readsFail = true
  for (let i = 0; i < 8; i += 1) await hub.ask('doctor', `{ child(id: "${id}") { health { archiveNumber } } }`)
  expect(await states()).toEqual({ ...ALL_UP, HEALTH: 'DOWN' })
  health.readsFail = false
  await new Promise((resolve) => setTimeout(resolve, 5_200)) // breaker.coolMs
  expect(await states()).toEqual(ALL_UP)
}, 30_000)

test('a registry whose feed cannot be read is stale, until it can', async () => {
  health.feedFails = true
  await hub.app.follower.catchUpAll(() => undefined)
  expect(await states()).toEqual({ ...ALL_UP, HEALTH: 'STALE' })
  health.feedFails = false
  await hub.app.follower.catchUpAll(() => undefined)
  expect(await states()).toEqual(ALL_UP)
})

test('a feed that nobody follows any more is stale', async () => {
  await asOwner(hub, 'hub', `UPDATE feed SET caught_up_at = now() - interval '3 minutes' WHERE registry = 'police'`)
  expect(await states()).toEqual({ ...ALL_UP, POLICE: 'STALE' })
  await hub.app.follower.catchUpAll(() => undefined)
  expect(await states()).toEqual(ALL_UP)
})

test('what cannot be told is not told to be up', async () => {
  await asOwner(hub, 'hub', 'ALTER TABLE comparison RENAME TO comparison_gone')
  try {
    expect(Object.values(await states())).toEqual(REGISTRIES.map(() => 'UNKNOWN'))
  } finally {
    await asOwner(hub, 'hub', 'ALTER TABLE comparison_gone RENAME TO comparison')
  }
})
