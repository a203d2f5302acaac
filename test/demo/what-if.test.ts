import { WhatIf } from '../../src/demo/what-if'
import { ShiftedClock } from '../../src/kit/clock'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type TestHub } from '../support/hub'

/** The demo's switch: what it does to a registry meets the hub's own limits, and ends by itself. */
const clock = new ShiftedClock()
const whatIf = new WhatIf(clock)
let hub: TestHub
let id: string
beforeAll(async () => {
  // 500 ms: less than what is slow, so that the time limit has its say.
  const limits = { 'registries.police.timeoutMs': 500, 'registries.health.breaker.coolMs': 300 }
  hub = await startTestHub({ children: 20, whatIf, overrides: limits })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())
afterEach(async () => {
  whatIf.end()
  await new Promise((resolve) => setTimeout(resolve, 400)) // registries that were spared are tried again
})

const QUERY =
  'query ($id: ID!) { child(id: $id) { education { rollState } household { guardianName } health { disabled } } }'
const WHOLE = { education: { rollState: expect.any(String) }, household: { guardianName: expect.any(String) }, health: { disabled: expect.any(Boolean) } } // prettier-ignore
const ask = () => hub.ask('education', QUERY, { id }, { 'x-purpose': 'case' })
const codesOf = async () => (await ask()).errors?.map(({ extensions }) => extensions['code']) ?? []
const stateOf = async (name: string) => {
  const { data } = await hub.ask('education', '{ registries { name state } }')
  return (data.registries as { name: string; state: string }[]).find((one) => one.name === name)!.state
}

test('as long as nothing is pretended, everything answers', async () => {
  expect(whatIf.pretended).toBeNull()
  const answer = await ask()
  expect([answer.errors, answer.data.child]).toEqual([undefined, WHOLE])
})

test('a registry that is down takes its part alone with it, and is spared after a few failures', async () => {
  whatIf.begin('health', 'DOWN')
  const answer = await ask()
  expect(answer.data.child).toEqual({ ...WHOLE, health: null })
  expect(answer.errors!.map(({ extensions }) => [extensions['code'], extensions['registry']])).toEqual([['REGISTRY_DOWN', 'health']]) // prettier-ignore
  for (let asked = 0; asked < 6; asked += 1) await ask()
  const guarded = hub.app.guarded.find(({ registry }) => registry === 'health')!
  expect(guarded.spared).toBe(true)
  const { calls } = guarded
  await ask()
  expect(guarded.calls).toBe(calls)
  expect([await stateOf('HEALTH'), await stateOf('EDUCATION')]).toEqual(['DOWN', 'UP'])
})

test('a slow registry is waited for as long as its time limit says', async () => {
  whatIf.begin('education', 'SLOW')
  const began = performance.now()
  expect((await ask()).data.child).toEqual(WHOLE) // within 2,000 ms
  expect(performance.now() - began).toBeGreaterThan(1_400)
  expect(await stateOf('EDUCATION')).toBe('SLOW')
  whatIf.begin('police', 'SLOW') // in the place of the other one
  expect(await codesOf()).toEqual(['REGISTRY_TIMEOUT'])
  expect(await stateOf('EDUCATION')).toBe('UP')
})

test('it ends by itself after ten minutes, and with the process: another one begins with nothing', async () => {
  whatIf.begin('health', 'DOWN')
  const { until } = whatIf.pretended!
  expect(Math.round((Date.parse(until) - clock.now()) / 60_000)).toBe(10)
  clock.shift(599_000)
  expect(await codesOf()).toEqual(['REGISTRY_DOWN'])
  clock.shift(2_000)
  expect(whatIf.pretended).toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(await codesOf()).toEqual([])
  expect(new WhatIf(clock).pretended).toBeNull()
})
