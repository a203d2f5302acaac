import { describeConnector } from '../../connectors/contract/conformance'
import { REGISTRIES } from '../../connectors/registries'
import { type DemoConnectors, openDemoConnectors } from './demo-connectors'

let demo: DemoConnectors
beforeAll(async () => {
  demo = await openDemoConnectors(400)
})
afterAll(() => demo?.drop())

for (const { name } of REGISTRIES) describeConnector(name, () => demo.subject(name))
