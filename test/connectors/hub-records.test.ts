import { describeConnector } from '../../connectors/contract/conformance'
import { hubConnector } from '../../connectors/hub/hub-connector'
import { VERDICTS } from '../../src/dropout/verdict-columns'
import { GRANT_TEXTS } from '../../src/grants/access-grant'
import { HubStore } from '../../src/store/hub-store'
import { granted, request, screenedChildren } from '../grants/support/counter'
import { startTestHub, type TestHub } from '../support/hub'

let hub: TestHub
let store: HubStore
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
  store = new HubStore({ url: hub.urls.hub.app, poolSize: 2 })
})
afterAll(async () => {
  await store?.close()
  await hub?.stop()
})

describeConnector('what the hub itself keeps', async () => {
  const [child, other] = await screenedChildren(hub)
  const ids = [
    granted(await request(hub, 'education', child)).id,
    granted(await request(hub, 'education', other)).id,
    granted(await request(hub, 'civil-affairs', child)).id,
    granted(await request(hub, 'civil-affairs', other)).id,
  ]
  const connector = hubConnector([GRANT_TEXTS], (text, values) => store.run({ text, values }))
  const unknownId = 'grant:00000000-0000-4000-8000-000000000000'
  return { connector, sample: { ids, unknownId, find: [] }, close: async () => undefined }
})

describeConnector('the verdict that the hub keeps of each child', async () => {
  const rows = await store.run({ text: 'SELECT child_id FROM dropout_verdict ORDER BY child_id LIMIT 4', values: [] })
  const connector = hubConnector([VERDICTS], (text, values) => store.run({ text, values }))
  const unknownId = 'verdict:00000000-0000-4000-8000-000000000000'
  return {
    connector,
    sample: { ids: rows.map(([id]) => `verdict:${id}`), unknownId, find: [] },
    close: async () => undefined,
  }
})
