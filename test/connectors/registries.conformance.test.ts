import { existsSync } from 'node:fs'
import path from 'node:path'
import { describeConnector } from '../../connectors/contract/conformance'
import { REGISTRY_NAMES } from '../../connectors/contract/records'
import { type DemoConnectors, openDemoConnectors } from './demo-connectors'

let demo: DemoConnectors
beforeAll(async () => {
  demo = await openDemoConnectors(150)
})
afterAll(() => demo?.drop())

for (const registry of REGISTRY_NAMES)
  if (existsSync(path.join(__dirname, `../../connectors/${registry}/mapping.ts`)))
    describeConnector(registry, () => demo.subject(registry))
