import type { RegistryName } from '../../connectors/contract/records'
import { SlowConnector } from '../support/fakes/slow-connector'
import { startTestHub, type TestHub } from '../support/hub'
import { expectThreeOfFour, FOUR } from './support/profile-of-four'
import { showcaseUuid } from './support/sample'

const LIMIT = 400
let hub: TestHub
let id: string
const registries = new Map<RegistryName, SlowConnector>()
beforeAll(async () => {
  hub = await startTestHub({
    wrap: (connector) => {
      const one = new SlowConnector(connector, 0, connector.registry === 'police')
      registries.set(connector.registry, one)
      return one
    },
    overrides: Object.fromEntries(
      ['education', 'police', 'health', 'civilAffairs'].flatMap((name) => [
        [`registries.${name}.timeoutMs`, LIMIT],
        [`registries.${name}.breaker.failures`, 4],
        [`registries.${name}.breaker.coolMs`, 1_500],
      ]),
    ),
  })
  id = `child:${await showcaseUuid(hub)}`
  await hub.ask('civil-affairs', FOUR, { id })
})
afterAll(() => hub?.stop())
afterEach(() => {
  for (const one of registries.values()) one.millis = 0
})

test.each(['education', 'police', 'health', 'civil-affairs'] as const)(
  '%s slow (police even deaf to being told to stop): the answer comes within the time limit, with the other three',
  async (registry) => {
    registries.get(registry)!.millis = 5_000
    const started = performance.now()
    const answer = await hub.ask('civil-affairs', FOUR, { id })
    const took = performance.now() - started
    expectThreeOfFour(answer, registry, 'REGISTRY_TIMEOUT', 'TIMEOUT')
    expect(took).toBeGreaterThanOrEqual(LIMIT - 20)
    expect(took).toBeLessThan(LIMIT + 600)
  },
)

test('a registry slow time after time is spared: the answer no longer waits for it', async () => {
  registries.get('health')!.millis = 5_000
  for (let i = 0; i < 4; i += 1) await hub.ask('civil-affairs', FOUR, { id })
  const started = performance.now()
  const answer = await hub.ask('civil-affairs', FOUR, { id })
  expect(performance.now() - started).toBeLessThan(LIMIT) // waiting for it would take that long
  expectThreeOfFour(answer, 'health', 'REGISTRY_DOWN', 'DOWN')
  registries.get('health')!.millis = 0
  await new Promise((resolve) => setTimeout(resolve, 1_600))
  expect((await hub.ask('civil-affairs', FOUR, { id })).errors).toBeUndefined()
})
