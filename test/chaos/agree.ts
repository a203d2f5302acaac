import type { Connector } from '../../connectors/contract/connector'
import { RegistryFault } from '../../connectors/contract/records'
import { connectRegistries } from '../../src/connect'
import { loadConfig } from '../../src/config/load-config'
import { today } from '../../src/kit/clock'
import { askParts } from '../dirty/ask'
import { WIDE_ACCOUNTS } from '../dirty/wide-realm'
import { isHidden } from '../registry-oracle/children'
import { compareAll, expectedOf } from '../registry-oracle/compare'
import { registryReaders, type TestHub } from '../support/hub'

export interface Agreement {
  readonly children: number
  readonly answers: number
  /** What the hub says otherwise than the registries do. */
  readonly disagreements: readonly string[]
}

/** Every child of the hub against the registries: links, children, index, and the answers over HTTP. */
export async function agreementOf(hub: TestHub): Promise<Agreement> {
  const day = today(hub.clock)
  const compared = await compareAll(hub, await expectedOf(hub, day), day)
  const told = compared.disagreements.map(
    ({ what, child, expected, came }) =>
      `${what} of ${child}: ${JSON.stringify(expected)} came ${JSON.stringify(came)}`,
  )
  const connectors = connectRegistries(loadConfig({ env: {} }), readersOf(hub), hub.clock)
  let answers = 0
  try {
    for (const account of WIDE_ACCOUNTS) {
      const connector = connectors.find(({ registry }) => registry === account.registry)!
      const ids = [...compared.uuids.values()].map((uuid) => `child:${uuid}`)
      const asked = await askParts(hub, account, ids)
      told.push(...asked.faults.map((fault) => `${account.name}: ${fault}`))
      for (const [child, uuid] of compared.uuids) {
        const { surviving, standing, key } = child
        const answer = asked.parts.get(`child:${uuid}`)
        const hidden = isHidden(child, day) !== null
        if (!answer) {
          if (!hidden) told.push(`${account.name}: ${key} is not found`)
          continue
        }
        if (hidden) told.push(`${account.name}: ${key} is found`)
        answers += 1
        if (answer.identity['name'] !== (surviving['name'] ?? null)) told.push(`${account.name}: name of ${key}`)
        const record = standing[account.registry]?.record
        if ((record === undefined) !== (answer.part === null))
          told.push(`${account.name}: the part of ${key} is there or not`)
        if (record !== undefined && answer.part) {
          const live = await recordOf(connector, record)
          for (const [name, value] of Object.entries(answer.part))
            if (
              !asked.hidden.has(name) &&
              !Array.isArray(value) &&
              JSON.stringify(value) !== JSON.stringify(live[name] ?? null)
            )
              told.push(`${account.name}: ${name} of ${key}`)
        }
      }
    }
  } finally {
    await Promise.all(connectors.map((connector) => connector.close()))
  }
  return { children: compared.uuids.size, answers, disagreements: told }
}

async function recordOf(connector: Connector, record: string): Promise<Readonly<Record<string, unknown>>> {
  const { columns } = connector.capabilities
  const [found] = await connector.fetch([record], { columns, collections: {} }, AbortSignal.timeout(10_000))
  if (!found || found instanceof RegistryFault) return {}
  return Object.fromEntries(
    Object.entries(found.values).map(([name, value]) => [name, value instanceof RegistryFault ? null : value]),
  )
}

function readersOf({ urls }: TestHub) {
  return registryReaders(urls)
}
