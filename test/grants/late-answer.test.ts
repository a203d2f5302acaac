import type { Connector } from '../../connectors/contract/connector'
import { startTestHub, type TestHub } from '../support/hub'
import { asOwner } from '../hub/support/all-seeing'
import { approved, screenedChildren, SCREENINGS } from './support/counter'

/** A registry during whose answer something happens, once. */
class Interrupted {
  private happens: (() => void) | null = null

  during(what: () => void): void {
    this.happens = what
  }

  wrap(connector: Connector): Connector {
    if (connector.registry !== 'health') return connector
    return new Proxy(connector, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown
        if (typeof value !== 'function') return value
        if (name !== 'fetch') return value.bind(target) as unknown
        return async (...given: Parameters<Connector['fetch']>) => {
          const records = await target.fetch(...given)
          this.happens?.()
          this.happens = null
          return records
        }
      },
    })
  }
}

let hub: TestHub
const health = new Interrupted()
beforeAll(async () => {
  hub = await startTestHub({ children: 60, wrap: (connector) => health.wrap(connector) })
})
afterAll(() => hub?.stop())

test('an answer that is ready only after the grant’s last second goes out without what it opened', async () => {
  const [child] = await screenedChildren(hub)
  await approved(hub, 'education', child)
  const until = new Date(Math.ceil(hub.clock.now() / 1_000) * 1_000 + 30_000)
  await asOwner(hub, 'hub', 'UPDATE access_grant SET until = $1', [until])
  const ask = () => hub.ask('education', SCREENINGS, { id: child })
  expect((await ask()).data.child.health.mentalHealth).not.toBeNull()

  health.during(() => hub.clock.shift(31_000))
  const late = await ask()
  expect(late.errors).toBeUndefined()
  expect(late.data.child.health).toMatchObject({ disabled: expect.any(Boolean), mentalHealth: null })
  expect((late.extensions['withheld'] as { field: string }[]).map(({ field }) => field)).toContain(
    'HealthRecord.mentalHealth',
  )
})
