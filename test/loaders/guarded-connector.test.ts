import { setTimeout as sleep } from 'node:timers/promises'
import { RegistryFault } from '../../connectors/contract/connector'
import type { Shape } from '../../connectors/contract/records'
import { GuardedConnector, type GuardSettings } from '../../src/loaders/guarded-connector'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { CountingConnector } from '../support/fakes/counting-connector'
import { SlowConnector } from '../support/fakes/slow-connector'
import { smallRegistry } from '../support/fakes/small-registry'
import { WrappedConnector } from '../support/fakes/wrapped-connector'

const SETTINGS: GuardSettings = {
  timeoutMs: 60,
  concurrency: 2,
  retries: 2,
  breaker: { failures: 100, coolMs: 100 },
}
const SHAPE: Shape = { columns: ['name'], collections: {} }

const fault = (call: Promise<unknown>): Promise<RegistryFault> =>
  call.then(
    () => Promise.reject(new TypeError('expected a fault, got an answer')),
    (thrown: RegistryFault) => thrown,
  )

describe('registry-slow', () => {
  test.each([
    ['one that stops when told', false],
    ['one that is deaf to its signal', true],
  ])('the time limit holds for %s', async (_name, deaf) => {
    const guarded = new GuardedConnector(new SlowConnector(smallRegistry(3), 2_000, deaf), SETTINGS)
    const start = process.hrtime.bigint()
    const thrown = await fault(guarded.fetch(['r1'], SHAPE))
    expect(thrown).toMatchObject({ name: 'RegistryFault', code: 'REGISTRY_TIMEOUT', registry: 'education' })
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(1_000)
  })

  test('a call that ran out of time is not tried again', async () => {
    const guarded = new GuardedConnector(new SlowConnector(smallRegistry(3), 2_000), SETTINGS)
    await fault(guarded.fetch(['r1'], SHAPE))
    expect(guarded.calls).toBe(1)
  })

  test('find has the same limit', async () => {
    const guarded = new GuardedConnector(new SlowConnector(smallRegistry(3), 2_000), SETTINGS)
    const thrown = await fault(guarded.find({ by: 'id-number', idNumber: '1' }))
    expect(thrown.code).toBe('REGISTRY_TIMEOUT')
  })

  test('no more calls are under way than the registry bears, the others wait', async () => {
    const slow = new SlowConnector(smallRegistry(3), 20)
    const guarded = new GuardedConnector(slow, { ...SETTINGS, timeoutMs: 1_000 })
    const answers = await Promise.all(Array.from({ length: 8 }, () => guarded.fetch(['r1'], SHAPE)))
    expect(answers).toHaveLength(8)
    expect(slow.mostUnderWay).toBe(2)
  })

  test('a queue that is too long is refused at once', async () => {
    const guarded = new GuardedConnector(new SlowConnector(smallRegistry(3), 40), { ...SETTINGS, timeoutMs: 1_000 })
    const calls = Array.from({ length: 40 }, () => guarded.fetch(['r1'], SHAPE))
    const outcomes = await Promise.allSettled(calls)
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(40 - 2 - 16)
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'REGISTRY_DOWN', message: 'education: too many calls wait for it' })
  })
})

describe('registry-down', () => {
  test('a read that was dropped is tried again', async () => {
    const broken = new BrokenConnector(smallRegistry(3), 2)
    const answers = await new GuardedConnector(broken, SETTINGS).fetch(['r1'], SHAPE)
    expect(answers).toMatchObject([{ id: 'r1' }])
    expect(broken.tries).toBe(3)
  })

  test('but not for ever', async () => {
    const broken = new BrokenConnector(smallRegistry(3))
    const thrown = await fault(new GuardedConnector(broken, SETTINGS).fetch(['r1'], SHAPE))
    expect(thrown).toMatchObject({ code: 'REGISTRY_DOWN', message: 'education: broken on purpose' })
    expect(broken.tries).toBe(1 + SETTINGS.retries)
  })

  test.each(['REGISTRY_LIES', 'CAPABILITY', 'REGISTRY_TIMEOUT'] as const)('%s is not tried again', async (code) => {
    const broken = new BrokenConnector(smallRegistry(3), Infinity, code)
    expect((await fault(new GuardedConnector(broken, SETTINGS).fetch(['r1'], SHAPE))).code).toBe(code)
    expect(broken.tries).toBe(1)
  })

  test('after repeated failures the registry is spared, and asked again when it had time to recover', async () => {
    const broken = new BrokenConnector(smallRegistry(3), 3)
    const guarded = new GuardedConnector(broken, { ...SETTINGS, retries: 0, breaker: { failures: 3, coolMs: 80 } })
    for (let i = 0; i < 3; i += 1) await fault(guarded.fetch(['r1'], SHAPE))
    expect(broken.tries).toBe(3)

    const spared = await fault(guarded.fetch(['r1'], SHAPE))
    expect(spared).toMatchObject({ code: 'REGISTRY_DOWN', message: 'education: spared after repeated failures' })
    expect(broken.tries).toBe(3)

    await sleep(100)
    expect(await guarded.fetch(['r1'], SHAPE)).toMatchObject([{ id: 'r1' }])
    expect(broken.tries).toBe(4)
  })

  test('a registry that times out again and again is spared as well', async () => {
    const slow = new CountingConnector(new SlowConnector(smallRegistry(3), 2_000))
    const guarded = new GuardedConnector(slow, {
      ...SETTINGS,
      timeoutMs: 10,
      breaker: { failures: 2, coolMs: 10_000 },
    })
    for (let i = 0; i < 4; i += 1) await fault(guarded.fetch(['r1'], SHAPE))
    expect(slow.fetches).toHaveLength(2)
  })

  test('one that refuses one statement is neither asked again nor spared: it answers others', async () => {
    const refusing = new WrappedConnector(smallRegistry(3))
    refusing.fetch = () =>
      Promise.reject(new RegistryFault('REGISTRY_DOWN', 'education', 'query failed (42501)', { refused: true }))
    const guarded = new GuardedConnector(refusing, { ...SETTINGS, breaker: { failures: 2, coolMs: 60_000 } })
    for (let i = 0; i < 5; i += 1) expect(await fault(guarded.fetch(['r1'], SHAPE))).toMatchObject({ refused: true })
    expect([guarded.calls, guarded.spared]).toEqual([5, false])
    expect(await guarded.find({ by: 'id-number', idNumber: '1' })).toEqual([])
  })

  test('one that lies is not spared: the lie is a row’s, not the registry’s', async () => {
    const broken = new BrokenConnector(smallRegistry(3), Infinity, 'REGISTRY_LIES')
    const guarded = new GuardedConnector(broken, { ...SETTINGS, breaker: { failures: 2, coolMs: 10_000 } })
    for (let i = 0; i < 5; i += 1) await fault(guarded.fetch(['r1'], SHAPE))
    expect(broken.tries).toBe(5)
  })

  test('whatever a connector throws leaves as a fault of the registry, without its words', async () => {
    class Careless extends WrappedConnector {
      override fetch(): never {
        throw new TypeError('无名 430421201501010001')
      }
    }
    const thrown = await fault(new GuardedConnector(new Careless(smallRegistry(1)), SETTINGS).fetch(['r1'], SHAPE))
    expect(thrown).toMatchObject({ code: 'REGISTRY_DOWN', message: 'education: the call failed' })
  })
})

test('health and the change feed pass through', async () => {
  const guarded = new GuardedConnector(smallRegistry(3), SETTINGS)
  expect((await guarded.health(new AbortController().signal)).state).toBe('up')
  expect((await guarded.changes(null, 2, new AbortController().signal)).records).toHaveLength(2)
})
